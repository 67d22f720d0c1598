"""The ledger in the admin: read by those who work here, changed by nobody, a text replaced only where law demands."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page

from cms.publishing.ledger_admin.redaction import RedactedAlready, redact
from cms.publishing.models import LedgerEntry, Publication
from tests.builders import at, make_agency, make_contributor, make_info, make_member, make_program
from tests.pages import tree, words, words_of

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/riwayat/"
SECRET = "Keluhan Ibu Sinaga."
NOTE = "Diganti menurut UU 27/2022."


def entry(**fields):
    fields = {
        "subject_type": "programs.programpage",
        "subject_id": 1,
        "subject_title": "Lampu",
        "field": "milestones/M1/title",
        "what": "Tonggak “Uji”: Tonggak",
        "before": "Lama",
        "before_text": "Lama",
        "after": "Baru",
        "after_text": "Baru",
        "reason": SECRET,
        "happened_at": at(date(2026, 7, 21)),
        "source": "publication:1",
    } | fields
    return LedgerEntry.objects.create(**fields)


@pytest.fixture
def row():
    return entry()


def address(row):
    return f"/admin/riwayat/{row.pk}/ganti/"


def enters(client, group):
    user = make_member("petugas", group)
    client.force_login(user)
    return user


@pytest.mark.parametrize("group", ["Kepala", "Administrator"])
def test_the_head_and_administrators_replace_a_text(client, row, group):
    enters(client, group)
    assert SECRET in words(client.get(address(row)))
    client.post(address(row), {"note": NOTE})
    row.refresh_from_db()
    assert (row.redaction, row.reason, row.before_text, row.after_text) == (NOTE, "", "", "")
    assert (row.before, row.after, row.what) == (None, None, "Tonggak “Uji”: Tonggak")
    assert timezone.localdate(row.redacted_at) == timezone.localdate()


def test_the_page_says_what_it_does_and_about_what(client, row):
    enters(client, "Kepala")
    assert words_of(tree(client.get(address(row))).h1) == "Ganti teks riwayat Lampu"


def test_an_editor_reads_the_ledger_but_replaces_nothing(client, row):
    enters(client, "Editor Diskominfo")
    assert "Tonggak “Uji”" in words(client.get(REPORT))
    assert address(row) not in client.get(REPORT).content.decode()
    assert client.get(address(row)).status_code == 302
    client.post(address(row), {"note": NOTE})
    row.refresh_from_db()
    assert row.reason == SECRET


def test_a_contributor_does_neither(client, row):
    client.force_login(make_contributor(make_agency()))
    assert client.get(REPORT).status_code == 302
    client.post(address(row), {"note": NOTE})
    row.refresh_from_db()
    assert row.redacted_at is None


def test_a_note_must_be_given(client, row):
    enters(client, "Kepala")
    assert client.post(address(row), {"note": " "}).context["form"].errors["note"]
    row.refresh_from_db()
    assert row.reason == SECRET


def test_the_log_keeps_the_note_and_nothing_of_the_text(client, row):
    user = enters(client, "Kepala")
    client.post(address(row), {"note": NOTE})
    log = ModelLogEntry.objects.get(action="publishing.redact")
    assert (log.user, log.data["note"], log.object_id) == (user, NOTE, str(row.pk))
    assert not any(text in f"{log.label} {log.data}" for text in (SECRET, "Lama", "Baru", "Uji"))


def test_the_name_of_what_changed_goes_only_when_asked(client, row):
    enters(client, "Kepala")
    client.post(address(row), {"note": NOTE, "also_what": "on"})
    row.refresh_from_db()
    assert row.what == "Teks yang diganti"


def test_a_change_note_that_was_the_reason_goes_with_it(client):
    program = make_program(slug="lampu")
    notes = [
        Publication.objects.create(
            page_id=program.pk, title="Lampu", action="published", happened_at=timezone.now(), note=note
        )
        for note in (SECRET, "Foto baru.")
    ]
    row = entry(subject_id=program.pk, source=f"publication:{notes[0].pk}")
    user = make_member("kepala", "Kepala")
    redact(row.pk, NOTE, user, timezone.now())
    page = client.get("/program/lampu/riwayat/").content.decode()
    assert SECRET not in page
    assert "Foto baru." in page


def test_rows_that_repeat_the_reason_are_named(client, row):
    other = entry(field="status")
    entry(field="phase", reason="Lain.")
    enters(client, "Kepala")
    assert list(client.get(address(row)).context["repeated"]) == [other]


def test_a_text_is_replaced_once(row):
    user = make_member("kepala", "Kepala")
    redact(row.pk, NOTE, user, timezone.now())
    with pytest.raises(RedactedAlready):
        redact(row.pk, "Lain.", user, timezone.now())
    row.refresh_from_db()
    assert row.redaction == NOTE


def test_no_row_can_be_removed(row):
    with pytest.raises(TypeError):
        row.delete()
    with pytest.raises(TypeError):
        LedgerEntry.objects.filter(pk=row.pk).delete()
    with pytest.raises(TypeError):
        LedgerEntry.objects.all().delete()
    assert LedgerEntry.objects.get() == row


def test_rows_outlive_the_page_that_they_are_about():
    info = make_info()
    row = entry(subject_type="home.infopage", subject_id=info.pk)
    Page.objects.get(pk=info.pk).delete()
    assert LedgerEntry.objects.get() == row


def test_nobody_has_a_right_to_add_change_or_delete_rows():
    rights = {
        right.codename
        for group in Group.objects.all()
        for right in group.permissions.filter(content_type__model="ledgerentry")
    }
    assert rights == {"view_ledgerentry", "redact_ledgerentry"}


def test_the_list_can_be_narrowed(client, row):
    entry(field="status", what="Status", subject_title="Taman", by_rule=True)
    enters(client, "Kepala")
    for query, what in {
        "?subject_title=tam": ["Status"],
        "?by_rule=false": [row.what],
        "?what=uji": [row.what],
    }.items():
        assert [found.what for found in client.get(f"{REPORT}{query}").context["object_list"]] == what


def test_the_export_holds_every_text_and_no_formula(client, row):
    entry(field="status", what="=1+1")
    enters(client, "Kepala")
    content = b"".join(client.get(f"{REPORT}?export=csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(content)))
    assert {"'=1+1", row.what} == {line["Apa"] for line in rows}
    assert {line["Mengapa"] for line in rows} == {SECRET}
    assert client.get(f"{REPORT}?export=xlsx").status_code == 200


def test_the_list_costs_no_more_for_many_rows(client):
    enters(client, "Kepala")
    counts = []
    for number in range(40):
        entry(source=f"publication:{number}")
        if number in (1, 39):
            client.get(REPORT)
            with CaptureQueriesContext(connection) as queries:
                client.get(REPORT)
            counts.append(len(queries))
    assert counts[0] == counts[1]
