"""SQLite's full-text search (FTS5), asked in one joined statement.

modelsearch's own asks for the score once more for every page it found, which takes seconds on thousands of pages.
"""

from django.db.models import F, TextField
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import BM25, MatchExpression, normalize
from modelsearch.backends.database.sqlite.sqlite import (
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


def readable(query):
    """The query without what FTS5 would take for syntax, and without boosts, which it does not know; None if empty."""
    if isinstance(query, Boost):
        return readable(query.subquery)
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


class CompilerMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = readable(self.query)

    @property
    def is_plain(self):
        """Whether the one statement serves: there are words to look for."""
        return self.query is not None and not isinstance(normalize(self.query), MatchAll | Not)

    def matches(self):
        """The rows of the index that match and belong to the queryset, best first."""
        fields = self.fields or self.FTS_TABLE_FIELDS
        rows = SQLiteFTSIndexEntry.objects.filter(
            MatchExpression(fields, self.build_search_query(normalize(self.query)))
        )
        # Plus nothing: SQLite must not begin with all rows of a type and ask the words of each.
        rows = rows.alias(content_type=F("index_entry__content_type_id") + 0)
        rows = rows.filter(content_type__in=get_descendants_content_types_pks(self.queryset.model))
        if self.queryset.query.where:
            pks = self.queryset.order_by().values_list(Cast("pk", TextField()))
            rows = rows.filter(index_entry__object_id__in=pks)
        return rows

    def search(self, config, start, stop, score_field=None):
        if self.query is None:
            return self.queryset.none()
        return super().search(config, start, stop, score_field)


class QueryCompiler(CompilerMixin, SQLiteSearchQueryCompiler):
    pass


class AutocompleteQueryCompiler(CompilerMixin, SQLiteAutocompleteQueryCompiler):
    pass


class Results(DatabaseFacets, SQLiteSearchResults):
    def _do_search(self):
        compiler = self.query_compiler
        if self._score_field or not compiler.is_plain:
            return super()._do_search()
        if not compiler.order_by_relevance:
            order = [*compiler.queryset.query.order_by, "-pk"]
            return list(compiler.queryset.filter(pk__in=self.pks()).order_by(*order)[self.start : self.stop])
        rows = compiler.matches().order_by(BM25(), "-index_entry__pk")[self.start : self.stop]
        pks = [compiler.queryset.model._meta.pk.to_python(pk) for pk in self.object_ids(rows)]
        found = {item.pk: item for item in compiler.queryset.filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]

    def _do_count(self):
        if not self.query_compiler.is_plain:
            return super()._do_count()
        return self.query_compiler.matches()[self.start : self.stop].count()

    def pks(self):
        return self.object_ids(self.query_compiler.matches()) if self.query_compiler.is_plain else super().pks()

    @staticmethod
    def object_ids(rows):
        return rows.values_list("index_entry__object_id", flat=True)


class Index(EntryIndexMixin, SQLiteIndex):
    pass


class SearchBackend(SQLiteSearchBackend):
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index
