"""PostgreSQL's full-text search. The analysis is ours, so its own is the one that changes nothing: ``simple``.

modelsearch's own joins title and text of every row before it looks into them, for which no index helps, and reads them
again for every word to rank them. Here both are asked by themselves, and what an index tells is enough: which of the
words stand in a page, and which of them in its title.
"""

from django.db import connection, transaction
from django.db.models import F, FloatField, Q, TextField, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.query import Boost
from modelsearch.utils import get_descendants_content_types_pks

from .counting import DatabaseFacets
from .indexing import EntryIndexMixin
from .worth import BestFirst, hits, is_any_of


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

    @property
    def is_by_worth(self):
        """Whether the best come first, by what an index tells of them."""
        return self.order_by_relevance and self.is_any_of

    @property
    def is_any_of(self):
        """Whether title and text can be asked by themselves."""
        return self.fields is None and is_any_of(self.query)

    def build_tsquery_content(self, query, config=None, invert=False):
        """A boost says how much a match is worth, which the rank knows; what matches is the same without it."""
        if isinstance(query, Boost):
            return self.build_tsquery_content(query.subquery, config, invert)
        return super().build_tsquery_content(query, config, invert)

    def _apply_ordering_and_scoring(self, queryset, *args, **kwargs):
        if not self.order_by_relevance and queryset.query.order_by:
            queryset = queryset.order_by(*map(nothing_last, queryset.query.order_by), "-pk")
        return super()._apply_ordering_and_scoring(queryset, *args, **kwargs)

    def search(self, config, start, stop, score_field=None, backend=None):
        if not self.is_any_of or (self.order_by_relevance and score_field):
            return super().search(config, start, stop, score_field, backend)
        words = self.build_tsquery(self.query, config=config)
        found = self.queryset.filter(Q(index_entries__title=words) | Q(index_entries__body=words))
        return self._apply_ordering_and_scoring(found, F("pk"), start, stop, score_field)

    def best(self, config, start, stop):
        """The keys of what matches best: by what each of the words found is worth, of equals the newest."""
        found = [
            self.rows(**{field: self.build_tsquery(part, config=config)}).values_list(
                "object_id", Value(worth, output_field=FloatField())
            )
            for part, field, worth in hits(self.query)
        ]
        sql, params = found[0].union(*found[1:], all=True).query.sql_with_params()
        with transaction.atomic(), connection.cursor() as cursor:
            # Starting a parallel worker takes longer than all of the query.
            cursor.execute("SET LOCAL max_parallel_workers_per_gather = 0")
            cursor.execute(
                f"SELECT pk FROM ({sql}) AS hits (pk, worth) GROUP BY pk"  # noqa: S608
                " ORDER BY SUM(worth) DESC, LENGTH(pk) DESC, pk DESC LIMIT %s OFFSET %s",
                [*params, None if stop is None else stop - start, start],
            )
            return [pk for (pk,) in cursor]

    def rows(self, **matching):
        """The rows of the index that match and belong to the queryset."""
        types = get_descendants_content_types_pks(self.queryset.model)
        # Plus nothing: PostgreSQL must not fetch all rows of a type for every word.
        rows = IndexEntry.objects.alias(type=F("content_type_id") + 0).filter(type__in=types, **matching)
        if self.queryset.query.where:
            rows = rows.filter(object_id__in=self.queryset.order_by().values_list(Cast("pk", TextField())))
        return rows.order_by()


class AutocompleteQueryCompiler(PostgresAutocompleteQueryCompiler):
    is_by_worth = False


class Results(BestFirst, DatabaseFacets, PostgresSearchResults):
    pass


class Index(EntryIndexMixin, PostgresIndex):
    pass


class SearchBackend(PostgresSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": "simple"} | params)
