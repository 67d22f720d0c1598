"""Queries as Elasticsearch takes them."""

from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchQueryCompiler
from modelsearch.query import Boost


class QueryCompiler(Elasticsearch9SearchQueryCompiler):
    def _compile_query(self, query, field, boost=1.0):
        """Without boosts: how rare a word is, Elasticsearch knows itself."""
        if isinstance(query, Boost):
            return self._compile_query(query.subquery, field)
        return super()._compile_query(query, field, boost)

    def get_sort(self):
        """What is equal, and what has no date, comes in one order and last."""
        sort = super().get_sort()
        return sort and [*sort, {"pk": "desc"}]
