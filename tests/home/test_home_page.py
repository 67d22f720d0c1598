"""The front page: its figures are those of the pages below it, its lists are short and true."""

import re
from datetime import timedelta

import pytest
from wagtail.models import PageViewRestriction

from cms.core.surroundings import Surroundings
from tests.builders import (
    at,
    home,
    make_agency_index,
    make_area_index,
    make_dimension,
    make_event,
    make_event_index,
    make_info,
    make_masterplan,
    make_news,
    make_news_index,
    make_program,
    make_program_index,
    make_update,
)
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def numbers(text):
    return [int(number) for number in re.findall(r"\d+", text)]


@pytest.fixture
def plan(today):
    """Two dimensions; four programmes, of which one is a draft and one serves both dimensions."""
    living, economy = make_dimension(title="Smart Living"), make_dimension(title="Smart Economy")
    done = {"actual_date": today}
    make_program(dimension=living, other_dimensions=[economy], status="late", milestones=[done, {}, {}])
    make_program(dimension=living, status="done", milestones=[done])
    make_program(dimension=economy, status="running", milestones=[{"weight": 2}])
    make_program(dimension=economy, status="late", milestones=[done]).unpublish()
    return {"living": living, "economy": economy}


@pytest.mark.usefixtures("plan")
class TestFigures:
    def test_the_headline_says_how_many_are_done_and_late(self, client):
        assert numbers(words_of(tree(client.get("/")).h1)) == [3, 1, 1]

    @pytest.mark.parametrize("address", ["/program/", "/masterplan/"])
    def test_they_agree_with_the_list_and_with_the_masterplan(self, client, address):
        here, there = client.get("/").context["figures"], client.get(address).context["figures"]
        assert here == there
        assert (here.programs, here.progress) == (3, 33)

    def test_the_list_holds_as_many_as_they_say(self, client):
        listed = client.get("/program/").context["page_of_programs"].paginator.count
        assert listed == client.get("/").context["figures"].programs

    def test_each_status_leads_to_as_many_programmes_as_it_says(self, client):
        for status in client.get("/").context["figures"].statuses:
            response = client.get("/program/", {"status": status.status})
            assert response.context["page_of_programs"].paginator.count == status.count

    def test_a_dimensions_tile_agrees_with_its_page_and_with_the_masterplan(self, client, plan):
        tiles = {tile.pk: tile.figures for tile in client.get("/").context["dimensions"]}
        rows = {row.pk: row.figures for row in client.get("/masterplan/").context["dimensions"]}
        for dimension in plan.values():
            own = client.get(dimension.url).context["figures"]
            assert tiles[dimension.pk] == rows[dimension.pk] == own

    def test_a_programme_of_two_dimensions_is_in_one_tile_only(self, client):
        tiles = client.get("/").context["dimensions"]
        assert [(tile.title, tile.figures.programs, tile.figures.progress) for tile in tiles] == [
            ("Smart Living", 2, 50),
            ("Smart Economy", 1, 0),
        ]

    def test_the_progress_of_a_dimension_is_written_the_same_everywhere(self, client, plan):
        for address in ("/", "/masterplan/", plan["living"].url):
            assert re.search(r"\b50 ?%", words(client.get(address))), address


def test_a_site_without_programmes_has_a_home_page(client):
    home()
    response = client.get("/")
    assert response.status_code == 200
    assert numbers(words_of(tree(response).h1)) == [0, 0, 0]


def test_what_changed_this_week_is_told(client, today):
    program = make_program(title="Lampu jalan", milestones=[{"title": "Uji coba", "actual_date": today - DAY}])
    make_update(program, title="Lampu menyala", date=today)
    make_update(program, title="Kabar lama", date=today - 8 * DAY)
    page = words(client.get("/"))
    assert "Lampu menyala" in page
    assert "Uji coba" in page
    assert "Kabar lama" not in page


def test_quick_wins_stand_in_the_order_in_which_they_are_due(client, today):
    for title, days in (("Jauh", 50), ("Dekat", 3), ("Lewat", -3)):
        make_program(title=title, is_quick_win=True, milestones=[{"planned_date": today + days * DAY}])
    make_program(title="Biasa", milestones=[{"planned_date": today}])
    assert [program.title for program in client.get("/").context["quick_wins"]] == ["Dekat", "Jauh"]


def test_the_three_newest_news_items_are_shown(client, today):
    for number in range(4):
        make_news(title=f"Kabar ke-{number}", date=at(today) - number * DAY)
    make_news(title="Draf").unpublish()
    response = client.get("/")
    assert [news.title for news in response.context["news"]] == ["Kabar ke-0", "Kabar ke-1", "Kabar ke-2"]
    assert "Kabar ke-2" in words(response)


def test_the_next_three_events_are_shown(client, today):
    for number in range(4):
        make_event(title=f"Acara ke-{number}", start=at(today) + (number + 1) * DAY)
    make_event(title="Kemarin", start=at(today) - DAY)
    response = client.get("/")
    assert [event.title for event in response.context["events"]] == ["Acara ke-0", "Acara ke-1", "Acara ke-2"]
    assert "Kemarin" not in words(response)


def around(rf):
    request = rf.get("/")
    return Surroundings(request, home())


def test_the_sections_are_known_by_their_type(rf):
    makers = [
        make_masterplan,
        make_program_index,
        make_agency_index,
        make_area_index,
        make_news_index,
        make_event_index,
    ]
    made = [make() for make in makers]
    info = make_info()
    sections = around(rf).by_type
    assert {sections.pop("infopage").pk} == {info.pk}
    assert sections == {type(page).__name__.lower(): page.page_ptr for page in made}


def test_a_section_that_is_not_public_is_absent_and_not_linked(client, rf):
    make_news_index().unpublish()
    private = make_event_index()
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert around(rf).sections == []
    assert not {"/berita/", "/agenda/"} & links(client.get("/"))


def test_the_menu_holds_the_sections_that_editors_chose(client):
    make_news_index(show_in_menus=True)
    make_area_index(show_in_menus=False)
    header = tree(client.get("/")).find("header")
    found = {link["href"] for link in header.find_all("a", href=True)}
    assert "/berita/" in found
    assert "/wilayah/" not in found
