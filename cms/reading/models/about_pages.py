"""What rows that readers left about a page have in common: whose they are, and who may look at them."""

from django.db import models
from django.db.models import OuterRef
from wagtail.models import Page

from cms.core.ownership import agencies_written_for_by, agency_id_of
from cms.core.querysets import PublishedQuerySet

SEE_ALL = "reading.view_pageremark"  # Of the offices; contributors see what concerns their agencies without it.
DELETE = "reading.delete_pageremark"


class AboutPagesQuerySet(models.QuerySet):
    def of_public_pages(self):
        """Titles of withdrawn pages need not be shown to every office; what was said comes back with the page."""
        return self.filter(page__in=PublishedQuerySet(Page).published())

    def with_agency(self):
        """Add ``agency_id``: the agency that answers for the page today."""
        return self.annotate(agency_id=agency_id_of(OuterRef("page_id")))

    def seen_by(self, user):
        """What somebody may look at, with its page and ``agency_id``: the offices all, contributors their agencies'."""
        rows = self.of_public_pages().with_agency().select_related("page__locale")
        return rows if user.has_perm(SEE_ALL) else rows.filter(agency_id__in=agencies_written_for_by(user).values("pk"))


def sees_feedback(user):
    """Whether somebody is of the offices, or writes for an agency."""
    return user.has_perm(SEE_ALL) or agencies_written_for_by(user).exists()
