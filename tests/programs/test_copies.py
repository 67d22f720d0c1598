"""A programme that is made from a copy of another one begins anew: it has its own code, and no past."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from cms.moderation.roles import ADMINISTRATOR
from programs.models import ProgramPage
from tests.builders import TODAY, at, make_member, make_program, program_index, republish
from tests.moderation.desk import Desk

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def original(today):
    moved = {"original_date": TODAY - 60 * DAY, "missed_date": TODAY - 60 * DAY, "changed_on": TODAY - 50 * DAY}
    page = make_program(
        code="P-15",
        first_published_at=at(TODAY - 90 * DAY),
        milestones=[{"code": "M1", "planned_date": TODAY + DAY} | moved],
    )
    ProgramPage.objects.update(reported_on=TODAY - 9 * DAY)
    return ProgramPage.objects.get(pk=page.pk)


@pytest.fixture
def copy(original):
    url = reverse("wagtailadmin_pages:copy", args=[original.pk])
    form = {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": program_index().pk}
    Desk(make_member("admin", ADMINISTRATOR, is_superuser=True)).client.post(url, form)
    return ProgramPage.objects.get(slug="salinan")


def test_it_has_a_new_code_and_is_a_draft(original, copy):
    assert (original.code, original.status) == ("P-15", "late")
    assert (copy.code[:2], copy.live) == ("P-", False)
    assert original.code != copy.code == copy.get_latest_revision_as_object().code


def test_it_has_never_reported_and_its_milestones_are_planned_for_the_first_time(copy):
    draft = copy.get_latest_revision_as_object()
    draft.code, draft.milestones.first().planned_date = "P-16", date(2026, 12, 1)
    page = ProgramPage.objects.get(pk=republish(draft).pk)
    assert (page.status, page.reported_on, timezone.localdate(page.first_published_at)) == ("running", None, TODAY)
    [row] = page.milestones.all()
    assert (row.original_date, row.missed_date, row.changed_on, row.slip_days) == (date(2026, 12, 1), None, None, 0)


def test_a_draft_of_it_says_nothing_of_the_past_either(copy):
    draft = copy.get_latest_revision_as_object()
    assert (draft.status, draft.reported_on, draft.milestones.first().original_date) == ("planned", None, None)


def test_a_translation_is_no_copy(original):
    english = Locale.objects.create(language_code="en")
    republish(original.get_parent().get_parent().copy_for_translation(english).specific)
    republish(original.get_parent().copy_for_translation(english).specific)
    assert republish(original.copy_for_translation(english)).code == "P-15"
