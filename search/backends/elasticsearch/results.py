"""Answers of Elasticsearch, or of the database where Elasticsearch gives none."""

from functools import wraps

from modelsearch.backends import get_search_backend
from modelsearch.backends.elasticsearch9 import Elasticsearch9AutocompleteQueryCompiler, Elasticsearch9SearchResults

from ..paths import filter_path
from .outage import FAILURES, outage, reading_an_answer

MOST_VALUES = 2_000  # Of a facet. Elasticsearch gives 10 where nothing is said.


def or_from_the_database(method):
    """Let the database answer instead where the server does not."""

    @wraps(method)
    def answer(self, *args):
        try:
            return method(self, *args)
        except FAILURES as error:
            outage.note(error)
            return getattr(self.in_the_database(), method.__name__)(*args)

    return answer


class Results(Elasticsearch9SearchResults):
    def in_the_database(self):
        """The same question to the database."""
        asked, database = self.query_compiler, get_search_backend()
        ask = database.autocomplete if isinstance(asked, Elasticsearch9AutocompleteQueryCompiler) else database.search
        results = ask(asked.query, asked.queryset, fields=asked.fields, order_by_relevance=asked.order_by_relevance)
        results.start, results.stop = self.start, self.stop
        return results

    @or_from_the_database
    def _do_search(self):
        size = {} if self.stop is None else {"size": self.stop - self.start}
        answer = self.ask(self._get_es_body(), source=False, stored_fields="pk", from_=self.start, **size)
        with reading_an_answer():
            keys = [int(hit["fields"]["pk"][0]) for hit in answer["hits"]["hits"]]
        found = {item.pk: item for item in self.query_compiler.queryset.filter(pk__in=keys)}
        return [found[key] for key in keys if key in found]

    @or_from_the_database
    def _do_count(self):
        with reading_an_answer():
            return super()._do_count()

    @or_from_the_database
    def facet(self, field_name):
        """Every value of a filter field among the results → how many have it, the most frequent first."""
        *relations, field = filter_path(self.model, field_name)
        mapping, nested_in = self.query_compiler.mapping, []
        for relation in relations:
            nested_in.append(mapping.get_field_column_name(relation))
            mapping = type(mapping)(relation.get_field(mapping.model).related_model)
        column = ".".join([*nested_in, mapping.get_field_column_name(field)])
        counting = {"values": {"terms": {"field": column, "size": MOST_VALUES}}}
        if nested_in:
            counting = {"inner": {"nested": {"path": ".".join(nested_in)}, "aggs": counting}}
        answer = self.ask(self._get_es_body(for_count=True) | {"aggs": counting}, size=0)
        with reading_an_answer():
            counted = answer["aggregations"]["inner"] if nested_in else answer["aggregations"]
            return {bucket["key"]: bucket["doc_count"] for bucket in counted["values"]["buckets"]}

    def ask(self, body, **options):
        return self._backend_do_search(body, index=self.backend.get_index_for_model(self.model).name, **options)
