"""Indicators and money as readers meet them on the pages of programmes, dimensions and agencies."""

from decimal import Decimal

import pytest

from tests.builders import make_agency, make_agency_index, make_dimension, make_indicator, make_program
from tests.pages import tree, words, words_of
from tests.svg import Drawing

pytestmark = pytest.mark.django_db

ADDRESSES = ["/program/lampu/", "/masterplan/living/"]
MONEY = ["/program/lampu/", "/masterplan/living/", "/opd/dishub/"]
VALUES = [{"year": 2025, "target": 80, "actual": Decimal("74.5")}, {"year": 2026, "target": 90}]


@pytest.fixture
def indicator():
    producer = make_agency(name="Dinas Data")
    parent = make_indicator(code="LIV.0", name="Terang di malam hari")
    return make_indicator(
        code="LIV.1",
        name="Lampu menyala",
        parent=parent,
        definition="Lampu yang menyala pukul 20.",
        formula="menyala / semua",
        unit="persen",
        direction="down",
        baseline=60,
        baseline_year=2024,
        source="Survei malam",
        producer=producer,
        values=VALUES,
    )


@pytest.fixture
def city(indicator):
    """A dimension, an agency and their programme, with money of two years and sources."""
    make_agency_index()
    place = {"dimension": make_dimension(slug="living", indicators=[indicator])}
    place["lead_agency"] = make_agency(name="Dinas Perhubungan", slug="dishub")
    lines = [
        {"year": 2025, "planned": 1_200_000_000, "realised": 900_000_000},
        {"year": 2026, "planned": 1_000, "source": "csr"},
        {"year": 2026, "planned": 3_000, "realised": 0},
        {"year": 2027, "planned": 5_000},
    ]
    return make_program(slug="lampu", indicators=[indicator], budget=lines, **place)


@pytest.mark.usefixtures("city")
class TestIndicators:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_the_chart_on_the_page_shows_the_values(self, address, client):
        svg = tree(client.get(address)).select_one("svg.chart")
        # A reader of HTML writes attributes in small letters; in a drawing viewBox is spelt so.
        drawing = Drawing(str(svg).replace("viewbox", "viewBox"), "persen")
        read = {key: round(value, 1) for key, value in drawing.figures.items()}
        assert read == {
            ("baseline", 2024): 60,
            ("target", 2025): 80,
            ("actual", 2025): Decimal("74.5"),
            ("target", 2026): 90,
        }

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_every_column_of_the_national_table_can_be_read(self, address, client):
        pairs = tree(client.get(address)).select("#liv1 details dl > div")
        columns = {words_of(pair.dt): words_of(pair.dd) for pair in pairs}
        assert columns == {
            "Kode": "LIV.1",
            "Nama": "Lampu menyala",
            "Indikator induk": "LIV.0 Terang di malam hari",
            "Definisi": "Lampu yang menyala pukul 20.",
            "Rumus": "menyala / semua",
            "Satuan": "persen",
            "Arah": "Makin rendah makin baik",
            "Data awal (baseline)": "60 persen (2024)",
            "Sumber": "Survei malam",
            "Produsen data": "Dinas Data",
            "Bagian evaluasi": "Output",
        }


def table(response, caption):
    """The rows of the table whose caption begins so, the sum included."""
    found = next(t for t in tree(response).select("table") if t.caption and words_of(t.caption).startswith(caption))
    return [[words_of(cell) for cell in row.find_all(["th", "td"])][:4] for row in found.select("tbody tr, tfoot tr")]


@pytest.mark.usefixtures("city")
class TestMoney:
    @pytest.mark.parametrize("address", MONEY)
    def test_the_years_are_summed_exactly_and_say_what_is_not_reported(self, address, client):
        assert table(client.get(address), "Per tahun") == [
            ["2025", "Rp1.200.000.000", "Rp900.000.000", "75%"],
            ["2026", "Rp4.000", "Rp0 1 dari 2 rincian belum dilaporkan", "0%"],
            ["2027", "Rp5.000", "belum dilaporkan", "–"],
            ["Jumlah", "Rp1.200.009.000", "Rp900.000.000 2 dari 4 rincian belum dilaporkan", "74,9%"],
        ]

    @pytest.mark.parametrize("address", MONEY[1:])
    def test_the_sources_are_summed(self, address, client):
        assert [row[1:3] for row in table(client.get(address), "Per sumber")] == [
            ["Rp1.200.008.000", "Rp900.000.000 1 dari 3 rincian belum dilaporkan"],
            ["Rp1.000", "belum dilaporkan"],
        ]

    @pytest.mark.parametrize("address", MONEY[1:])
    def test_a_sentence_sums_up(self, address, client):
        page = words(client.get(address))
        assert "Pagu semua tahun Rp1,2 miliar; realisasi yang dilaporkan Rp900 juta (74,9%)." in page
        assert "Dari 4 rincian anggaran, 2 belum dilaporkan realisasinya." in page

    @pytest.mark.parametrize("address", MONEY)
    def test_each_year_has_its_pair_of_bars(self, address, client):
        bars = tree(client.get(address)).select("table")
        found = next(t for t in bars if t.caption and "Per tahun" in t.caption.text).select("svg")
        widths = [[float(rect["width"].rstrip("%")) for rect in svg.find_all("rect")] for svg in found]
        assert widths[0] == [100, 75]
        assert [realised for _, realised in widths[1:]] == [0, 0]
        assert len(widths) == 3

    def test_the_short_form_has_the_exact_figure_at_hand(self, client):
        facts = tree(client.get("/program/lampu/")).select_one("[aria-labelledby=facts]")
        exact = {data.text: (data["value"], data["title"]) for data in facts.select("data")}
        assert exact["Rp1,2 miliar"] == ("1200009000", "Rp1.200.009.000")


@pytest.mark.parametrize("address", MONEY)
def test_without_money_nothing_is_said_about_it(address, client):
    make_agency_index()
    agency = make_agency(slug="dishub")
    make_program(slug="lampu", dimension=make_dimension(slug="living"), lead_agency=agency)
    assert tree(client.get(address)).find(id="budget") is None


@pytest.mark.parametrize("address", MONEY[1:])
def test_money_that_nobody_reported_is_told_in_words(address, client):
    make_agency_index()
    agency = make_agency(slug="dishub")
    dimension = make_dimension(slug="living")
    make_program(dimension=dimension, lead_agency=agency, budget=[{"year": 2026, "planned": 5}])
    assert "Pagu semua tahun Rp5. Realisasinya belum dilaporkan." in words(client.get(address))
