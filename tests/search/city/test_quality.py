"""How well the demo city's own content is found, by queries that citizens would type: queries.tsv."""

from io import StringIO
from pathlib import Path
from time import perf_counter

import pytest
from django.core.management import call_command

from search import knowledge
from search.evaluation import evaluate, latency, macro
from search.models import SearchEntry
from search.query import SearchFilters, search

pytestmark = pytest.mark.django_db

LEAST = {"exact": 0.95, "morph": 0.85, "typo": 0.9, "acronym": 0.9, "synonym": 0.85, "summary": 0.85, "question": 0.85}


def collection():
    """The queries (id, text, class) and, by id, the addresses that answer each."""
    queries, judgments = [], {}
    for line in (Path(__file__).parent / "queries.tsv").read_text().splitlines():
        if not line.startswith("#"):
            kind, text, *addresses = line.split("\t")
            queries.append({"id": text, "text": text, "class": kind})
            judgments[text] = dict.fromkeys(addresses, 1)
    return queries, judgments


@pytest.fixture(scope="class")
def city(class_db):
    """The demo city, its words counted; gives the address of each entry's page by its key."""
    call_command("load_demo", stdout=StringIO())
    knowledge.count()
    rows = SearchEntry.objects.values_list("pk", "page__url_path")
    return {pk: "/" + path.split("/", 2)[2] for pk, path in rows}


@pytest.fixture(scope="class")
def scores(city):
    queries, judgments = collection()

    def find(text):
        return [city[key] for key in search(text, SearchFilters()).keys(0, 20)]

    return evaluate(queries, judgments, find, perf_counter)


@pytest.mark.xdist_group("search_quality")
class TestQuality:
    def test_there_are_sixty_queries_of_every_class_and_each_has_an_answer_on_the_site(self, city):
        queries, judgments = collection()
        assert len(queries) >= 60
        assert {query["class"] for query in queries} == {*LEAST, "topic"}
        assert {address for addresses in judgments.values() for address in addresses} <= set(city.values())

    @pytest.mark.parametrize("kind", LEAST)
    def test_each_class_of_queries_is_answered(self, scores, kind):
        assert scores[kind].row()[0] >= LEAST[kind]

    def test_search_as_a_whole_is_as_good_as_it_was(self, scores):
        ndcg, mrr, recall, empty = macro(scores)
        assert ndcg >= 0.9
        assert recall >= 0.9
        assert empty == 0

    def test_an_answer_takes_a_fraction_of_a_second(self, scores):
        assert latency(scores)[0] < 0.5
