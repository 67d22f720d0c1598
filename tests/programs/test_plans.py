"""What is known of a milestone's plan follows from how it was published, time after time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from programs.plans import PlanHistory, follow_plans

MAY, JULY, AUGUST, SEPTEMBER, OCTOBER, DECEMBER = (date(2026, month, 1) for month in (5, 7, 8, 9, 10, 12))
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("plans", "history"),
    [
        ([(MAY, AUGUST)], PlanHistory(AUGUST)),
        ([(MAY, AUGUST), (OCTOBER, AUGUST)], PlanHistory(AUGUST)),
        ([(MAY, AUGUST), (JULY, OCTOBER)], PlanHistory(AUGUST, JULY)),
        ([(MAY, AUGUST), (AUGUST, OCTOBER)], PlanHistory(AUGUST, AUGUST)),
        ([(MAY, AUGUST), (AUGUST + DAY, OCTOBER)], PlanHistory(AUGUST, AUGUST + DAY, missed=AUGUST)),
        # Moved in good time, then brought forward when the first plan would have passed: nothing was missed.
        ([(MAY, AUGUST), (JULY, OCTOBER), (AUGUST + 14 * DAY, SEPTEMBER)], PlanHistory(AUGUST, AUGUST + 14 * DAY)),
        # Moved in good time, then too late: missed is what held until then, not the first plan.
        ([(MAY, AUGUST), (JULY, OCTOBER), (OCTOBER + DAY, DECEMBER)], PlanHistory(AUGUST, OCTOBER + DAY, OCTOBER)),
        # Missed twice: since the first of them.
        ([(MAY, AUGUST), (SEPTEMBER, OCTOBER), (DECEMBER, DECEMBER)], PlanHistory(AUGUST, DECEMBER, AUGUST)),
        # Brought forward, then missed: late even though the new plan lies before the first one.
        ([(MAY, DECEMBER), (JULY, AUGUST), (SEPTEMBER, OCTOBER)], PlanHistory(DECEMBER, SEPTEMBER, AUGUST)),
        # A date in the past that is corrected to an earlier one puts nothing off.
        ([(MAY, AUGUST), (OCTOBER, JULY)], PlanHistory(AUGUST, OCTOBER)),
    ],
)
def test_a_plan_is_missed_when_a_later_one_comes_only_after_it_has_passed(plans, history):
    assert follow_plans(plans) == history


# Any plan, published on any days

days = some.dates(date(2026, 1, 1), date(2027, 12, 31))


@some.composite
def published(draw, changing=lambda day, before, after: True):
    """Plans in order of publication; ``changing`` says which changes there may be."""
    found = [(draw(days), draw(days))]
    for day, planned in sorted(draw(some.lists(some.tuples(days, days), max_size=6))):
        before = found[-1][1]
        if day >= found[-1][0] and changing(day, before, planned):
            found.append((day, planned))
    return found


@given(published())
def test_the_first_plan_is_what_was_published_first_whatever_follows(plans):
    assert follow_plans(plans).first == plans[0][1]


@given(published(changing=lambda day, before, after: day <= before))
def test_whoever_always_moves_in_good_time_has_missed_nothing(plans):
    assert follow_plans(plans).missed is None


@given(published(changing=lambda day, before, after: after <= before))
def test_bringing_forward_misses_nothing_on_any_day(plans):
    assert follow_plans(plans).missed is None


@given(published())
def test_what_was_missed_had_been_published_and_had_passed_when_it_was_put_off(plans):
    missed = follow_plans(plans).missed
    put_off = [before for (_, before), (day, after) in zip(plans, plans[1:], strict=False) if before < min(day, after)]
    assert (missed in put_off) if put_off else (missed is None)
    assert missed is None or missed == min(put_off)


@given(published(), some.data())
def test_publishing_the_same_plan_again_says_nothing_new(plans, data):
    where = data.draw(some.integers(0, len(plans) - 1))
    again = [*plans[: where + 1], plans[where], *plans[where + 1 :]]
    assert follow_plans(again) == follow_plans(plans)


@given(published(), days)
def test_what_was_missed_once_stays_missed(plans, planned):
    before, after = follow_plans(plans), follow_plans([*plans, (plans[-1][0] + DAY, planned)])
    assert before.missed is None or after.missed <= before.missed
