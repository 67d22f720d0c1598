"""Which way a change goes: two approvers for promises, one for wording, news and events."""

from datetime import date

import pytest

from cms.moderation.routing import needs_second_approval
from programs.models import ProgramPage
from tests.builders import make_chapter, make_dimension, make_event, make_info, make_news, make_program, make_update

from .desk import step_of

pytestmark = pytest.mark.django_db


def change(page, significance="minor", **fields):
    """A draft beside the public page, called minor or significant."""
    for name, value in (fields | {"change_significance": significance}).items():
        setattr(page, name, value)
    page.save_revision()
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("make", [make_program, make_update, make_dimension, make_chapter])
def test_what_is_new_in_the_plan_goes_to_the_head(make):
    page = make()
    page.unpublish()
    assert needs_second_approval(page)


@pytest.mark.parametrize("make", [make_news, make_event, make_info])
def test_news_events_and_information_need_one_approver(make):
    page = make()
    page.unpublish()
    assert not needs_second_approval(page)


def test_a_minor_change_of_wording_needs_one_approver():
    assert not needs_second_approval(change(make_program(), title="Judul lain", summary="Ringkasan lain."))


def test_a_significant_change_goes_to_the_head():
    assert needs_second_approval(change(make_program(), "significant", title="Judul lain"))


@pytest.mark.parametrize("fields", [{"phase": "long"}, {"end_date": "2027-01-01"}, {"is_quick_win": True}])
def test_a_change_of_a_fact_goes_to_the_head_whatever_it_is_called(fields):
    assert needs_second_approval(change(make_program(is_quick_win=False), **fields))


@pytest.mark.parametrize(
    ("rows", "field", "value"),
    [("milestones", "planned_date", date(2027, 5, 5)), ("budget_lines", "planned", 7), ("milestones", "title", "Lain")],
)
def test_a_change_in_a_row_of_facts_goes_to_the_head(rows, field, value):
    program = make_program(milestones=[{"title": "Survei"}], budget=[{"year": 2026, "planned": 5}])
    draft = ProgramPage.objects.get(pk=program.pk)
    [row] = getattr(draft, rows).all()
    setattr(row, field, value)
    setattr(draft, rows, [row])
    draft.change_significance = "minor"
    draft.save_revision()
    assert needs_second_approval(ProgramPage.objects.get(pk=program.pk))


def test_a_minor_change_submitted_in_the_admin_is_public_after_one_approval(program, editor, other_editor):
    editor.edit(program, "submit", title="Antrean Puskesmas", change_significance="minor")
    other_editor.decide(program)
    program.refresh_from_db()
    assert (program.title, step_of(program)) == ("Antrean Puskesmas", None)


def test_what_the_checks_would_refuse_is_not_approved_either(program, editor, other_editor):
    """A draft that was changed beside its form: the last door is shut as well."""
    editor.edit(program, "submit", summary="Pemohon: 1272014502900003.", override_reason="")
    program.refresh_from_db()
    assert step_of(program) is None
