"""Elasticsearch follows the database: after commit, in any order, and whatever was lost on the way."""

import uuid
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from search import engines
from search.language.stems import stem
from search.models import EngineTrouble, SearchEntry
from search.query import SearchFilters, search
from tests import services
from tests.builders import home, make_info

pytestmark = [pytest.mark.needs_elasticsearch, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def server(settings, db):
    """An index of its own, built, on a site with a home page."""
    settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {
        "elasticsearch": services.elasticsearch_backend(f"test_{uuid.uuid4().hex[:12]}_")
    }
    home()
    engines.rebuild()
    yield
    get_search_backend(engines.ELASTICSEARCH).remove_all()


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def found(text):
    """The titles that Elasticsearch finds, and how many it counts."""
    results = search(text, SearchFilters())
    assert results.engine == engines.ELASTICSEARCH
    return [page.title for page in results.pages], len(results.pages)


def kept():
    return set(engines.entries_index().kept())


class Undone(Exception):
    pass


@pytest.fixture
def bridge(committed):
    with committed():
        page = make_info(title="Jembatan gantung")
    assert found("jembatan") == (["Jembatan gantung"], 1)
    return page


def retitle(page, title):
    page.title = title
    page.save_revision().publish()


def test_a_page_that_is_withdrawn_is_gone_with_the_commit(bridge, committed):
    with committed():
        bridge.unpublish()
        assert bridge.pk in kept()
    assert found("jembatan") == ([], 0)
    assert bridge.pk not in kept()


def test_what_is_rolled_back_never_reaches_the_index(bridge, committed):
    with committed(), suppress(Undone), transaction.atomic():
        bridge.unpublish()
        make_info(title="Jembatan kedua")
        raise Undone
    assert found("jembatan") == (["Jembatan gantung"], 1)
    assert not EngineTrouble.objects.exists()


def test_a_write_that_arrives_late_does_not_replace_a_newer_one(bridge, committed):
    late = SearchEntry.objects.get(pk=bridge.pk)
    with committed():
        retitle(bridge, "Terowongan")
    engines.entries_index().add_items(SearchEntry, [late])
    assert found("terowongan")[1] == 1
    assert found("jembatan")[1] == 0


def test_a_write_that_arrives_after_the_page_is_gone_does_not_bring_it_back(bridge, committed):
    late = SearchEntry.objects.get(pk=bridge.pk)
    with committed():
        bridge.unpublish()
    engines.entries_index().add_items(SearchEntry, [late])
    assert bridge.pk not in kept()


def test_what_a_dying_process_did_not_write_any_more_the_worker_writes(bridge, committed):
    with committed():
        changed = make_info(title="Jembatan beton")
    bridge.unpublish()  # Outside ``committed``: nothing is told to Elasticsearch.
    retitle(changed, "Terowongan")
    make_info(title="Jembatan baru")
    with committed():
        make_info(title="Kabar lain")  # Written since, with a later moment than those that were lost.
    engines.keep_in_step(timezone.now())
    assert found("jembatan") == (["Jembatan baru"], 1)
    assert found("terowongan") == (["Terowongan"], 1)


def test_an_index_that_is_ahead_of_a_restored_database_follows_it(bridge, committed):
    yesterday = timezone.now() - timedelta(days=1)
    SearchEntry.objects.filter(pk=bridge.pk).update(changed_at=yesterday, stems=f" {stem('terowongan')} \n\n")
    engines.keep_in_step(timezone.now())
    assert found("terowongan")[1] == 1
    assert found("jembatan")[1] == 0
    with committed():
        retitle(bridge, "Jembatan gantung ditutup")
    assert found("jembatan")[1] == 1


def test_a_worker_that_finds_all_in_step_writes_nothing(bridge, monkeypatch):
    monkeypatch.setattr(type(engines.entries_index()), "write", lambda *args, **options: pytest.fail("written"))
    engines.keep_in_step(timezone.now())
    assert not EngineTrouble.objects.exists()


def test_people_search_and_publish_while_the_index_is_rebuilt(bridge, committed):
    with committed():
        goes = make_info(title="Jembatan beton")
    seen = []

    def meanwhile(done, of):
        seen.append(found("jembatan")[0])
        with committed():
            goes.unpublish()
            make_info(title="Jembatan baru")
        seen.append(found("jembatan")[0])

    engines.rebuild(meanwhile)
    seen.append(found("jembatan")[0])
    assert [sorted(titles) for titles in seen] == [
        ["Jembatan beton", "Jembatan gantung"],
        ["Jembatan baru", "Jembatan gantung"],
        ["Jembatan baru", "Jembatan gantung"],
    ]
    assert goes.pk not in kept()


@pytest.fixture
def two_rebuilds():
    """Two rebuilds under way at once, the one that began first first."""
    alias = engines.entries_index()
    rebuilders = []
    for _ in range(2):
        rebuilders.append(alias.backend.rebuilder_class(alias))
        index = rebuilders[-1].start()
        index.add_model(SearchEntry)
        index.add_all(SearchEntry.objects.all(), lambda done, of: None)
    return rebuilders


def test_of_two_rebuilds_at_once_that_end_in_turn_the_last_is_kept(bridge, two_rebuilds):
    for rebuilder in two_rebuilds:
        rebuilder.finish()
        assert found("jembatan")[1] == 1
    assert list(every_index()) == [two_rebuilds[1].index.name]


def test_a_rebuild_that_a_later_one_has_overtaken_says_so_and_harms_nothing(bridge, two_rebuilds):
    overtaken, later = two_rebuilds
    later.finish()
    with pytest.raises(engines.FAILURES):
        overtaken.finish()
    assert found("jembatan")[1] == 1
    assert list(every_index()) == [later.index.name]


def every_index():
    backend = get_search_backend(engines.ELASTICSEARCH)
    return backend.es.indices.get(index=f"{backend.entries_prefix}*")


def test_update_index_tells_how_far_it_is(bridge, capsys):
    call_command("update_index")
    assert (
        f"elasticsearch: {SearchEntry.objects.count()} of {SearchEntry.objects.count()} pages"
        in capsys.readouterr().out
    )
