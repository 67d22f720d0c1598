"""Which agency answers for a page: each page's own word and what the queries say about it must agree."""

import pytest
from wagtail.models import Locale, Page

from cms.core.ownership import own_page_types
from cms.moderation.reviews.querysets import ReviewQuerySet
from news.models import EventPage
from programs.models import ProgramPage, ProgramUpdatePage
from tests.builders import (
    home,
    make_agency,
    make_event,
    make_info,
    make_program,
    make_update,
    program_index,
    republish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return make_agency(name="Dinas Kesehatan")


def agree(page, agency):
    page = type(page).objects.get(pk=page.pk)
    row = type(page).objects.with_responsible_agency().get(pk=page.pk)
    assert page.responsible_agency == agency
    assert row.responsible_agency_id == (agency.pk if agency else None)


def translated(page):
    """The page in English, with the pages above it."""
    english = Locale.objects.create(language_code="en")
    for above in (home(), program_index()):
        republish(above.copy_for_translation(english))
    return republish(page.copy_for_translation(english))


@pytest.mark.parametrize("model", own_page_types(), ids=lambda model: model.__name__)
def test_every_page_type_offers_owner_and_interval_in_its_form(model):
    assert {"owner_agency", "review_months"} <= set(model.get_edit_handler().get_form_class().base_fields)


def test_its_owner(dinkes):
    agree(make_info(owner_agency=dinkes), dinkes)


def test_nobody_without_an_owner():
    agree(make_info(), None)


def test_a_programme_falls_back_on_its_lead_agency(dinkes):
    agree(make_program(lead_agency=dinkes), dinkes)
    agree(make_program(lead_agency=make_agency(), owner_agency=dinkes), dinkes)


def test_a_translated_programme_falls_back_on_the_lead_agency_of_its_original(dinkes):
    program = make_program(lead_agency=make_agency())
    twin = translated(program)
    ProgramPage.objects.filter(pk=program.pk).update(lead_agency=dinkes)
    agree(twin, dinkes)


def test_an_update_falls_back_on_its_programme(dinkes):
    agree(make_update(make_program(lead_agency=dinkes)), dinkes)
    agree(make_update(make_program(owner_agency=dinkes, lead_agency=make_agency())), dinkes)
    agree(make_update(make_program(lead_agency=make_agency()), owner_agency=dinkes), dinkes)


def test_an_event_falls_back_on_its_organiser(dinkes):
    agree(make_event(organiser=dinkes), dinkes)
    agree(make_event(organiser=make_agency(), owner_agency=dinkes), dinkes)


@pytest.mark.parametrize("model", [EventPage, ProgramUpdatePage])
def test_the_query_over_all_types_says_the_same(model, dinkes):
    page = make_event(organiser=dinkes) if model is EventPage else make_update(make_program(lead_agency=dinkes))
    model.objects.filter(pk=page.pk).update(review_months=1)
    assert ReviewQuerySet(Page).to_review().get(pk=page.pk).responsible_agency_id == dinkes.pk


def test_an_agency_that_is_deleted_leaves_the_page_without_owner(dinkes):
    page = make_info(owner_agency=dinkes)
    dinkes.delete()
    agree(page, None)
