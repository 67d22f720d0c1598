"""Data say the same of a milestone and of a programme as pages and lists do."""

from datetime import timedelta

import pytest

from programs.enums import AgencyKind, BudgetSource, Direction, EvaluationPart, MilestoneState, Phase, ProgramStatus
from programs.exchange import vocabulary
from programs.exchange.rows import rows_of
from programs.exchange.tables import TABLES
from programs.models import ProgramPage
from tests.builders import TODAY, make_program, make_program_index
from tests.pages import words

DAY = timedelta(days=1)


def rows(name):
    return list(rows_of(TABLES[name], ProgramPage.objects.countable(), TODAY))


@pytest.mark.parametrize(
    ("words", "enum"),
    [
        (vocabulary.STATUS, ProgramStatus),
        (vocabulary.PHASE, Phase),
        (vocabulary.STATE, MilestoneState),
        (vocabulary.SOURCE, BudgetSource),
        (vocabulary.PART, EvaluationPart),
        (vocabulary.DIRECTION, Direction),
        (vocabulary.KIND, AgencyKind),
    ],
)
def test_data_have_a_word_for_all_that_the_database_can_say(words, enum):
    assert {choice.stored for choice in words} == set(enum.values)


@pytest.mark.django_db
def test_a_milestone_that_is_late_by_its_agencys_word_is_called_so_with_the_day():
    make_program(milestones=[{"planned_date": TODAY - 10 * DAY, "late_reported_on": TODAY - 3 * DAY}])
    [row] = rows("tonggak")
    assert (row["keadaan"], row["dilaporkan_belum_selesai"]) == ("terlambat", TODAY - 3 * DAY)
    assert TABLES["tonggak"].keys[-1] == "dilaporkan_belum_selesai"


@pytest.mark.django_db
def test_what_a_stopped_programme_left_undone_is_stopped_in_data_and_on_its_page(client, today):
    decided = {"override_office": "Wali Kota", "override_date": TODAY - DAY, "override_note": "Tanpa anggaran."}
    page = make_program(
        override_status="stopped", milestones=[{"planned_date": TODAY - 10 * DAY}, {"actual_date": TODAY}], **decided
    )
    assert [row["keadaan"] for row in rows("tonggak")] == ["dihentikan", "selesai"]
    assert rows("program")[0]["belum_dilaporkan"] == 0
    states = [entry.state for entry in client.get(page.url).context["timeline"]]
    assert states == [MilestoneState.STOPPED, MilestoneState.DONE]


@pytest.mark.django_db
@pytest.mark.parametrize("came_of_it", [{}, {"actual_date": TODAY}], ids=["open", "done"])
def test_a_milestone_that_was_moved_counts_as_moved_in_data_and_lists_whatever_came_of_it(client, today, came_of_it):
    make_program_index()
    make_program(milestones=[{"planned_date": TODAY, "original_date": TODAY - 40 * DAY} | came_of_it])
    assert [row["mundur_hari"] for row in rows("program") + rows("tonggak")] == [40, 40]
    assert "mundur 40 hari dari rencana awal" in words(client.get("/program/?mundur=ya"))
