"""Whoever hands on a page that is public already says what changed, and how much it matters."""

import pytest

from cms.core.changes import Significance
from home.models import InfoPage
from tests import builders
from tests.admin import SUBMIT, add_address, edit_address, errors_of, form_at, send_edit
from tests.moderation.checks.sent import CLEAN, NOTED, in_moderation

pytestmark = pytest.mark.django_db


def draft_of(page):
    page.refresh_from_db()
    return page.get_latest_revision_as_object()


def test_a_public_page_is_not_handed_on_without_it(contributor, page, client):
    response = send_edit(client, page, CLEAN | SUBMIT)
    assert set(errors_of(response)) == {"change_note", "change_significance"}
    assert not in_moderation(page)


def test_nothing_typed_is_lost(contributor, page, client):
    response = send_edit(client, page, CLEAN | SUBMIT | {"title": "Layanan baru", "change_note": "Judul."})
    form = response.context["form"]
    assert form["title"].value() == "Layanan baru"
    assert form["change_note"].value() == "Judul."
    assert "Loket buka pukul delapan." in str(form["body"].value())
    assert set(form.errors) == {"change_significance"}


@pytest.mark.parametrize("significance", Significance.values)
def test_with_it_the_page_goes_on_and_the_note_travels_with_the_revision(significance, contributor, page, client):
    send_edit(client, page, CLEAN | SUBMIT | NOTED | {"change_significance": significance})
    assert in_moderation(page)
    draft = draft_of(page)
    assert (draft.change_note, draft.change_significance) == ("Jam layanan berubah.", significance)
    assert draft.change_is_significant is (significance == Significance.SIGNIFICANT)
    assert page.change_note == ""


def test_a_made_up_kind_of_change_is_refused(contributor, page, client):
    response = send_edit(client, page, CLEAN | SUBMIT | NOTED | {"change_significance": "huge"})
    assert set(errors_of(response)) == {"change_significance"}


def test_a_draft_is_saved_without_it(contributor, page, client):
    assert errors_of(send_edit(client, page, CLEAN | {"title": "Layanan baru"})) is None
    assert draft_of(page).title == "Layanan baru"


def test_a_note_in_a_draft_is_still_there_when_the_draft_is_opened_again(contributor, page, client):
    send_edit(client, page, CLEAN | NOTED)
    form = client.get(edit_address(page)).context["form"]
    assert form["change_note"].value() == "Jam layanan berubah."
    assert form["change_significance"].value() == Significance.SIGNIFICANT


def test_it_starts_empty_after_the_publication(page, admin_client):
    send_edit(admin_client, page, CLEAN | NOTED)
    page.refresh_from_db()
    page.get_latest_revision().publish()
    page.refresh_from_db()
    assert page.change_note == "Jam layanan berubah."
    form = admin_client.get(edit_address(page)).context["form"]
    assert form["change_note"].value() == form["change_significance"].value() == ""
    response = send_edit(admin_client, page, CLEAN | SUBMIT)
    assert "change_note" in errors_of(response)


def test_a_page_that_is_not_public_is_not_asked(contributor, page, client):
    page.unpublish()
    assert "change_note" not in form_at(client, edit_address(page), InfoPage)
    assert errors_of(send_edit(client, page, CLEAN | SUBMIT)) is None
    assert in_moderation(page)


def test_a_new_page_is_not_asked(editor, client):
    address = add_address(InfoPage, builders.home())
    new = form_at(client, address, InfoPage)
    assert "change_note" not in new
    client.post(address, new | CLEAN | SUBMIT | {"title": "Baru", "slug": "baru", "summary": "Isi."})
    assert in_moderation(InfoPage.objects.get(slug="baru"))


def test_a_copy_does_not_take_it_along(page):
    page.change_note = "Jam layanan berubah."
    copy = page.copy(update_attrs={"slug": "salinan"})
    assert copy.change_note == ""


def test_it_stands_above_everything_else_in_the_form(contributor, page, client):
    form = client.get(edit_address(page)).content.decode()
    assert 0 < form.index('name="change_note"') < form.index('name="title"')
