"""That a public page was looked over, and nothing needs to change."""

from django.db import transaction
from wagtail.log_actions import log

from ..models import PageReview

ACTION = "moderation.review"


def is_reviewable(page):
    """True for a public page that ages."""
    return page.live and bool(getattr(page, "review_months", 0))


@transaction.atomic
def record_review(page, user, now, note=""):
    """Write down the review of a page by a person, in the audit log too."""
    review = PageReview.objects.create(page_id=page.pk, reviewed_at=now, reviewed_by=user, note=note)
    log(instance=page, action=ACTION, user=user, data={"note": note})
    return review
