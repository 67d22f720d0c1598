"""What search knows of each public page: its text, analysed once, and what it can be narrowed down by."""

from django.db import models
from wagtail.search import index
from wagtail.search.queryset import SearchableQuerySetMixin

from ..ranking import Candidate


class TitleStems(index.SearchField):
    """The stems of the title, in the index's column for titles."""

    def get_value(self, obj):
        return obj.stems.split("\n")[0]


class SearchEntryQuerySet(SearchableQuerySetMixin, models.QuerySet):
    def for_ranking(self):
        """Only what ranking reads."""
        return self.only("pk", "words", "stems", "boost")

    def with_facets(self, name, values):
        """Entries with at least one of the values of a facet."""
        return self.filter(facets__key__in=[facet_key(name, value) for value in values])

    def facet_counts(self):
        """Every facet key among the entries → how many have it."""
        facets = SearchFacet.objects.filter(entry__in=self.order_by().values("pk"))
        return dict(facets.values_list("key").annotate(count=models.Count("entry")).order_by())


class SearchEntry(index.Indexed, models.Model):
    """A public page as search sees it. Pages that are not public have none: see search/indexing.py.

    ``words`` and ``stems`` hold the zones title, lead and body, a line each, as running text (see ranking.py).
    ``text`` is what excerpts are cut from. ``date`` is the day that people sort by; the days from ``first_day`` to
    ``last_day`` are those that a range of dates must touch.
    """

    page = models.OneToOneField("wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+")
    type = models.CharField(max_length=40)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    words = models.TextField()
    stems = models.TextField()
    date = models.DateField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    boost = models.FloatField(default=1)
    changed_at = models.DateTimeField(auto_now=True)

    objects = SearchEntryQuerySet.as_manager()

    search_fields = [
        TitleStems("title"),
        index.SearchField("stems_below_title"),
        index.AutocompleteField("title"),
        index.FilterField("page"),  # The key: PostgreSQL narrows down by it.
        index.FilterField("type"),
        index.FilterField("date"),
        index.FilterField("first_day"),
        index.FilterField("last_day"),
        index.FilterField("changed_at"),
        index.RelatedFields("facets", [index.FilterField("key")]),
    ]

    class Meta:
        indexes = [models.Index(fields=["date"], name="search_entry_date")]

    def __str__(self):
        return self.title

    @property
    def candidate(self):
        return Candidate(self.pk, tuple(self.words.split("\n")), tuple(self.stems.split("\n")), self.boost)

    @property
    def stems_below_title(self):
        return " ".join(self.stems.split("\n")[1:])


class SearchFacet(models.Model):
    """One value that an entry can be narrowed down by."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facets")
    key = models.CharField(max_length=120)  # For example "opd:dinkes"; see search/facets.py.

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="search_facet_once")]
        indexes = [models.Index(fields=["key", "entry"], name="search_facet_key")]

    def __str__(self):
        return self.key


def facet_key(name, value):
    return f"{name}:{value}"
