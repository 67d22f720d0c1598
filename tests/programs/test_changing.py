"""Facts approved elsewhere are written field by field, and undo nothing that anybody else wrote."""

from datetime import date

import pytest
from django.utils import timezone

from cms.publishing.models import LedgerEntry
from cms.publishing.scheduling import publish_scheduled
from programs.changing import ChangesRefused, apply_changes, problems_of
from programs.models import Indicator, ProgramPage
from tests.builders import (
    TODAY,
    at,
    make_agency,
    make_indicator,
    make_program,
    make_user,
    program_index,
    republish,
)

pytestmark = pytest.mark.django_db

NEW_DATE = {"planned_date": "2026-09-15", "change_reason": "Tiang keropos."}


@pytest.fixture
def program():
    return make_program(
        code="P-15",
        title="Lampu",
        milestones=[
            {"code": "M1", "title": "Pasang", "planned_date": date(2026, 8, 1)},
            {"code": "M2", "planned_date": date(2026, 10, 1)},
        ],
        budget=[{"code": "B1", "year": 2026, "planned": 100}],
    )


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs within the test what comes after a commit: the steps of a publication."""
    return django_capture_on_commit_callbacks


@pytest.fixture
def head():
    return make_user("kepala")


def apply(changes, user, source="report:1"):
    apply_changes(changes, user=user, office="Kepala", note="Laporan triwulan.", now=at(TODAY), source=source)


def of_program(**changes):
    return {"programs": {"P-15": changes}}


def milestone(page, code="M1"):
    return next(row for row in page.milestones.all() if row.code == code)


def live(page):
    return ProgramPage.objects.get(pk=page.pk)


def draft(page):
    return live(page).get_latest_revision_as_object()


def save_draft(page, user, **fields):
    version = draft(page)
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision(user=user)
    return version


def test_a_field_of_a_row_changes_and_the_others_stay(program, head):
    apply(of_program(milestones={"M1": NEW_DATE}), head)
    row = milestone(live(program))
    assert (row.planned_date, row.title, row.change_reason) == (date(2026, 9, 15), "Pasang", "Tiang keropos.")
    assert [row.code for row in live(program).milestones.all()] == ["M1", "M2"]


def test_the_first_plan_stays_and_the_ledger_says_who_approved_it_and_why(program, head, committed):
    with committed(execute=True):
        apply(of_program(milestones={"M1": NEW_DATE}), head)
    assert milestone(live(program)).original_date == date(2026, 8, 1)
    row = LedgerEntry.objects.get(field="milestones/M1/planned_date")
    assert (row.before, row.after) == ("2026-08-01", "2026-09-15")
    assert (row.reason, row.office) == ("Tiang keropos.", "Kepala")


def test_money_and_indicators_are_written(program, head):
    make_indicator(code="I-1", values=[{"year": 2026, "target": 10}])
    changes = of_program(budget_lines={"B1": {"realised": "40"}})
    changes["indicators"] = {"I-1": {"values": {"2026": {"actual": "7.5"}, "2027": {"target": "12"}}}}
    apply(changes, head)
    assert live(program).budget_lines.get().realised == 40
    values = {value.year: (value.target, value.actual) for value in Indicator.objects.get(code="I-1").values.all()}
    assert values == {2026: (10, 7.5), 2027: (12, None)}
    row = LedgerEntry.objects.get(subject_type="programs.indicator", field="values/2026/actual")
    assert (row.before_text, row.after_text) == ("", "7,5")


def test_a_new_programme_is_published_with_its_rows(head):
    agency = make_agency()
    fields = {
        "title": "Baru",
        "summary": "Sebuah janji.",
        "start_date": "2026-01-01",
        "phase": "short",
        "lead_agency": agency.slug,
        "dimension": make_program().dimension.code,
    }
    apply(
        {"programs": {"N-1": {"fields": fields, "milestones": {"M1": {"title": "A", "planned_date": "2026-05-01"}}}}},
        head,
    )
    page = ProgramPage.objects.get(code="N-1")
    assert page.live
    assert page.lead_agency == agency
    assert page.milestones.get().original_date == date(2026, 5, 1)
    assert page.get_parent().specific == program_index()


class TestWhatDoesNotHold:
    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            (of_program(fields={"end_date": "31-02-2026"}), ("programs", "P-15", "fields", "end_date")),
            (of_program(fields={"status": "done"}), ("programs", "P-15", "fields", "status")),
            (of_program(fields={"nope": 1}), ("programs", "P-15", "fields", "nope")),
            (of_program(fields={"lead_agency": "nope"}), ("programs", "P-15", "fields", "lead_agency")),
            (of_program(milestones={"M1": {"weight": 0}}), ("programs", "P-15", "milestones", "M1", "weight")),
            (
                of_program(milestones={"M1": {"planned_date": ""}}),
                ("programs", "P-15", "milestones", "M1", "planned_date"),
            ),
            (
                of_program(milestones={"M1": {"actual_date": "2026-03-01"}}),
                ("programs", "P-15", "milestones", "M1", "actual_date"),
            ),
            (
                of_program(milestones={"M1": {"actual_date": "2031-03-01", "evidence_link": "https://a.example/"}}),
                ("programs", "P-15", "milestones", "M1", "actual_date"),
            ),
            (
                of_program(budget_lines={"B1": {"realised": "-1"}}),
                ("programs", "P-15", "budget_lines", "B1", "realised"),
            ),
            ({"indicators": {"I-9": {"values": {"dua": {"actual": "1"}}}}}, ("indicators", "I-9", "values", "dua")),
        ],
    )
    def test_is_named_and_nothing_is_written(self, program, head, today, changes, path):
        changes = changes | {"programs": changes.get("programs", {}) | {"A-1": {"fields": {"title": "Tidak jadi"}}}}
        found = [problem.path for problem in problems_of(changes, today)]
        assert path in found
        with pytest.raises(ChangesRefused) as refused:
            apply(changes, head)
        assert path in [problem.path for problem in refused.value.problems]
        assert not ProgramPage.objects.filter(code="A-1").exists()
        assert milestone(live(program)).weight == 1
        assert not LedgerEntry.objects.exists()


class TestADraftThatWaits:
    @pytest.fixture
    def author(self):
        return make_user("penulis")

    def test_keeps_its_prose_and_gets_the_facts(self, program, author, head):
        save_draft(program, author, title="Lampu pintar")
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        assert live(program).title == "Lampu"
        assert draft(program).title == "Lampu pintar"
        assert milestone(draft(program)).planned_date == date(2026, 9, 15)
        assert live(program).has_unpublished_changes

    def test_undoes_nothing_when_it_is_published_later(self, program, author, head):
        save_draft(program, author, title="Lampu pintar")
        apply(of_program(milestones={"M1": NEW_DATE}, budget_lines={"B1": {"realised": "40"}}), head)
        live(program).get_latest_revision().publish()
        page = live(program)
        assert (page.title, milestone(page).planned_date) == ("Lampu pintar", date(2026, 9, 15))
        assert page.budget_lines.get().realised == 40

    def test_and_the_facts_undo_nothing_of_a_draft_that_was_published_before(self, program, author, head):
        save_draft(program, author, title="Lampu pintar").get_latest_revision().publish()
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        page = live(program)
        assert (page.title, milestone(page).planned_date) == ("Lampu pintar", date(2026, 9, 15))
        assert not page.has_unpublished_changes

    def test_that_holds_the_same_fact_differently_stops_it_and_its_author_is_named(self, program, author, head):
        version = draft(program)
        rows = list(version.milestones.all())
        rows[0].planned_date = date(2026, 12, 1)
        version.milestones = rows
        version.save_revision(user=author)
        with pytest.raises(ChangesRefused, match="penulis") as refused:
            apply(of_program(milestones={"M1": NEW_DATE}), head)
        assert [problem.path for problem in refused.value.problems] == [
            ("programs", "P-15", "milestones", "M1", "planned_date")
        ]
        assert milestone(live(program)).planned_date == date(2026, 8, 1)

    def test_that_holds_the_very_same_value_does_not_stop_it(self, program, author, head):
        version = draft(program)
        rows = list(version.milestones.all())
        rows[0].planned_date = date(2026, 9, 15)
        version.milestones = rows
        version.save_revision(user=author)
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        assert milestone(live(program)).planned_date == date(2026, 9, 15)

    def test_keeps_its_set_time(self, program, author, head):
        version = save_draft(program, author, title="Nanti")
        revision = version.get_latest_revision()
        revision.approved_go_live_at = at(date(2026, 4, 1))
        revision.save()
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        waiting = live(program).revisions.get(approved_go_live_at=at(date(2026, 4, 1)))
        waiting.publish()
        page = live(program)
        assert (page.title, milestone(page).planned_date) == ("Nanti", date(2026, 9, 15))

    def test_of_a_programme_that_is_not_public_appears_at_its_time_with_the_facts(self, program, head, monkeypatch):
        program.unpublish()
        version = draft(program)
        version.go_live_at = at(date(2026, 4, 1))
        version.save_revision(approved_go_live_at=version.go_live_at)
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        monkeypatch.setattr(timezone, "now", lambda: at(date(2026, 4, 2)))
        assert publish_scheduled(timezone.now()) == (1, 0)
        page = live(program)
        assert (page.live, milestone(page).planned_date) == (True, date(2026, 9, 15))
        assert not page.has_unpublished_changes

    def test_is_written_alone_where_nothing_is_public(self, program, head):
        program.unpublish()
        apply(of_program(milestones={"M1": NEW_DATE}), head)
        assert not live(program).live


def test_the_same_change_twice_leaves_one_row(program, head, committed):
    for _ in range(2):
        with committed(execute=True):
            apply(of_program(milestones={"M1": NEW_DATE}), head)
    assert LedgerEntry.objects.filter(field="milestones/M1/planned_date").count() == 1


def test_what_is_published_unchanged_leaves_no_row(program, committed):
    with committed(execute=True):
        republish(program)
    assert not LedgerEntry.objects.exists()
