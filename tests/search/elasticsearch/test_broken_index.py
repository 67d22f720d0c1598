"""A real server whose index is missing, half-built, another release's or read-only: the database answers, operators
learn it, and a rebuild makes all good."""

import uuid

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from search import engines
from search.backends.elasticsearch.outage import outage
from search.models import EngineTrouble, SearchEntry
from tests import services

pytestmark = [pytest.mark.needs_elasticsearch, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def server(settings, page):
    """A server on which the site has no index yet. ``server.es`` is a client of it."""
    settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {
        "elasticsearch": services.elasticsearch_backend(f"test_{uuid.uuid4().hex[:12]}_")
    }
    backend = get_search_backend(engines.ELASTICSEARCH)
    yield backend
    if names := indices(backend):
        backend.es.indices.put_settings(index=names, settings={"index.blocks.write": False})
    backend.remove_all()


@pytest.fixture
def built():
    engines.rebuild()


def the_database_answers(titles):
    """Also once this process has forgotten the failure, for operators have been told."""
    assert titles() == ["Jembatan gantung"]
    outage.forget()
    engines.keep_in_step(timezone.now())
    assert EngineTrouble.objects.count() == 1
    outage.forget()
    assert engines.answering() == engines.DATABASE
    assert titles() == ["Jembatan gantung"]


def a_rebuild_makes_it_good(titles):
    call_command("update_index", verbosity=0)
    assert not EngineTrouble.objects.exists()
    assert engines.answering() == engines.ELASTICSEARCH
    assert titles() == ["Jembatan gantung"]
    assert engines.answering() == engines.ELASTICSEARCH


def indices(server):
    return list(server.es.indices.get(index=f"{server.entries_prefix}*"))


def test_an_index_that_was_never_built(titles):
    the_database_answers(titles)
    a_rebuild_makes_it_good(titles)


def test_an_index_that_somebody_deleted(server, built, titles):
    server.es.indices.delete(index=indices(server))
    the_database_answers(titles)
    a_rebuild_makes_it_good(titles)


def test_a_write_makes_no_index_by_guessing(server, page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert indices(server) == []
    assert "index_not_found_exception" in EngineTrouble.objects.get().reason


def half_build(server):
    rebuilder = server.rebuilder_class(engines.entries_index())
    index = rebuilder.start()
    index.add_model(SearchEntry)
    index.add_all(SearchEntry.objects.all(), lambda done, of: None)
    return rebuilder.index.name


def test_a_rebuild_that_was_cut_short_where_there_was_no_index(server, titles):
    half = half_build(server)
    the_database_answers(titles)
    a_rebuild_makes_it_good(titles)
    assert half not in indices(server)


def test_a_rebuild_that_was_cut_short_leaves_the_index_that_answers(server, built, titles):
    half_build(server)
    assert titles() == ["Jembatan gantung"]
    assert engines.answering() == engines.ELASTICSEARCH


def test_an_index_of_another_release(server, titles):
    other = f"{server.entries_prefix}abad1dea"
    server.es.indices.create(index=f"{other}_lama", aliases={other: {}})
    the_database_answers(titles)
    a_rebuild_makes_it_good(titles)
    assert f"{other}_lama" not in indices(server)


@pytest.mark.parametrize("block", ["write", "read_only_allow_delete"])  # By hand; by the server, on a full disk.
def test_an_index_that_is_read_only(server, built, titles, page, django_capture_on_commit_callbacks, block):
    server.es.indices.put_settings(index=indices(server), settings={f"index.blocks.{block}": True})
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "Jembatan gantung"
        page.save_revision().publish()
    assert EngineTrouble.objects.count() == 1
    the_database_answers(titles)
    a_rebuild_makes_it_good(titles)


def test_an_index_that_can_be_written_to_again_answers_without_a_rebuild(
    server, built, titles, page, django_capture_on_commit_callbacks
):
    server.es.indices.put_settings(index=indices(server), settings={"index.blocks.write": True})
    with django_capture_on_commit_callbacks(execute=True):
        page.title = "Terowongan"
        page.save_revision().publish()
    engines.keep_in_step(timezone.now())
    assert EngineTrouble.objects.count() == 1
    server.es.indices.put_settings(index=indices(server), settings={"index.blocks.write": False})
    engines.keep_in_step(timezone.now())
    assert not EngineTrouble.objects.exists()
    assert titles("terowongan") == ["Terowongan"]
    assert engines.answering() == engines.ELASTICSEARCH
