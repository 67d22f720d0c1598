"""A status follows from milestones and the day, by the rules that the site prints."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.enums import MilestoneState, ProgramStatus
from programs.models import Milestone
from programs.status import derive_status, late_milestones, unreported_milestones

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
BEFORE, LATER = TODAY - 10 * DAY, TODAY + 10 * DAY


def program(start=BEFORE, override="", decided=None):
    return SimpleNamespace(start_date=start, override_status=override, override_date=decided)


def milestone(planned=LATER, original=None, **fields):
    return Milestone(planned_date=planned, original_date=original or planned, **fields)


DONE = {"planned": BEFORE, "actual_date": TODAY - 4 * DAY}
SAID_LATE = {"planned": BEFORE, "late_reported_on": BEFORE + 2 * DAY}
MOVED_IN_TIME = {"planned": LATER, "original": BEFORE, "changed_on": BEFORE - DAY}
MOVED_ON_THE_DAY = {"planned": LATER, "original": BEFORE, "changed_on": BEFORE}
MOVED_TOO_LATE = {"planned": LATER, "original": BEFORE, "changed_on": BEFORE + DAY}
SAID_LATE_THEN_MOVED = {"planned": LATER, "late_reported_on": BEFORE, "original": LATER}


@pytest.mark.parametrize(
    ("rows", "start", "status", "since"),
    [
        ([], LATER, "planned", None),
        ([], TODAY, "running", TODAY),
        ([], TODAY + DAY, "planned", None),
        ([{}], BEFORE, "running", BEFORE),
        ([{}], LATER, "planned", None),
        ([DONE], BEFORE, "done", TODAY - 4 * DAY),
        ([DONE, {"planned": BEFORE, "actual_date": TODAY}], BEFORE, "done", TODAY),
        ([DONE, {}], LATER, "running", TODAY - 4 * DAY),
        ([DONE, {}], BEFORE, "running", BEFORE),
        ([{"planned": BEFORE}], BEFORE, "running", BEFORE),
        ([{"planned": TODAY}], BEFORE, "running", BEFORE),
        ([SAID_LATE], BEFORE, "late", BEFORE + DAY),
        ([SAID_LATE, DONE], LATER, "late", BEFORE + DAY),
        ([{"planned": BEFORE, "late_reported_on": BEFORE}], BEFORE, "running", BEFORE),
        ([SAID_LATE_THEN_MOVED], BEFORE, "running", BEFORE),
        ([MOVED_IN_TIME], BEFORE, "running", BEFORE),
        ([MOVED_ON_THE_DAY], BEFORE, "running", BEFORE),
        ([MOVED_TOO_LATE], BEFORE, "late", BEFORE + DAY),
        ([MOVED_TOO_LATE | {"actual_date": TODAY}, {}], BEFORE, "running", BEFORE),
        ([SAID_LATE | {"actual_date": TODAY}], BEFORE, "done", TODAY),
        ([{"planned": TODAY - 3 * DAY, "late_reported_on": TODAY}, SAID_LATE], BEFORE, "late", BEFORE + DAY),
    ],
)
def test_the_first_rule_that_fits_gives_the_status(rows, start, status, since):
    derived = derive_status(program(start), [milestone(**row) for row in rows], TODAY)
    assert (derived.status, derived.since, derived.is_override) == (status, since, False)


@pytest.mark.parametrize("status", ProgramStatus)
def test_an_office_decides_otherwise_whatever_the_milestones_say(status):
    derived = derive_status(program(override=status, decided=BEFORE), [milestone(**DONE)], TODAY)
    assert (derived.status, derived.since, derived.is_override) == (status, BEFORE, True)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"planned": TODAY}, MilestoneState.PLANNED),
        ({"planned": TODAY - DAY}, MilestoneState.UNREPORTED),
        (SAID_LATE, MilestoneState.LATE),
        (SAID_LATE | {"actual_date": TODAY}, MilestoneState.DONE),
        (MOVED_TOO_LATE, MilestoneState.PLANNED),
        (MOVED_TOO_LATE | {"planned": TODAY - DAY}, MilestoneState.UNREPORTED),
    ],
)
def test_a_milestone_that_nobody_reported_is_never_called_late_or_done(row, state):
    assert milestone(**row).state_on(TODAY, ProgramStatus.RUNNING) == state


# Any programme, on any day

dates = st.dates(date(2024, 1, 1), date(2028, 12, 31))
maybe = st.none() | dates
milestones = st.builds(
    milestone, planned=dates, original=dates, actual_date=maybe, late_reported_on=maybe, changed_on=maybe
)
plans = st.lists(milestones, max_size=6)
starts = st.builds(program, start=dates)


@given(starts, plans, dates)
def test_only_an_office_puts_on_hold_or_stops(subject, rows, today):
    derived = derive_status(subject, rows, today)
    assert derived.status not in (ProgramStatus.ON_HOLD, ProgramStatus.STOPPED)


@given(starts, plans, dates)
def test_done_means_that_every_milestone_is(subject, rows, today):
    done = bool(rows) and all(row.actual_date and row.actual_date <= today for row in rows)
    assert (derive_status(subject, rows, today).status == ProgramStatus.DONE) == done


@given(starts, plans, dates)
def test_late_hangs_on_a_milestone_of_which_it_is_known(subject, rows, today):
    derived = derive_status(subject, rows, today)
    if derived.status == ProgramStatus.LATE:
        assert derived.milestone in late_milestones(rows, today)
        assert not derived.milestone.actual_date


@given(plans, dates)
def test_what_nobody_said_a_word_about_makes_nothing_late(rows, today):
    for row in rows:
        row.late_reported_on = row.changed_on = None
    assert late_milestones(rows, today) == []


@given(plans, dates)
def test_a_milestone_is_either_unreported_or_said_to_be_late(rows, today):
    unreported = unreported_milestones(rows, today, ProgramStatus.RUNNING)
    for row in rows:
        if not row.actual_date:
            assert (row in unreported) == (row.state_on(today, ProgramStatus.RUNNING) == MilestoneState.UNREPORTED)


@given(starts, plans, dates)
def test_no_status_holds_since_a_day_to_come(subject, rows, today):
    since = derive_status(subject, rows, today).since
    assert since is None or since <= today


@given(starts, plans, dates, st.randoms())
def test_the_order_of_the_milestones_does_not_matter(subject, rows, today, chance):
    derived = derive_status(subject, rows, today)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    again = derive_status(subject, shuffled, today)
    assert (derived.status, derived.since) == (again.status, again.since)


@given(starts, plans, dates)
def test_a_status_holds_from_its_first_day_on(subject, rows, today):
    """Asked on that first day, with what was known then, the rules say the same: the daily job may come late."""
    derived = derive_status(subject, rows, today)
    if derived.status in (ProgramStatus.RUNNING, ProgramStatus.PLANNED) or derived.since is None:
        return
    assert derive_status(subject, rows, derived.since).status == derived.status
