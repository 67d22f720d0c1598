"""Who may override a finding of personal data, how, and what is left of it in the log."""

import json

import pytest
from wagtail.models import PageLogEntry

from cms.moderation.overrides import ACTION
from home.models import InfoPage
from tests import builders
from tests.admin import APPROVE, SUBMIT, add_address, blocks, edit_address, errors_of, form_at, send_edit
from tests.moderation.checks.sent import CLEAN, NIK, NOTED, PHONE, SECRET, in_moderation

pytestmark = pytest.mark.django_db
REASON = {"override_reason": "Contoh nomor yang dibuat-buat, bukan milik siapa pun."}


def test_an_editor_is_asked_for_a_reason(editor, page, client):
    assert 'name="override_reason"' not in client.get(edit_address(page)).content.decode()
    response = send_edit(client, page, SECRET | SUBMIT | NOTED)
    assert 'name="override_reason"' in response.content.decode()
    assert set(errors_of(response)) == {"body", "override_reason"}
    assert not in_moderation(page)


def test_for_anything_but_personal_data_there_is_no_reason_to_ask_for(editor, page, client):
    sent = blocks("body", ("heading", {"text": "Bagian", "level": "3"}))
    response = send_edit(client, page, sent | SUBMIT | NOTED)
    assert set(errors_of(response)) == {"body"}
    assert 'name="override_reason"' not in response.content.decode()


def test_with_a_reason_the_page_goes_on_and_the_log_says_so_without_the_number(editor, page, client):
    send_edit(client, page, SECRET | SUBMIT | NOTED | REASON)
    assert in_moderation(page)
    entry = PageLogEntry.objects.get(action=ACTION)
    assert (entry.user, entry.page_id) == (editor, page.pk)
    assert entry.data["reason"] == REASON["override_reason"]
    [finding] = entry.data["findings"]
    assert (finding["field"], finding["kind"]) == ("body", "nik")
    assert NIK not in json.dumps(entry.data)
    assert REASON["override_reason"] in entry.comment
    assert finding["place"] in entry.message


def test_a_new_page_leaves_its_entry_too(admin_client):
    address = add_address(InfoPage, builders.home())
    new = form_at(admin_client, address, InfoPage) | {"title": "Baru", "slug": "baru", "summary": "Isi."}
    admin_client.post(address, new | SECRET | SUBMIT | REASON)
    created = InfoPage.objects.get(slug="baru")
    assert PageLogEntry.objects.get(action=ACTION).page_id == created.pk
    assert in_moderation(created)


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_words_there_is_no_reason(reason, editor, page, client):
    assert "body" in errors_of(send_edit(client, page, SECRET | SUBMIT | NOTED | {"override_reason": reason}))
    assert not PageLogEntry.objects.filter(action=ACTION).exists()


def test_a_contributor_cannot_whatever_is_sent(contributor, page, client):
    response = send_edit(client, page, SECRET | SUBMIT | NOTED | REASON)
    assert "body" in errors_of(response)
    assert 'name="override_reason"' not in response.content.decode()
    assert not in_moderation(page)
    assert not PageLogEntry.objects.filter(action=ACTION).exists()


def test_a_reason_does_not_help_against_other_problems(editor, page, client):
    sent = blocks("body", ("heading", {"text": "Bagian", "level": "3"}), f"<p>{NIK}</p>")
    [error] = errors_of(send_edit(client, page, sent | SUBMIT | NOTED | REASON))["body"]
    assert list(error.block_errors) == [0]
    assert not in_moderation(page)


def test_a_reason_without_a_finding_leaves_no_entry(editor, page, client):
    send_edit(client, page, CLEAN | SUBMIT | NOTED | REASON)
    assert in_moderation(page)
    assert not PageLogEntry.objects.filter(action=ACTION).exists()


def test_who_comes_after_is_not_asked_again_about_the_same(editor, head, page, client):
    send_edit(client, page, SECRET | SUBMIT | NOTED | REASON)
    head()
    assert errors_of(send_edit(client, page, SECRET | APPROVE | {"title": "Layanan baru"})) is None
    assert PageLogEntry.objects.filter(action=ACTION).count() == 1


def test_but_about_anything_else(editor, head, page, client):
    send_edit(client, page, SECRET | SUBMIT | NOTED | REASON)
    head()
    other = blocks("body", f"<p>{PHONE}</p>")
    assert "body" in errors_of(send_edit(client, page, other | APPROVE))
