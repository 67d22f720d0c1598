"""SQLite's full-text search (FTS5), asked in one statement.

modelsearch's own asks for the score once more for every page it found, which takes seconds on thousands of pages.
"""

from django.db import connection
from django.db.models import F, FloatField, TextField, Value
from django.db.models.functions import Cast, Length
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    IndexEntry,
    SQLiteAutocompleteQueryCompiler,
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText
from modelsearch.utils import get_descendants_content_types_pks

from .counting import DatabaseFacets
from .indexing import EntryIndexMixin
from .worth import BestFirst, alternatives, hits, is_any_of

MOST_BEGUN = 4000  # Rows that are looked at for completing a text: two letters begin a word of nearly every title.


def readable(query):
    """The query without what FTS5 would take for syntax; None if nothing is left."""
    if isinstance(query, Boost):
        inner = readable(query.subquery)
        return inner and Boost(inner, query.boost)
    if isinstance(query, Not):
        inner = readable(query.subquery)
        return inner and Not(inner)
    if isinstance(query, And | Or):
        parts = [part for part in map(readable, query.subqueries) if part]
        return type(query)(parts) if parts else None
    if isinstance(query, PlainText | Phrase):
        words = query.query_string.replace('"', " ").replace("\x00", " ").split()
        if not any(any(letter.isalnum() for letter in word) for word in words):
            return None
        text = " ".join(words)
        return Phrase(text) if isinstance(query, Phrase) else PlainText(text, operator=query.operator)
    return query


def unweighted(query):
    """The query without what matches are worth, which FTS5 does not know."""
    return Or([part for part, _worth in alternatives(query)]) if isinstance(query, Or | Boost) else query


class CompilerMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.weighted = readable(self.query)
        self.query = unweighted(self.weighted)

    @property
    def is_plain(self):
        """Whether the statements here serve: there are words to look for."""
        return self.query is not None and not isinstance(normalize(self.query), MatchAll | Not)

    @property
    def is_by_worth(self):
        return self.is_plain and self.order_by_relevance

    def rows(self):
        """The rows of modelsearch's index that belong to the queryset."""
        # Plus nothing: SQLite must not begin with all rows of a type and ask the words of each.
        types = get_descendants_content_types_pks(self.queryset.model)
        rows = IndexEntry.objects.alias(type=F("content_type_id") + 0).filter(type__in=types)
        if self.queryset.query.where:
            rows = rows.filter(object_id__in=self.queryset.order_by().values_list(Cast("pk", TextField())))
        return rows

    def matching(self, query, fields, config=None):
        """The rows of the full-text index that match."""
        return SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(fields, self.build_search_query(normalize(query), config=config))
        )

    def matches(self, config=None):
        """The keys, as text, of what matches."""
        found = self.matching(self.query, self.fields or self.FTS_TABLE_FIELDS, config)
        return self.rows().filter(sqliteftsindexentry__in=found).values_list("object_id", flat=True)

    def best(self, config, start, stop):
        """The keys of what matches best, as text: by how often, and how rare, the words are."""
        found = self.matching(self.query, self.fields or self.FTS_TABLE_FIELDS, config)
        return self.most_worth([found.values_list("pk", -BM25())], start, stop)

    def most_worth(self, hits, start, stop):
        """The keys, as text, of the rows whose hits are worth most, of equals the newest. ``hits``: querysets of
        (row, worth), in which a row may stand several times."""
        found = hits[0].union(*hits[1:], all=True) if hits[1:] else hits[0]
        sql, params = found.query.sql_with_params()
        rows, row_params = self.rows().values_list("pk", "object_id").query.sql_with_params()
        # A cross join: SQLite must not go through all rows and ask the words of each.
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH hits (row, worth) AS ({sql}), rows (row, pk) AS ({rows})"  # noqa: S608
                " SELECT pk FROM (SELECT row, SUM(worth) AS worth FROM hits GROUP BY row) CROSS JOIN rows USING (row)"
                " ORDER BY worth DESC, LENGTH(pk) DESC, pk DESC LIMIT %s OFFSET %s",
                [*params, *row_params, -1 if stop is None else stop - start, start],
            )
            return [pk for (pk,) in cursor]

    def search(self, config, start, stop, score_field=None):
        if self.query is None:
            return self.queryset.none()
        return super().search(config, start, stop, score_field)


class QueryCompiler(CompilerMixin, SQLiteSearchQueryCompiler):
    def best(self, config, start, stop):
        """The keys of what matches best, as text: by what each of the words found is worth, of equals the newest."""
        if self.fields or not is_any_of(self.weighted):
            return super().best(config, start, stop)
        found = [
            self.matching(part, [field], config).values_list("pk", Value(worth, output_field=FloatField()))
            for part, field, worth in hits(self.weighted)
        ]
        return self.most_worth(found, start, stop)


class AutocompleteQueryCompiler(CompilerMixin, SQLiteAutocompleteQueryCompiler):
    def best(self, config, start, stop):
        """The keys of the shortest texts that match, as text; of very many matches, among the newest."""
        found = self.matching(self.query, self.fields or self.FTS_TABLE_FIELDS, config).order_by("-pk")[:MOST_BEGUN]
        return self.most_worth([found.values_list("pk", -Length("autocomplete"))], start, stop)


class Results(BestFirst, DatabaseFacets, SQLiteSearchResults):
    def _do_search(self):
        compiler = self.query_compiler
        if self._score_field or compiler.order_by_relevance or not compiler.is_plain:
            return super()._do_search()
        order = [*compiler.queryset.query.order_by, "-pk"]
        return list(compiler.queryset.filter(pk__in=self.pks()).order_by(*order)[self.start : self.stop])

    def _do_count(self):
        if not self.query_compiler.is_plain:
            return super()._do_count()
        return self.query_compiler.matches()[self.start : self.stop].count()

    def pks(self):
        return self.query_compiler.matches() if self.query_compiler.is_plain else super().pks()


class Index(EntryIndexMixin, SQLiteIndex):
    pass


class SearchBackend(SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index
