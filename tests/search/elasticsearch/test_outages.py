"""A server that fails, in every way: visitors get the database's answer, writers go on, operators learn why."""

import time
from contextlib import ExitStack

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from search import engines
from search.backends.elasticsearch.outage import outage
from search.models import EngineTrouble

from .stub import serving

pytestmark = pytest.mark.django_db

STRANGE = [{}, [], {"hits": 3}, {"hits": {"hits": [{"fields": {}}]}}, {"hits": {"hits": [{"fields": {"pk": ["x"]}}]}}]
FAILING = {
    "nobody listens": "refused",
    "it never answers": None,
    "the key is missing": (401, {"error": {"type": "security_exception"}, "status": 401}),
    "the key may not": (403, {"error": {"type": "security_exception"}, "status": 403}),
    "it has too much to do": (429, {"error": {"type": "circuit_breaking_exception"}, "status": 429}),
    "it is broken": (500, {"error": {"type": "null_pointer_exception"}, "status": 500}),
    "it is starting": (503, {"error": {"type": "master_not_discovered"}, "status": 503}),
    "it is no JSON": (200, b"<html>Selamat datang di nginx!</html>"),
    "it is half an answer": (200, b'{"hits": {"hi'),
    **{f"it is other JSON, {number}": (200, answer) for number, answer in enumerate(STRANGE)},
}


SOME = {name: FAILING[name] for name in ("nobody listens", "it never answers", "it is broken", "it is other JSON, 0")}


@pytest.fixture
def failing(page, connect):
    """Let the server fail in a way of FAILING; None where nothing listens, else the Stub."""
    with ExitStack() as stack:

        def failing(way):
            stub = stack.enter_context(serving((200, {}) if way == "refused" else way))
            connect(stub.url)
            if way != "refused":
                return stub
            stack.close()
            return None

        yield failing


@pytest.fixture(params=FAILING.values(), ids=FAILING)
def stub(request, failing):
    """Every way of failing, for what visitors meet."""
    return failing(request.param)


@pytest.fixture(params=SOME.values(), ids=SOME)
def one_of_them(request, failing):
    """One way of each kind, for all else."""
    return failing(request.param)


def log_lines(caplog):
    return [record for record in caplog.records if record.name == "cms.search"]


def test_visitors_get_the_answer_of_the_database(stub, titles):
    assert engines.answering() == engines.ELASTICSEARCH
    assert titles() == ["Jembatan gantung"]
    assert engines.answering() == engines.DATABASE


def test_the_whole_page_comes_soon_with_facets_and_count(one_of_them, client):
    begun = time.monotonic()
    page = client.get("/cari/", {"q": "jembatan"}).content.decode()
    assert "Jembatan gantung" in page
    assert time.monotonic() - begun < 3


def test_it_is_asked_once_and_not_by_every_visitor(stub, titles):
    titles()
    asked = len(stub.asked) if stub else 0
    for _visit in range(3):
        assert titles() == ["Jembatan gantung"]
    assert len(stub.asked if stub else []) == asked


def test_the_log_has_one_line_of_it(one_of_them, titles, caplog):
    for _visit in range(3):
        titles()
        outage.failed_at = None  # The pause is over.
    assert len(log_lines(caplog)) == 1


def test_completion_while_typing_goes_on(one_of_them, client):
    assert [item["title"] for item in client.get("/cari/saran", {"q": "jemb"}).json()["suggestions"]] == [
        "Jembatan gantung"
    ]


def test_publishing_goes_on_and_leaves_word(stub, titles, page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "Terowongan"
        page.save_revision().publish()
    page.refresh_from_db()
    assert page.title == "Terowongan"
    assert EngineTrouble.objects.count() == 1
    assert titles("terowongan") == ["Terowongan"]


def test_a_page_withdrawn_leaves_word_and_no_search_counts_it(
    one_of_them, titles, page, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert EngineTrouble.objects.count() == 1
    outage.forget()  # Another process, which has not met the failure yet.
    assert engines.answering() == engines.DATABASE
    assert titles() == []


def test_the_worker_goes_on_and_says_that_the_trouble_lasts(one_of_them):
    engines.keep_in_step(timezone.now())
    assert EngineTrouble.objects.count() == 1


def test_a_rebuild_fails_with_a_sentence_and_the_database_is_up_to_date(one_of_them, titles):
    with pytest.raises(CommandError, match="The database is up to date. Elasticsearch failed"):
        call_command("update_index", verbosity=0)
    assert titles() == ["Jembatan gantung"]
