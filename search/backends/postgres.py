"""PostgreSQL's full-text search. The analysis is ours, so its own is the one that changes nothing: ``simple``."""

from django.db.models import F
from modelsearch.backends.database.postgres.postgres import (
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.query import Boost

from .counting import DatabaseFacets
from .indexing import EntryIndexMixin


def nothing_last(name):
    """What to sort by, with rows that have no value last in both directions, as everywhere but in PostgreSQL."""
    field = F(name.removeprefix("-"))
    return field.desc(nulls_last=True) if name.startswith("-") else field.asc(nulls_last=True)


class QueryCompiler(PostgresSearchQueryCompiler):
    def __init__(self, queryset, *args, **kwargs):
        super().__init__(queryset, *args, **kwargs)
        if queryset.query.distinct_fields or queryset.query.where:
            # A filter through a relation gives a row for each related row; here everyone comes once.
            self.queryset = queryset.model.objects.filter(pk__in=queryset.order_by().values("pk"))
            self.queryset.query.deferred_loading = queryset.query.deferred_loading
            self.queryset.query.order_by = queryset.query.order_by

    def build_tsquery_content(self, query, config=None, invert=False):
        """A boost says how much a match is worth, which the rank knows; what matches is the same without it."""
        if isinstance(query, Boost):
            return self.build_tsquery_content(query.subquery, config, invert)
        return super().build_tsquery_content(query, config, invert)

    def _apply_ordering_and_scoring(self, queryset, *args, **kwargs):
        if not self.order_by_relevance and queryset.query.order_by:
            queryset = queryset.order_by(*map(nothing_last, queryset.query.order_by), "-pk")
        return super()._apply_ordering_and_scoring(queryset, *args, **kwargs)


class Results(DatabaseFacets, PostgresSearchResults):
    pass


class Index(EntryIndexMixin, PostgresIndex):
    pass


class SearchBackend(PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteQueryCompiler
    results_class = Results
    index_class = Index

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": "simple"} | params)
