"""What is planned, done and moved in one place."""

from datetime import timedelta

import pytest

from programs.models import Milestone
from programs.schedule import LIMIT, schedule_of
from tests.builders import TODAY, make_area, make_program

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def schedule(**milestone):
    make_program(milestones=[milestone])
    return schedule_of(Milestone.objects.all(), TODAY)


def lists_of(schedule):
    return {name for name in ("ahead", "unreported", "done", "moved") if getattr(schedule, name)}


@pytest.mark.parametrize(
    ("milestone", "lists"),
    [
        ({"planned_date": TODAY + DAY}, {"ahead"}),
        ({"planned_date": TODAY}, {"ahead"}),
        ({"planned_date": TODAY - DAY}, {"unreported"}),
        ({"planned_date": TODAY - DAY, "actual_date": TODAY}, {"done"}),
        ({"planned_date": TODAY + DAY, "original_date": TODAY}, {"ahead", "moved"}),
        ({"planned_date": TODAY - DAY, "original_date": TODAY - 9 * DAY}, {"unreported", "moved"}),
        ({"planned_date": TODAY, "original_date": TODAY - DAY, "actual_date": TODAY}, {"done", "moved"}),
        ({"planned_date": TODAY, "original_date": TODAY - DAY, "actual_date": TODAY - DAY}, {"done"}),
    ],
)
def test_a_milestone_stands_where_it_belongs_today(milestone, lists):
    assert lists_of(schedule(**milestone)) == lists


def test_what_comes_stands_nearest_first_and_what_is_done_latest_first():
    make_program(
        milestones=[
            {"title": "Jauh", "planned_date": TODAY + 20 * DAY},
            {"title": "Dekat", "planned_date": TODAY + 2 * DAY},
            {"title": "Lama", "actual_date": TODAY - 30 * DAY},
            {"title": "Baru", "actual_date": TODAY - DAY},
        ]
    )
    found = schedule_of(Milestone.objects.all(), TODAY)
    assert [milestone.title for milestone in found.ahead] == ["Dekat", "Jauh"]
    assert [milestone.title for milestone in found.done] == ["Baru", "Lama"]


def test_each_list_has_an_end():
    make_program(milestones=[{"planned_date": TODAY + DAY}] * (LIMIT + 1))
    assert len(schedule_of(Milestone.objects.all(), TODAY).ahead) == LIMIT


def test_a_place_without_milestones_has_no_schedule():
    assert schedule_of(Milestone.objects.all(), TODAY).is_empty


def test_a_place_with_a_milestone_has_one():
    assert not schedule().is_empty


def test_only_the_milestones_of_the_place_are_listed():
    here, there = make_area(), make_area()
    make_program(milestones=[{"title": "Sini", "area": here}, {"title": "Sana", "area": there}])
    found = schedule_of(Milestone.objects.in_area(here), TODAY)
    assert [milestone.title for milestone in found.ahead] == ["Sini"]


def test_a_schedule_costs_four_queries(django_assert_num_queries):
    area = make_area()
    for _ in range(3):
        make_program(milestones=[{"area": area}, {"area": area, "actual_date": TODAY}])
    with django_assert_num_queries(4):
        found = schedule_of(Milestone.objects.all(), TODAY)
        for milestone in [*found.ahead, *found.done]:
            _ = (milestone.page.title, milestone.page.lead_agency, milestone.place)
