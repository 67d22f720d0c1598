"""The words in which every list of the site asks for pages."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class PublishedQuerySet(PageQuerySet):
    def published(self):
        """Live pages that no view restriction covers, on themselves or on an ancestor.

        The same set as Wagtail's ``live().public()``, but without its extra query per call.
        """
        path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        restrictions = PageViewRestriction.objects.annotate(outer_path=path)
        return self.live().exclude(Exists(restrictions.filter(outer_path__startswith=F("page__path"))))

    def in_default_language(self):
        """The originals: facts, sums and counts come from these alone, translations carry prose only."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def with_responsible_agency(self):
        """Add ``responsible_agency_id``: who answers for a page. Page types that fall back on another agency say so."""
        return self.annotate(responsible_agency_id=F("owner_agency_id"))

    def for_view(self):
        """Bring along the single rows that a page's own view names; a page type with such rows says which."""
        return self

    def latest(self, limit):
        """The pages published last, as a feed shows them. One query."""
        return list(self.order_by("-first_published_at", "-pk")[:limit])


PublishedManager = PageManager.from_queryset(PublishedQuerySet)
