"""What may be said of a milestone on a given day."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from programs.enums import MilestoneState, ProgramStatus
from programs.models import Milestone
from programs.timeline import timeline
from tests.builders import TODAY, make_area, make_milestone, make_program

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("planned", "actual", "state"),
    [
        (TODAY + DAY, None, MilestoneState.PLANNED),
        (TODAY, None, MilestoneState.PLANNED),
        (TODAY - DAY, None, MilestoneState.UNREPORTED),
        (TODAY - DAY, TODAY, MilestoneState.DONE),
        (TODAY + DAY, TODAY, MilestoneState.DONE),
    ],
)
def test_a_milestone_without_report_is_not_called_late(planned, actual, state):
    milestone = make_milestone(planned_date=planned, actual_date=actual)
    assert milestone.state_on(TODAY, ProgramStatus.RUNNING) == state
    stopped = MilestoneState.DONE if actual else MilestoneState.STOPPED
    assert milestone.state_on(TODAY, ProgramStatus.STOPPED) == stopped


@pytest.mark.parametrize(
    ("original", "planned", "slipped", "days"),
    [
        (None, date(2026, 9, 15), False, 0),
        (date(2026, 9, 15), date(2026, 9, 15), False, 0),
        (date(2026, 8, 1), date(2026, 9, 15), True, 45),
        (date(2026, 9, 15), date(2026, 9, 1), True, -14),
    ],
)
def test_a_milestone_slips_by_the_days_since_its_first_plan(original, planned, slipped, days):
    milestone = make_milestone(original_date=original, planned_date=planned)
    assert (milestone.has_slipped, milestone.slip_days) == (slipped, days)


def test_the_slipped_ones_can_be_asked_for():
    rows = [
        {"title": "Mundur", "original_date": TODAY, "planned_date": TODAY + DAY},
        {"title": "Maju", "original_date": TODAY, "planned_date": TODAY - DAY},
        {"title": "Tetap", "original_date": TODAY, "planned_date": TODAY},
        {"title": "Tanpa riwayat"},
    ]
    make_program(milestones=rows)
    assert {milestone.title for milestone in Milestone.objects.slipped()} == {"Mundur", "Maju"}


@pytest.mark.parametrize(
    ("street", "kelurahan", "with_area", "place"),
    [
        ("", "", False, ""),
        ("Jalan Merdeka", "", False, "Jalan Merdeka"),
        ("", "Proklamasi", True, "Proklamasi, Siantar Barat"),
        ("Jalan Merdeka", "Proklamasi", True, "Jalan Merdeka, Proklamasi, Siantar Barat"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(street, kelurahan, with_area, place):
    area = make_area(name="Siantar Barat") if with_area else None
    assert make_milestone(street=street, kelurahan=kelurahan, area=area).place == place


def test_what_is_done_was_not_done_in_the_future(today):
    with pytest.raises(ValidationError) as refused:
        make_milestone(actual_date=today + DAY).clean()
    assert set(refused.value.message_dict) == {"actual_date"}


@pytest.mark.parametrize("day", [TODAY, TODAY - DAY, None])
def test_done_today_or_before_is_fine(today, day):
    make_milestone(actual_date=day, evidence_link="https://example.org/berita-acara").clean()


def test_a_deleted_area_takes_no_milestone_with_it():
    area = make_area()
    make_program(milestones=[{"area": area}])
    area.delete()
    assert Milestone.objects.get().area is None


def test_the_timeline_stands_in_order_of_what_happened_or_is_planned():
    rows = [
        {"title": "Nanti", "planned_date": TODAY + 9 * DAY},
        {"title": "Selesai awal", "planned_date": TODAY + 20 * DAY, "actual_date": TODAY - 5 * DAY},
        {"title": "Lewat", "planned_date": TODAY - 12 * DAY},
    ]
    entries = timeline(make_program(milestones=rows), TODAY)
    assert [entry.milestone.title for entry in entries] == ["Lewat", "Selesai awal", "Nanti"]
    assert [entry.days_over for entry in entries] == [12, 0, 0]


def test_milestones_of_one_day_keep_the_order_of_the_editors():
    names = ["Satu", "Dua", "Tiga"]
    program = make_program(milestones=[{"title": name, "planned_date": TODAY} for name in names])
    assert [entry.milestone.title for entry in timeline(program, TODAY)] == names


def test_a_preview_has_a_timeline_before_anything_is_saved():
    program = make_program(milestones=[{"title": "Lama"}])
    draft = program.get_latest_revision_as_object()
    draft.milestones = [make_milestone(title="Baru")]
    assert [entry.milestone.title for entry in timeline(draft, TODAY)] == ["Baru"]
