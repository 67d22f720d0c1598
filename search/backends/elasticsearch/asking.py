"""Queries as Elasticsearch takes them."""

from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchQueryCompiler
from modelsearch.backends.elasticsearchbase import Field
from modelsearch.query import Boost

from ..worth import hits, is_any_of


class QueryCompiler(Elasticsearch9SearchQueryCompiler):
    @property
    def is_by_worth(self):
        """Whether what the index tells of the words decides, as in the databases, and not their frequency."""
        return self.fields is None and is_any_of(self.query)

    def get_inner_query(self):
        if not self.is_by_worth:
            return super().get_inner_query()
        columns = {field.field_name: self.column(field) for field in self.get_searchable_fields()}
        return {
            "bool": {
                "should": [
                    {"constant_score": {"filter": self._compile_query(part, columns[name]), "boost": worth}}
                    for part, name, worth in hits(self.query, columns)
                ]
            }
        }

    def column(self, field):
        return Field(self.mapping.get_field_column_name(field))

    def _compile_query(self, query, field, boost=1.0):
        """Elsewhere without boosts: how rare a word is, Elasticsearch knows itself."""
        if isinstance(query, Boost):
            return self._compile_query(query.subquery, field)
        return super()._compile_query(query, field, boost)

    def get_sort(self):
        """What is equal, and what has no date, comes in one order and last."""
        sort = super().get_sort() or [{"_score": "desc"}]
        return [*sort, {"pk": "desc"}]
