"""Data say the same of a milestone and of a programme as pages and lists do."""

from datetime import timedelta

import pytest

from programs.enums import AgencyKind, BudgetSource, Direction, EvaluationPart, MilestoneState, Phase, ProgramStatus
from programs.exchange import vocabulary
from programs.exchange.rows import rows_of
from programs.exchange.tables import TABLES
from programs.models import ProgramPage
from tests.builders import TODAY, make_program

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
