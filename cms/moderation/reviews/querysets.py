"""Pages by their reviews: when somebody last looked, and when somebody has to look again."""

from django.db.models import Subquery
from django.db.models.functions import Coalesce, Greatest

from cms.core.ownership import responsible_agency_id, review_months
from cms.core.querysets import PublishedQuerySet

from ..models import PageReview
from .calendar import due_key, due_key_of


def with_reviewed_at(pages):
    """Add ``reviewed_at``: when a page was last published or looked over, whichever is later."""
    published = Coalesce("last_published_at", "first_published_at", "latest_revision_created_at")
    looked_over = Coalesce(PageReview.objects.last_of_outer_page(), published)
    return pages.annotate(reviewed_at=Greatest(published, looked_over))


class ReviewQuerySet(PublishedQuerySet):
    """Of pages of all types: ``ReviewQuerySet(Page)``."""

    def to_review(self):
        """Public pages that age, with ``reviewed_at``, ``review_months``, ``due_key`` and ``responsible_agency_id``."""
        aging = self.live().annotate(review_months=review_months()).filter(review_months__gt=0)
        pages = with_reviewed_at(aging).filter(reviewed_at__isnull=False)
        return pages.annotate(
            due_key=due_key_of("reviewed_at", "review_months"), responsible_agency_id=responsible_agency_id()
        )

    def due_by(self, day):
        """Of those, the pages that are due on a day or before."""
        return self.filter(due_key__lte=due_key(day))

    def editable_by(self, user, policy):
        """The pages that a person may edit, by Wagtail's permission policy for pages."""
        editable = policy.instances_user_has_permission_for(user, "change")
        return self.filter(pk__in=Subquery(editable.order_by().values("pk")))
