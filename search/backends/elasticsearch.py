"""Elasticsearch 9, with all values in its facets and index settings of ours."""

from modelsearch.backends.elasticsearch9 import (
    Elasticsearch9Index,
    Elasticsearch9SearchBackend,
    Elasticsearch9SearchResults,
)

from .indexing import EntryIndexMixin
from .paths import filter_path

MOST_VALUES = 2_000  # Of a facet. Elasticsearch gives 10 where nothing is said.
LARGEST_WINDOW = 1_000  # Results asked for at once; more are scrolled through.


class Results(Elasticsearch9SearchResults):
    def _do_search(self):
        if self.stop is None or self.stop - self.start > LARGEST_WINDOW:
            yield from super()._do_search()
            return
        hits = self._backend_do_search(
            self._get_es_body(),
            index=self.index_name,
            source=False,
            stored_fields="pk",
            from_=self.start,
            size=self.stop - self.start,
        )
        yield from self._get_results_from_hits(hits["hits"]["hits"])

    def facet(self, field_name):
        """Every value of a filter field among the results → how many have it, the most frequent first."""
        *relations, field = filter_path(self.query_compiler.queryset.model, field_name)
        mapping, nested_in = self.query_compiler.mapping, []
        for relation in relations:
            nested_in.append(mapping.get_field_column_name(relation))
            mapping = type(mapping)(relation.get_field(mapping.model).related_model)
        column = ".".join([*nested_in, mapping.get_field_column_name(field)])
        counting = {"values": {"terms": {"field": column, "size": MOST_VALUES}}}
        if nested_in:
            counting = {"inner": {"nested": {"path": ".".join(nested_in)}, "aggs": counting}}
        body = self._get_es_body(for_count=True) | {"aggs": counting}
        answer = self._backend_do_search(body, index=self.index_name, size=0)["aggregations"]
        buckets = (answer["inner"] if nested_in else answer)["values"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    @property
    def index_name(self):
        return self.backend.get_index_for_model(self.query_compiler.queryset.model).name


class Index(EntryIndexMixin, Elasticsearch9Index):
    pass


class SearchBackend(Elasticsearch9SearchBackend):
    results_class = Results
    index_class = Index
    settings = {
        "settings": {
            **Elasticsearch9SearchBackend.settings["settings"],
            "number_of_shards": 1,  # Twenty thousand pages need no more, and scores are the same everywhere.
            "auto_expand_replicas": "0-1",
        }
    }
