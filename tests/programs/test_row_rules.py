"""Rows of a programme must agree with each other: the fault stands at its row in the form, and in a change set."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.models import Milestone, ProgramPage
from programs.row_rules import faults_of_milestones
from tests import builders
from tests.builders import TODAY, make_milestone, make_program
from tests.moderation.desk import Desk

DAY = timedelta(days=1)
START, END = date(2026, 1, 1), date(2026, 12, 31)
ANY_DAY = st.dates(date(2025, 1, 1), date(2027, 12, 31))


def faults(*rows):
    rows = [make_milestone(**{"code": f"M{number}"} | row) for number, row in enumerate(rows)]
    return [(row.code, field) for row, field, _ in faults_of_milestones(rows, START, END)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([{"planned_date": START}, {"planned_date": START}, {"planned_date": END}], []),
        ([{"planned_date": START + 9 * DAY}, {"planned_date": START}], [("M1", "planned_date")]),
        ([{"planned_date": START - DAY}], [("M0", "planned_date")]),
        ([{"planned_date": END + DAY}], [("M0", "planned_date")]),
        ([{"planned_date": END + 40 * DAY, "original_date": END}], []),
        ([{"planned_date": END, "original_date": START}, {"planned_date": START + DAY}], []),
        ([{"planned_date": None, "original_date": START}, {"planned_date": START + DAY}], []),
        ([{"code": "X", "planned_date": START}, {"code": "X", "planned_date": END}], [("X", "code"), ("X", "code")]),
    ],
)
def test_codes_and_first_plans(rows, found):
    assert faults(*rows) == found


@given(st.lists(st.dates(START, END), max_size=8))
def test_milestones_in_order_of_date_are_never_refused(days):
    rows = [Milestone(code=f"M{number}", planned_date=day) for number, day in enumerate(sorted(days))]
    assert list(faults_of_milestones(rows, START, END)) == []


@given(st.lists(st.builds(Milestone, planned_date=st.none() | ANY_DAY, original_date=st.none() | ANY_DAY), max_size=6))
def test_rows_are_judged_whatever_dates_they_lack_and_only_where_one_is_planned(rows):
    for row, _field, _message in faults_of_milestones(rows, START, END):
        assert row.planned_date


@pytest.mark.django_db
class TestInTheForm:
    @pytest.fixture
    def page(self):
        page = make_program(
            start_date=TODAY - 100 * DAY,
            end_date=TODAY + 265 * DAY,
            milestones=[{"code": "M1", "planned_date": TODAY}, {"code": "M2", "planned_date": TODAY + 9 * DAY}],
            budget=[{"code": "B1", "year": 2026, "planned": 1}],
        )
        Milestone.objects.update(original_date=None)  # As in a draft that was never published.
        return page

    @pytest.fixture
    def editor(self):
        return Desk(builders.make_member("editor", "Editor Diskominfo"))

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("milestones-1-planned_date", "2025-12-01", "sebelum tonggak di atasnya"),
            ("milestones-1-planned_date", "2035-12-01", "setelah masa program"),
            ("milestones-0-weight", "0", "lebih besar"),
            ("budget_lines-0-planned", "-5", "lebih besar"),
            ("milestones-0-actual_date", "2025-12-01", "bukti"),
            ("milestones-0-actual_date", "2099-12-01", "belum tiba"),
        ],
    )
    def test_a_fault_is_told_at_its_row_and_nothing_typed_is_lost(self, page, editor, field, value, said):
        response = editor.edit(page, "submit", **{field: value, "title": "Judul baru"})
        html = response.content.decode()
        assert said in html
        assert 'value="Judul baru"' in html
        assert not page.workflow_in_progress

    def test_a_new_row_does_not_take_the_code_of_another_one(self, page, editor):
        new = {
            "id": "",
            "code": "M1",
            "title": "Uji",
            "planned_date": str(TODAY + 20 * DAY),
            "weight": "1",
            "ORDER": "3",
        }
        row = {f"milestones-2-{name}": value for name, value in new.items()}
        response = editor.edit(page, "submit", **row, **{"milestones-TOTAL_FORMS": "3"})
        assert "harus unik" in response.content.decode()

    @pytest.mark.parametrize(("field", "code"), [("milestones-0-code", "M1"), ("budget_lines-0-code", "B1")])
    def test_the_code_of_a_published_row_stays_whatever_is_sent(self, page, editor, field, code):
        editor.edit(page, **{field: "LAIN", "title": "Judul baru"})
        draft = page.get_latest_revision_as_object()
        assert draft.title == "Judul baru"
        assert getattr(draft, field.partition("-")[0]).first().code == code

    def test_the_code_of_a_row_that_was_never_published_may_change(self, page, editor):
        ProgramPage.objects.update(first_published_at=None, live=False, has_unpublished_changes=True)
        editor.edit(page, **{"milestones-0-code": "LAIN"})
        assert page.get_latest_revision_as_object().milestones.first().code == "LAIN"

    def test_a_draft_may_be_saved_with_dates_out_of_sequence(self, page, editor):
        editor.edit(page, title="Judul baru", **{"milestones-1-planned_date": "2025-12-01"})
        assert page.get_latest_revision_as_object().title == "Judul baru"

    def test_a_sound_programme_is_submitted(self, page, editor):
        editor.edit(page, "submit", **{"milestones-1-planned_date": str(TODAY + 20 * DAY)})
        assert page.workflow_in_progress
