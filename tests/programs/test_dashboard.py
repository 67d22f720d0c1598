"""The dashboard: its figures, and the lists that they lead to."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError

from tests.builders import (
    TODAY,
    at,
    backdate,
    make_agency,
    make_dimension,
    make_program,
    make_program_index,
    make_update,
)
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TITLE = "Penerangan jalan umum hemat energi " * 5


@pytest.fixture
def programs(today):
    """Programmes that differ in status, money, years, silence; one supports and serves elsewhere."""
    living, economy = make_dimension(title="Living", slug="living"), make_dimension(title="Economy", slug="economy")
    dishub, dlh = make_agency(name="Dishub", slug="dishub"), make_agency(name="DLH", slug="dlh")
    done = {"actual_date": TODAY - 9 * DAY, "weight": 3}
    moved = {"original_date": TODAY - DAY, "planned_date": TODAY + 30 * DAY}
    lampu = make_program(
        title=TITLE[:180],
        dimension=living,
        lead_agency=dishub,
        status="late",
        milestones=[done, moved, {"planned_date": TODAY - 2 * DAY}],
        budget=[{"year": 2026, "planned": 1000, "realised": 400}, {"year": 2025, "planned": 500, "realised": 500}],
    )
    make_update(lampu)
    taman = make_program(
        dimension=economy,
        other_dimensions=[living],
        lead_agency=dlh,
        supporting_agencies=[dishub],
        status="running",
        start_date=date(2025, 1, 1),
        end_date=date(2025, 12, 31),
        budget=[{"year": 2025, "planned": 70}],
    )
    backdate(taman, at(TODAY - 120 * DAY))
    make_program(dimension=living, lead_agency=dishub, milestones=[{}]).unpublish()


def figure_links(client, address):
    """The number and the address of every figure of the dashboard that leads to a list."""
    for link in tree(client.get(address)).select("main td a[href], .figures-list a[href]"):
        box = link.parent if link.parent.name == "li" else link
        yield int(words_of(box).split()[0]), link["href"]


@pytest.mark.parametrize("address", ["/program/dasbor/", "/program/dasbor/?tahun=2026", "/program/dasbor/?tahun=2025"])
def test_every_figure_is_the_length_of_the_list_it_leads_to(programs, client, address):
    found = list(figure_links(client, address))
    assert found
    for count, href in found:
        assert urlsplit(href).path == "/program/"
        assert client.get(href).context["page_of_programs"].paginator.count == count, href


def test_every_programme_counts_once_where_it_is_led(programs, client):
    board = client.get("/program/dasbor/").context["board"]
    assert [(row.title, row.figures.programs) for row in board.dimensions] == [("Living", 1), ("Economy", 1)]
    assert [(row.title, row.figures.programs) for row in board.agencies] == [("DLH", 1), ("Dishub", 1)]
    assert board.total.figures.programs == 2


def test_it_says_the_sum_of_the_weights(programs, client):
    assert "3 dari 5 bobot selesai" in words(client.get("/program/dasbor/"))


def test_money_is_that_of_the_year(programs, client):
    money = {year: client.get(f"/program/dasbor/?tahun={year}").context["board"].total.money for year in (2025, 2026)}
    assert (money[2026].planned, money[2026].realised) == (1000, 400)
    assert (money[2025].planned, money[2025].realised) == (570, 500)


def test_a_line_counts_in_its_own_year_also_when_its_programme_is_over(client, today):
    make_program(
        start_date=date(2025, 1, 1),
        end_date=date(2025, 12, 31),
        budget=[{"year": 2025, "planned": 100}, {"year": 2026, "planned": 50}],
    )
    make_program(start_date=date(2025, 1, 1), end_date=date(2026, 12, 31), budget=[{"year": 2026, "planned": 7}])
    every, one = (client.get(f"/program/dasbor/{query}").context["board"] for query in ("", "?tahun=2026"))
    assert [(row.year, row.planned) for row in every.years] == [(2025, 100), (2026, 57)]
    assert [(row.year, row.planned) for row in one.years] == [(2026, 57)]
    assert one.total.money.planned == sum(row.money.planned for row in one.agencies) == 57
    assert one.total.figures.programs == 1


def test_silence_and_slips_are_counted(programs, client):
    board = client.get("/program/dasbor/").context["board"]
    assert [cell.count for cell in board.total.cells[-3:]] == [1, 1, 1]
    assert (board.unreported, board.slipped) == (1, 1)


def test_programmes_without_dimension_and_agency_are_counted_without_a_link(client, today):
    dimension, agency = make_dimension(), make_agency()
    make_program(dimension=dimension, lead_agency=agency)
    dimension.delete()
    agency.delete()
    board = client.get("/program/dasbor/").context["board"]
    assert [(row.figures.programs, row.cells[0].query) for row in board.dimensions + board.agencies] == [(1, None)] * 2
    assert board.total.figures.programs == 1


def test_the_name_of_an_unpublished_dimension_does_not_leak(client, today):
    dimension = make_dimension(title="Smart Rahasia")
    make_program(dimension=dimension)
    dimension.unpublish()
    assert "Smart Rahasia" not in words(client.get("/program/dasbor/"))


def test_a_year_that_does_not_exist_is_left_out_and_said(programs, client):
    response = client.get("/program/dasbor/?tahun=1812")
    assert response.context["year"] is None
    assert "Tahun “1812”" in words(response)


@pytest.mark.parametrize("asked", ["", "?tahun=2026"])
def test_it_is_quoted_as_it_was_asked_for(programs, client, asked):
    foot = tree(client.get(f"/program/dasbor/{asked}")).find(class_="page-foot")
    assert foot.find("a")["href"] == f"/program/dasbor/{asked}"


def test_without_programmes_it_says_so(client):
    make_program_index()
    assert "Belum ada program" in words(client.get("/program/dasbor/"))


@pytest.mark.parametrize("slug", ["dasbor", "triwulan", "aturan"])
def test_no_programme_takes_the_address_of_a_view(slug):
    with pytest.raises(ValidationError) as refused:
        make_program(slug=slug)
    assert refused.value.message_dict["slug"] == ["Alamat ini sudah dicadangkan. Pilih alamat lain."]


def test_programmes_and_their_reports_are_still_served(client):
    make_update(make_program(slug="lampu"), slug="menyala")
    assert client.get("/program/lampu/").status_code == 200
    assert client.get("/program/lampu/menyala/").status_code == 200
    assert client.get("/program/tidak-ada/").status_code == 404


def test_the_list_leads_to_the_views_and_the_sitemap_names_them(client):
    make_program_index()
    assert {"/program/dasbor/", "/program/triwulan/"} <= links(client.get("/program/"))
    sitemap = client.get("/sitemap.xml").content.decode()
    assert "/program/dasbor/" in sitemap
    assert "/program/triwulan/" in sitemap
