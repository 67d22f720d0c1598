"""The list of programmes in English: facts of the originals, in the words of the translations."""

from datetime import timedelta

import pytest
from wagtail.models import Locale, PageViewRestriction

from programs.models import ProgramPage
from tests.builders import TODAY, make_program, program_index, republish
from tests.pages import links, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESS = "/en/program/"


@pytest.fixture
def english(today):
    locale = Locale.objects.create(language_code="en")
    republish(program_index().get_parent().specific.copy_for_translation(locale))
    republish(program_index().copy_for_translation(locale))
    return locale


def translate(program, locale, **fields):
    twin = program.copy_for_translation(locale)
    for name, value in fields.items():
        setattr(twin, name, value)
    return republish(twin)


def titles(client, **query):
    return [program.title for program in client.get(ADDRESS, query).context["page_of_programs"]]


@pytest.fixture
def lampu(english):
    """A programme that was translated before it became late."""
    program = make_program(title="Lampu", slug="lampu", milestones=[{"planned_date": TODAY - 9 * DAY}])
    translate(program, english, title="Street lights", slug="lights", summary="Bright and thrifty.")
    draft = ProgramPage.objects.get(pk=program.pk).get_latest_revision_as_object()
    [milestone] = draft.milestones.all()
    milestone.late_reported_on = TODAY
    draft.milestones = [milestone]
    return republish(draft)


def test_it_says_the_status_of_today_and_finds_by_it(lampu, client):
    [row] = client.get(ADDRESS, {"status": "late"}).context["page_of_programs"]
    assert (row.title, row.status) == ("Street lights", "late")
    assert titles(client, status="running") == []


def test_it_leads_to_the_translation(lampu, client):
    found = links(client.get(ADDRESS))
    assert "/en/program/lights/" in found
    assert client.get("/en/program/lights/").status_code == 200


def test_what_is_not_translated_stands_there_in_its_own_language(lampu, client):
    make_program(title="Taman", slug="taman")
    response = client.get(ADDRESS)
    assert titles(client) == ["Street lights", "Taman"]
    assert "/program/taman/" in links(response)
    assert response.context["listing"].total == response.context["figures"].programs == 2


@pytest.mark.parametrize("words", ["street", "thrifty", "lampu"])
def test_it_is_found_by_words_of_either_language(lampu, client, words):
    assert titles(client, q=words) == ["Street lights"]


def test_by_name_means_by_the_names_shown(lampu, english, client):
    make_program(title="Perpustakaan")
    translate(make_program(title="Air"), english, title="Water", slug="water")
    assert titles(client, urut="judul") == ["Perpustakaan", "Street lights", "Water"]


def test_a_translation_that_is_not_public_lends_no_words(lampu, client):
    twin = ProgramPage.objects.get(slug="lights")
    PageViewRestriction.objects.create(page=twin, restriction_type=PageViewRestriction.LOGIN)
    assert titles(client) == ["Lampu"]
    assert titles(client, q="thrifty") == []
    assert "Street lights" not in words(client.get(ADDRESS))


def test_the_indonesian_list_keeps_its_own_words(lampu, client):
    [row] = client.get("/program/").context["page_of_programs"]
    assert row.title == "Lampu"
    assert "/program/lampu/" in links(client.get("/program/"))
