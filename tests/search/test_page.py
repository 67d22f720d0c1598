"""The page of results: narrowing down, sorting, corrections, the milestone that answers, and a way on from nothing."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from home.models import OfficeSettings
from search import knowledge
from tests.builders import home, make_agency, make_area, make_info, make_news, make_program, republish
from tests.pages import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return home()


def main(client, **parameters):
    return tree(client.get("/cari/", parameters)).main


def facet(page, name):
    """label → (count, chosen) of the values of a facet."""
    boxes = page.find_all("input", {"type": "checkbox", "name": name})
    texts = {box["value"]: box.find_parent("label").get_text(" ", strip=True) for box in boxes}
    return {box["value"]: (texts[box["value"]], box.has_attr("checked")) for box in boxes}


def chips(page):
    return [link["href"] for link in page.select("a.chip")]


class TestNarrowingDown:
    @pytest.fixture(autouse=True)
    def lamps(self):
        make_info(title="Lampu taman")
        make_news(title="Lampu menyala")
        for number in range(35):
            agency = make_agency(slug=f"opd-{number}", name=f"Dinas {number:02}")
            make_program(title=f"Lampu {number}", lead_agency=agency)

    def test_every_value_is_offered_with_its_count_all_35_agencies(self, client):
        page = main(client, q="lampu")
        assert facet(page, "jenis")["program"] == ("Program (35)", False)
        assert facet(page, "opd") == {f"opd-{n}": (f"Dinas {n:02} (1)", False) for n in range(35)}

    def test_a_choice_is_ticked_counted_on_and_removable(self, client):
        page = main(client, q="lampu", jenis="program", opd=["opd-1", "opd-2"])
        assert facet(page, "jenis") == {"program": ("Program (2)", True)}
        assert facet(page, "opd")["opd-1"] == ("Dinas 01 (1)", True)
        assert facet(page, "opd")["opd-9"] == ("Dinas 09 (1)", False)
        assert "2 hasil" in page.get_text()
        assert chips(page) == [
            "/cari/?q=lampu&opd=opd-1&opd=opd-2",
            "/cari/?q=lampu&jenis=program&opd=opd-2",
            "/cari/?q=lampu&jenis=program&opd=opd-1",
            "/cari/?q=lampu",
        ]

    def test_every_box_belongs_to_the_one_form(self, client):
        page = main(client, q="lampu")
        assert page.find("form", id="search")
        fields = page.select(".filters input, .filters button")
        assert {field["form"] for field in fields} == {"search"}

    def test_the_order_survives_narrowing_down(self, client):
        form = main(client, q="lampu", urut="tanggal").find("form", id="search")
        assert form.find("input", {"name": "urut"})["value"] == "tanggal"


def test_the_orders_are_links_that_keep_the_rest(client):
    make_info(title="Lampu")
    sorts = main(client, q="lampu", jenis="informasi", page="1").select(".sorts a")
    assert [link["href"] for link in sorts] == [
        "/cari/?q=lampu&jenis=informasi",
        "/cari/?q=lampu&jenis=informasi&urut=tanggal",
    ]
    assert [link.get("aria-current") for link in sorts] == ["true", None]


def test_a_corrected_word_is_said_and_the_typed_one_offered(client):
    make_info(title="Puskesmas keliling")
    knowledge.count()
    notice = main(client, q="puskesmsa", jenis="informasi").find(class_="notice")
    assert notice.strong.get_text() == "puskesmas"
    assert notice.a["href"] == "/cari/?q=puskesmsa&jenis=informasi&persis=ya"
    assert "puskesmsa" in notice.a.get_text()
    assert main(client, q="puskesmsa", persis="ya").find(class_="notice") is None


def test_hits_are_marked_by_their_stem_too(client):
    make_info(title="Pelayanan keliling", summary="Kami melayani warga.")
    marks = [mark.get_text() for mark in main(client, q="layanan").select("mark")]
    assert marks[:2] == ["Pelayanan", "melayani"]


def test_a_question_with_a_place_is_answered_by_the_milestone_there(client):
    marimbun, barat = make_area(name="Siantar Marimbun"), make_area(name="Siantar Barat")
    milestones = [
        {"title": "412 titik menyala", "area": barat, "planned_date": date(2026, 5, 1)},
        {"title": "360 titik menyala", "area": marimbun, "kelurahan": "Simarimbun", "planned_date": date(2026, 9, 1)},
    ]
    republish(make_program(title="Lampu jalan pintar", milestones=milestones))
    page = main(client, q="kapan lampu jalan pintar dipasang di Siantar Marimbun")
    [line] = page.select(".results__promise")
    assert line.time["datetime"] == "2026-09-01"
    for text in ("1 September 2026", "360 titik menyala", "Simarimbun", "Siantar Marimbun"):
        assert text in line.get_text()


class TestNothingFound:
    def test_the_same_words_without_the_filters_are_shown(self, client):
        make_info(title="Lampu taman", slug="taman")
        make_program(title="Jembatan")
        page = main(client, q="lampu", jenis="program")
        assert page.select_one(".results a")["href"] == "/taman/"
        assert page.select_one("a.more")["href"] == "/cari/?q=lampu"

    def test_words_that_look_alike_are_offered(self, client):
        make_info(title="Puskesmas keliling")
        knowledge.count()
        page = main(client, q="puskes", persis="ya")
        assert "/cari/?q=puskesmas" in chips(page)

    def test_an_exact_search_can_be_loosened(self, client):
        make_info(title="Puskesmas keliling")
        knowledge.count()
        page = main(client, q="puskesmsa", persis="ya")
        assert page.select_one(".hints a")["href"] == "/cari/?q=puskesmsa"

    def test_the_sections_and_the_office_stand_at_hand(self, client, site):
        make_info(title="Tentang", slug="tentang")
        office = OfficeSettings.for_site(site.get_site())
        office.email, office.ppid_url = "halo@siantar.example", "/tentang/"
        office.save()
        page = main(client, q="xyzzy")
        assert "/tentang/" in chips(page)
        assert page.find("a", href="mailto:halo@siantar.example")

    def test_nothing_that_is_not_public_is_offered(self, client):
        make_info(title="Lampu rahasia").unpublish()
        make_program(title="Jembatan")
        knowledge.count()
        page = main(client, q="lampuu", jenis="program")
        assert "rahasia" not in page.get_text()
        assert page.select(".results a") == []


@pytest.mark.parametrize("address", ["/cari/", "/cari/?q=lampu", "/cari/?q=xyzzy"])
def test_the_page_has_no_script_of_its_own_and_no_style(client, address):
    make_info(title="Lampu")
    page = BeautifulSoup(client.get(address).content, "html.parser")
    assert [script.get_text() for script in page.find_all("script")] == [""]
    assert page.select("[style], [onclick], style") == []
