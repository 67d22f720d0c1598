"""Why a programme has its status, in one sentence, and what the lists say of silence and moved plans."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from programs.enums import ProgramStatus
from programs.exchange.derived import moved_days, unreported
from programs.explaining import explain
from programs.models import ProgramPage
from programs.rules import RULES
from programs.status import derive_status, unreported_milestones
from tests.builders import TODAY, make_milestone, make_program
from tests.pages import tree, words, words_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
DONE = {"actual_date": TODAY - 9 * DAY, "planned_date": TODAY - 9 * DAY}
SILENT = {"title": "Lelang", "planned_date": TODAY - DAY}
LATE = {
    "title": "Pasang",
    "original_date": date(2026, 2, 1),
    "planned_date": date(2026, 3, 18),
    "changed_on": date(2026, 2, 5),
}
MOVED_IN_TIME = LATE | {"changed_on": date(2026, 1, 20)}
SAID_LATE = {"title": "Uji", "planned_date": date(2026, 2, 18), "late_reported_on": date(2026, 2, 20)}
DECIDED = {
    "override_status": "on_hold",
    "override_office": "Dinas Perhubungan",
    "override_date": date(2026, 2, 3),
    "override_note": "Lelang diulang.",
}


def explained(*rows, language="id", **fields):
    program = ProgramPage(**{"start_date": date(2026, 1, 5)} | fields)
    with translation.override(language):
        return explain(program, [make_milestone(**row) for row in rows], TODAY)


@pytest.mark.parametrize(
    ("rows", "fields", "sentence"),
    [
        ([LATE], {}, "Terlambat: tonggak “Pasang” mundur 45 hari dari rencana awal 1 Februari 2026."),
        (
            [LATE, LATE, SILENT],
            {},
            "Terlambat: tonggak “Pasang” mundur 45 hari dari rencana awal 1 Februari 2026; "
            "1 tonggak lain juga terlambat; 1 tonggak belum dilaporkan.",
        ),
        ([SAID_LATE], {}, "Terlambat: tonggak “Uji” lewat 12 hari dari rencana 18 Februari 2026."),
        ([MOVED_IN_TIME], {}, "Berjalan sejak 5 Januari 2026."),
        ([DONE, DONE], {}, "Selesai: semua 2 tonggak selesai, yang terakhir pada 21 Februari 2026."),
        ([DONE, {}], {}, "Berjalan sejak 5 Januari 2026."),
        ([SILENT, SILENT, {}], {}, "Berjalan sejak 5 Januari 2026; 2 tonggak belum dilaporkan."),
        ([{}], {"start_date": TODAY + DAY}, "Direncanakan: belum dimulai."),
        ([], {"start_date": None}, "Direncanakan: belum dimulai."),
        ([{}], DECIDED, "Tertunda menurut keputusan Dinas Perhubungan, 3 Februari 2026: Lelang diulang."),
    ],
)
def test_the_sentence_gives_the_ground_of_the_status(rows, fields, sentence):
    assert explained(*rows, **fields).sentence == sentence


def test_the_sentence_speaks_the_language_of_the_page():
    assert explained({}, language="en").sentence == "Running since 5 January 2026."


def test_an_override_stands_beside_what_the_rules_alone_would_say():
    told = explained(SILENT, **DECIDED)
    assert told.status == ProgramStatus.ON_HOLD
    assert told.without_override == "Berjalan sejak 5 Januari 2026; 1 tonggak belum dilaporkan."
    assert explained(SILENT).without_override == ""


def test_nobody_waits_for_reports_of_a_stopped_programme():
    assert explained(SILENT).unreported == 1
    assert explained(SILENT, **DECIDED | {"override_status": "stopped"}).unreported == 0


dates = some.dates(date(2025, 12, 1), date(2026, 6, 1))
rows = some.lists(
    some.builds(
        make_milestone,
        planned_date=dates,
        original_date=dates,
        actual_date=some.none() | dates,
        changed_on=some.none() | dates,
        late_reported_on=some.none() | dates,
    ),
    max_size=6,
)


@given(rows=rows, start=dates, override=some.sampled_from(["", *ProgramStatus.values]))
def test_every_status_can_be_explained_and_is_the_derived_one(rows, start, override):
    fields = DECIDED | {"override_status": override} if override else {}
    program = ProgramPage(start_date=start, **fields)
    told = explain(program, rows, TODAY)
    assert told.status == derive_status(program, rows, TODAY).status
    assert told.sentence
    assert bool(told.without_override) == bool(override)


class ListsSayWhatThePageAndTheDataSay(TestCase):
    """The annotations of the lists, computed by the database, against the same in Python."""

    @settings(max_examples=25, deadline=None)
    @given(rows=rows, stopped=some.booleans())
    def test_unreported_and_moved_milestones_are_counted_alike(self, rows, stopped):
        fields = DECIDED | {"override_status": "stopped"} if stopped else {}
        program = make_program(**fields)
        program.milestones.all().delete()
        for number, row in enumerate(rows):
            row.page, row.code = program, f"T-{number}"
            row.pk = None
            row.save()
        listed = ProgramPage.objects.with_rows(today=TODAY).get(pk=program.pk)
        assert listed.unreported == len(unreported_milestones(rows, TODAY, listed.status)) == unreported(listed, TODAY)
        assert listed.slip_days == max([0, *(row.slip_days for row in rows)]) == moved_days(listed)


def test_the_page_shows_the_derived_status_with_its_ground(client, today):
    make_program(slug="lampu", milestones=[SILENT, LATE])
    page = words(client.get("/program/lampu/"))
    assert "Terlambat: tonggak “Pasang” mundur 45 hari dari rencana awal 1 Februari 2026" in page
    assert "semula 1 Februari 2026, menjadi 18 Maret 2026 (mundur 45 hari dari rencana awal)" in page
    assert "1 tonggak belum dilaporkan" in page
    assert 'href="/program/aturan-status/"' in client.get("/program/lampu/").content.decode()


def test_the_page_marks_an_override_as_a_decision(client, today):
    make_program(slug="lampu", start_date=date(2026, 1, 5), milestones=[SILENT], **DECIDED)
    page = words(client.get("/program/lampu/"))
    assert "Keputusan resmi, bukan menurut aturan" in page
    assert "Tertunda menurut keputusan Dinas Perhubungan, 3 Februari 2026: Lelang diulang." in page
    assert "Menurut aturan saja: Berjalan sejak 5 Januari 2026; 1 tonggak belum dilaporkan." in page


def test_a_list_never_lets_a_silent_programme_look_fine(client, today):
    make_program(milestones=[SILENT, LATE])
    page = words(client.get("/program/"))
    assert "1 tonggak belum dilaporkan" in page
    assert "mundur 45 hari dari rencana awal" in page


def test_a_list_adds_nothing_to_a_programme_on_plan(client, today):
    make_program(milestones=[DONE, {}])
    row = words_of(tree(client.get("/program/")).select_one(".program-list"))
    assert "belum dilaporkan" not in row
    assert "dari rencana awal" not in row


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.statuses[0])
def test_each_worked_example_gets_the_status_of_its_rule(rule):
    assert rule.answer().status in rule.statuses


def test_the_rules_page_prints_every_status_with_its_example(client):
    page = words(client.get("/program/aturan-status/"))
    for status in ProgramStatus:
        assert str(status.label) in page
    assert "Terlambat: tonggak “Lampu terpasang” lewat 40 hari dari rencana 1 Agustus 2026." in page
    assert "menurut aturan saja: Berjalan sejak 5 Januari 2026." in page
    assert client.get("/en/program/aturan-status/").status_code == 200


def test_no_programme_takes_the_address_of_the_rules():
    with pytest.raises(ValidationError) as refused:
        make_program(slug="aturan-status")
    assert set(refused.value.message_dict) == {"slug"}
