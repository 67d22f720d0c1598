"""How well the demo city's own content is found, by queries that citizens would type: queries.tsv."""

import uuid
from io import StringIO
from pathlib import Path
from time import perf_counter

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from wagtail.search.backends import get_search_backend

from search import engines, knowledge
from search.evaluation import evaluate, latency, macro
from search.models import SearchEntry
from search.query import SearchFilters, search
from tests import services

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


@pytest.fixture(
    scope="class",
    params=[engines.DATABASE, pytest.param(engines.ELASTICSEARCH, marks=pytest.mark.needs_elasticsearch)],
)
def engine(request, city):
    """Each engine of the site, with the city in it."""
    if request.param == engines.DATABASE:
        yield request.param
        return
    server = services.elasticsearch_backend(f"test_{uuid.uuid4().hex[:12]}_")
    with override_settings(WAGTAILSEARCH_BACKENDS=settings.WAGTAILSEARCH_BACKENDS | {request.param: server}):
        engines.rebuild()
        yield request.param
        get_search_backend(request.param).remove_all()


@pytest.fixture(scope="class")
def scores(engine, city):
    queries, judgments = collection()

    def find(text):
        return [city[key] for key in search(text, SearchFilters()).keys(0, 20)]

    found = evaluate(queries, judgments, find, perf_counter)
    assert engines.answering() == engine
    return found


@pytest.mark.xdist_group("search_quality")
class TestQuality:
    def test_there_are_sixty_queries_of_every_class_and_each_has_an_answer_on_the_site(self, city):
        queries, judgments = collection()
        assert len(queries) >= 60
        assert {query["class"] for query in queries} == {*LEAST, "topic"}
        assert {address for addresses in judgments.values() for address in addresses} <= set(city.values())

    @pytest.mark.parametrize("kind", LEAST)
    def test_each_class_of_queries_is_answered(self, scores, kind):
        assert scores[kind].row()[0] >= LEAST[kind], {name: score.row() for name, score in scores.items()}

    def test_search_as_a_whole_is_as_good_as_it_was(self, scores):
        ndcg, mrr, recall, empty = macro(scores)
        assert ndcg >= 0.9
        assert recall >= 0.9
        assert empty == 0

    def test_an_answer_takes_a_fraction_of_a_second(self, scores):
        assert latency(scores)[0] < 0.5
