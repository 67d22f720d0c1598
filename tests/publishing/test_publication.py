from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from cms.publishing import steps
from cms.publishing.models import LEASE, Publication
from cms.publishing.publication import record, retry_unfinished, run_steps
from home.models import InfoPage
from tests.builders import home, make_info, make_program, republish

pytestmark = pytest.mark.django_db
Action = Publication.Action

calls = []


def first_step(publication):
    calls.append(("first", publication.page_id))


def second_step(publication):
    calls.append(("second", publication.page_id))


def broken_step(publication):
    calls.append(("broken", publication.page_id))
    raise RuntimeError("the index is down")


HERE = __name__
STEPS = [f"{HERE}.first_step", f"{HERE}.second_step"]
BROKEN = [f"{HERE}.first_step", f"{HERE}.broken_step", f"{HERE}.second_step"]


@pytest.fixture(autouse=True)
def _no_calls():
    calls.clear()


@pytest.fixture
def page(settings):
    settings.PUBLICATION_STEPS = []
    page = make_info()
    settings.PUBLICATION_STEPS = STEPS
    return page


def of(page):
    return Publication.objects.filter(page_id=page.pk).order_by("pk")


def test_publishing_is_recorded(page):
    republish(page)
    assert [p.action for p in of(page)] == [Action.PUBLISHED, Action.PUBLISHED]


def test_unpublishing_is_recorded(page):
    page.unpublish()
    assert of(page).last().action == Action.UNPUBLISHED


def test_deleting_is_recorded_with_title_and_address(page):
    pk, path = page.pk, page.url_path
    page.delete()
    last = Publication.objects.filter(page_id=pk).last()
    assert (last.action, last.title, last.path) == (Action.DELETED, "Tentang", path)


def test_deleting_what_was_never_public_is_nobodys_business(page):
    draft = InfoPage(title="Draf", slug="draf", summary="Belum terbit.", live=False)
    page.add_child(instance=draft)
    draft.delete()
    assert not of(draft).exists()


def test_moving_is_recorded_with_the_old_address(page):
    old = page.url_path
    page.move(make_info(title="Baru", slug="baru"), pos="last-child")
    last = of(page).last()
    assert (last.action, last.path) == (Action.MOVED, old)


def test_steps_run_in_order_after_commit(page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        republish(page)
        assert calls == []
    assert calls == [("first", page.pk), ("second", page.pk)]
    assert of(page).last().remaining_steps == []


def test_a_failing_step_stops_neither_the_publication_nor_the_steps_after_it(
    page, settings, caplog, django_capture_on_commit_callbacks
):
    settings.PUBLICATION_STEPS = BROKEN
    with django_capture_on_commit_callbacks(execute=True):
        republish(page)
    page.refresh_from_db()
    assert page.live
    assert [name for name, _ in calls] == ["first", "broken", "second"]
    assert of(page).last().remaining_steps == [f"{HERE}.broken_step"]
    assert "the index is down" in caplog.text


def test_the_worker_tries_a_failed_step_again_until_it_succeeds(page, settings, monkeypatch):
    settings.PUBLICATION_STEPS = BROKEN
    record(page, Action.PUBLISHED)
    retry_unfinished(timezone.now())
    assert of(page).last().remaining_steps == [f"{HERE}.broken_step"]
    monkeypatch.setitem(globals(), "broken_step", first_step)
    assert retry_unfinished(timezone.now()) == 1
    assert of(page).last().remaining_steps == []
    assert retry_unfinished(timezone.now()) == 0


def test_what_a_killed_process_left_is_taken_up_after_its_lease(page):
    record(page, Action.PUBLISHED)
    left = of(page).last()
    now = timezone.now()
    assert Publication.objects.claim(left.pk, now)  # …and then the process was killed.
    assert retry_unfinished(now) == 0
    assert retry_unfinished(now + LEASE + timedelta(seconds=1)) == 1
    assert [name for name, _ in calls] == ["first", "second"]


def test_two_processes_cannot_claim_the_same_publication(page):
    record(page, Action.PUBLISHED)
    pk, now = of(page).last().pk, timezone.now()
    assert Publication.objects.claim(pk, now)
    assert not Publication.objects.claim(pk, now)
    run_steps(pk, now)
    assert calls == []


def test_a_transaction_rolled_back_records_nothing(page):
    before = Publication.objects.count()
    with transaction.atomic():
        republish(page)
        transaction.set_rollback(True)
    assert Publication.objects.count() == before


def test_the_real_steps_survive_a_page_that_is_gone(settings):
    page = make_info()
    record(page, Action.DELETED)
    publication = of(page).last()
    page.delete()
    steps.update_search_index(publication)


def test_a_permalink_leads_to_the_page_wherever_it_stands(client):
    program = make_program(slug="lampu")
    assert client.get(f"/p/{program.pk}").headers["Location"].endswith("/program/lampu/")
    program.slug = "lampu-pintar"
    republish(program)
    assert client.get(f"/p/{program.pk}").headers["Location"].endswith("/program/lampu-pintar/")


def test_a_permalink_to_what_never_was_public_is_a_404(client):
    home()
    assert client.get("/p/999999999").status_code == 404
    assert client.get("/p/99999999999999999999999").status_code == 404
