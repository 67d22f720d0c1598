"""A programme: what is refused, what a translation shares, and what odd programmes look like."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from programs.models import ProgramPage
from tests.builders import (
    TODAY,
    make_agency,
    make_agency_index,
    make_area,
    make_area_index,
    make_dimension,
    make_document,
    make_image,
    make_indicator,
    make_news,
    make_program,
    make_regulation,
    make_update,
    program_index,
    republish,
)
from tests.pages import links, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def english():
    """The site and its list of programmes in English."""
    locale = Locale.objects.create(language_code="en")
    home = program_index().get_parent().specific
    republish(home.copy_for_translation(locale))
    republish(program_index().copy_for_translation(locale))
    return locale


def translate(program, locale, **fields):
    twin = program.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(twin, name, value)
    return republish(twin)


def test_the_end_cannot_lie_before_the_start():
    with pytest.raises(ValidationError) as refused:
        make_program(start_date=TODAY, end_date=TODAY - DAY)
    assert "end_date" in refused.value.message_dict


@pytest.mark.parametrize("end", [TODAY, None])
def test_a_programme_may_end_on_its_first_day_or_never(end):
    assert make_program(start_date=TODAY, end_date=end).live


def test_two_programmes_cannot_have_the_same_code():
    make_program(code="GOV-1")
    with pytest.raises(ValidationError) as refused:
        make_program(code="GOV-1")
    assert "code" in refused.value.message_dict


def test_no_programme_becomes_public_without_a_code():
    program = make_program()
    program.code = ""
    with pytest.raises(ValidationError) as refused:
        republish(program)
    assert "code" in refused.value.message_dict


def test_a_programme_that_nobody_gave_a_code_has_one_of_its_own():
    first, second = ProgramPage(), ProgramPage()
    assert first.code != second.code
    assert re.fullmatch("P-[2-9A-Z]{6}", first.code)


def test_all_that_is_wrong_is_said_at_once():
    make_program(code="GOV-1")
    with pytest.raises(ValidationError) as refused:
        make_program(code="GOV-1", start_date=TODAY, end_date=TODAY - DAY)
    assert {"code", "end_date"} <= set(refused.value.message_dict)


def test_a_translation_may_have_the_code_of_its_original(english):
    assert translate(make_program(code="GOV-1"), english).code == "GOV-1"


def test_a_translation_takes_its_facts_from_the_original(english):
    program = make_program(status="planned", milestones=[{"title": "Uji coba"}])
    twin = translate(program, english, title="Lamps")
    program.phase = "long"
    republish(program)
    assert twin.title == "Lamps"
    assert twin.facts == program
    assert twin.facts.phase == "long"
    assert program.facts == program


def test_a_translation_whose_original_is_gone_stands_for_itself(english):
    program = make_program()
    twin = translate(program, english)
    program.delete()
    assert ProgramPage.objects.get(pk=twin.pk).facts == twin


def test_a_translated_page_shows_the_facts_of_the_original(english, client):
    program = make_program(slug="lampu", milestones=[{"title": "Uji coba di Siantar Barat"}])
    translate(program, english, title="Street lamps")
    page = words(client.get("/en/program/lampu/"))
    assert "Street lamps" in page
    assert page.count("Uji coba di Siantar Barat") == 1


def test_related_programmes_are_related_both_ways():
    first, second = make_program(), make_program()
    first.related_programs = [second]
    republish(first)
    assert list(first.related) == [second]
    assert list(second.related) == [first]


def test_programmes_that_name_each_other_are_listed_once():
    first = make_program()
    second = make_program(related_programs=[first])
    first.related_programs = [second, first]
    republish(first)
    assert list(first.related) == [second]


def test_a_related_draft_is_not_listed():
    draft = make_program()
    program = make_program(related_programs=[draft])
    draft.unpublish()
    assert not program.related.exists()


def test_reports_stand_newest_first_without_drafts():
    program = make_program()
    old = make_update(program, date=TODAY - DAY)
    new = make_update(program, date=TODAY)
    make_update(program).unpublish()
    make_update(make_program())
    assert list(program.updates) == [new, old]


def test_news_about_a_programme_stands_on_its_page(client):
    program = make_program(slug="lampu")
    make_news(title="Lampu menyala", programs=[program])
    make_news(title="Belum terbit", programs=[program]).unpublish()
    page = words(client.get("/program/lampu/"))
    assert "Lampu menyala" in page
    assert "Belum terbit" not in page


def test_a_minimal_programme_has_a_page(client):
    make_program(title="Lampu jalan", slug="lampu", end_date=None)
    response = client.get("/program/lampu/")
    assert response.status_code == 200
    assert "Lampu jalan" in words(response)
    assert "None" not in words(response)


@pytest.mark.parametrize("gone", ["lead_agency", "dimension", "picture"])
def test_a_programme_outlives_what_it_refers_to(gone, client):
    dimension, agency, picture = make_dimension(), make_agency(), make_image()
    make_program(title="Lampu jalan", slug="lampu", dimension=dimension, lead_agency=agency, picture=picture)
    {"lead_agency": agency, "dimension": dimension, "picture": picture}[gone].delete()
    for address in ("/program/lampu/", "/program/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Lampu jalan" in words(response)
        assert "None" not in words(response)


def test_deleted_rows_of_the_registers_leave_a_programme_whole(client):
    agency, area, regulation = make_agency(), make_area(), make_regulation()
    indicator = make_indicator(producer=agency)
    make_program(
        slug="lampu",
        supporting_agencies=[agency],
        areas=[area],
        regulations=[regulation],
        indicators=[indicator],
        contacts=[{"office": "Bidang Lalu Lintas", "agency": agency}],
        milestones=[{"area": area, "actual_date": TODAY}],
    )
    for row in (agency, area, regulation, indicator):
        row.delete()
    assert client.get("/program/lampu/").status_code == 200


def test_thirty_milestones_are_all_shown(client):
    area, document = make_area(), make_document()
    rows = [{"title": f"Tonggak ke-{n}", "area": area, "evidence": document} for n in range(30)]
    make_program(slug="lampu", milestones=rows)
    page = words(client.get("/program/lampu/"))
    assert all(f"Tonggak ke-{n}" in page for n in range(30))


def test_a_long_title_is_shown_in_full(client):
    title = ("Pengembangan layanan terpadu " * 7)[:180].strip()
    make_program(title=title, slug="lampu")
    assert title in words(client.get("/program/lampu/"))
    assert title in words(client.get("/program/"))


def test_a_programme_leads_to_its_agency_its_dimension_and_its_area(client):
    make_agency_index()
    make_area_index()
    make_program(
        slug="lampu",
        dimension=make_dimension(slug="living"),
        lead_agency=make_agency(slug="dishub"),
        areas=[make_area(slug="barat")],
    )
    found = links(client.get("/program/lampu/"))
    assert {"/masterplan/living/", "/opd/dishub/", "/wilayah/barat/"} <= found


def test_a_slipped_milestone_tells_both_dates(client, today):
    rows = [{"original_date": today - 30 * DAY, "planned_date": today + 15 * DAY, "change_reason": "Hujan."}]
    make_program(slug="lampu", milestones=rows)
    page = words(client.get("/program/lampu/"))
    assert "31 Januari 2026" in page
    assert "17 Maret 2026" in page
    assert "Hujan." in page


def test_a_deleted_page_of_a_dimension_leaves_the_programme_in_the_list(client):
    dimension = make_dimension()
    make_program(title="Lampu jalan", dimension=dimension)
    dimension.get_parent().delete()
    assert "Lampu jalan" in words(client.get("/program/"))
