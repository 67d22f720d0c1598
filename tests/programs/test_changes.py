"""What changed lately: slipped dates, changes of status, milestones reached, reports."""

from datetime import timedelta

import pytest

from programs.changes import ChangeKind, recent_changes
from programs.models import ProgramPage
from tests.builders import TODAY, make_program, make_update

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WEEK = TODAY - 7 * DAY


def changes(**options):
    return recent_changes(ProgramPage.objects.countable(), since=WEEK, today=TODAY, **options)


def kinds(**options):
    return [change.kind for change in changes(**options)]


def slipped(day):
    return {"original_date": TODAY, "planned_date": TODAY + 30 * DAY, "changed_on": day}


def test_nothing_changed_in_a_quiet_week():
    make_program(milestones=[{}])
    assert changes() == []


@pytest.mark.parametrize("day", [WEEK, TODAY])
def test_each_kind_of_change_is_told_from_the_first_to_the_last_day(day):
    program = make_program(status_since=day, milestones=[slipped(day), {"actual_date": day}])
    make_update(program, date=day)
    assert set(kinds()) == set(ChangeKind)


@pytest.mark.parametrize("day", [WEEK - DAY, TODAY + DAY])
def test_what_lies_outside_the_days_is_left_out(day):
    program = make_program(status_since=day, milestones=[slipped(day), {"actual_date": day}])
    make_update(program, date=day)
    assert changes() == []


def test_a_plan_that_changed_but_kept_its_date_did_not_slip():
    make_program(milestones=[{"original_date": TODAY, "planned_date": TODAY, "changed_on": TODAY}])
    assert changes() == []


def test_the_newest_comes_first():
    make_program(milestones=[{"actual_date": TODAY - 3 * DAY}, slipped(TODAY)], status_since=TODAY - DAY)
    assert kinds() == [ChangeKind.SLIPPED, ChangeKind.STATUS, ChangeKind.REACHED]


def test_there_are_never_more_than_asked_for():
    make_program(milestones=[{"actual_date": TODAY - n * DAY} for n in range(6)], status_since=TODAY)
    found = changes(limit=3)
    assert [change.date for change in found] == [TODAY, TODAY, TODAY - DAY]


def test_a_change_names_its_programme_and_its_subject():
    program = make_program(status_since=TODAY, milestones=[{"title": "Uji coba", "actual_date": TODAY}])
    make_update(program, title="Laporan", date=TODAY)
    by_kind = {change.kind: change for change in changes()}
    assert {change.program for change in by_kind.values()} == {program}
    assert by_kind[ChangeKind.REACHED].milestone.title == "Uji coba"
    assert by_kind[ChangeKind.UPDATE].update.title == "Laporan"


@pytest.mark.parametrize("hide", ["program", "update"])
def test_drafts_change_nothing_in_public(hide):
    program = make_program()
    update = make_update(program, date=TODAY)
    {"program": program, "update": update}[hide].unpublish()
    assert changes() == []


def test_the_changes_cost_the_same_however_many_there_are(django_assert_max_num_queries):
    for _ in range(4):
        program = make_program(status_since=TODAY, milestones=[slipped(TODAY), {"actual_date": TODAY}])
        make_update(program, date=TODAY)
    with django_assert_max_num_queries(6):
        for change in changes(limit=50):
            _ = change.program.lead_agency
