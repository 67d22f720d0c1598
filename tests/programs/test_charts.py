"""Charts of indicators, read back from what is drawn: every figure stands where its value says."""

from decimal import Decimal
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programs.attainment import is_reached, share_reached
from programs.budget import YearTotals
from programs.charts import money_bars
from programs.models import Indicator, IndicatorValue
from tests.pages import words_of
from tests.svg import Drawing

UNIT = "buah"
many = settings(deadline=None, database=None, max_examples=40)

sizes = st.sampled_from([1, 100, 10**6, 10**9, 10**13 - 1])


@st.composite
def figure(draw, size):
    """A figure of two decimals up to a size, of either sign, or none."""
    amount = st.integers(-size * 100, size * 100).map(lambda cents: Decimal(cents) / 100)
    return draw(st.one_of(st.none(), st.just(Decimal(0)), amount))


@st.composite
def indicators(draw):
    """Unsaved indicators of up to twenty years with gaps, with or without a baseline."""
    figures = figure(draw(sizes))
    span = draw(st.sampled_from([st.integers(2015, 2034), st.integers(1900, 2100)]))
    found = draw(st.lists(span, unique=True, max_size=20))
    rows = [{"year": year, "target": draw(figures), "actual": draw(figures)} for year in sorted(found)]
    baseline = {"baseline": draw(figures), "baseline_year": draw(st.one_of(st.none(), span))}
    return make(rows, direction=draw(st.sampled_from(["up", "down"])), **baseline)


def make(rows, **fields):
    indicator = Indicator(code="IND.1", name="Lampu <menyala> & terang", definition="D.", unit=UNIT, **fields)
    indicator.values = [IndicatorValue(**row) for row in rows]
    return indicator


def render(indicator):
    with translation.override("id"):
        return render_to_string("components/indicator.html", {"indicator": indicator})


def page_of(indicator):
    return BeautifulSoup(render(indicator), "html.parser")


def draw_chart(indicator):
    """The Drawing of an indicator, or None where there is none."""
    if indicator.chart is None:
        return None
    with translation.override("id"):
        markup = render_to_string("components/chart.html", {"indicator": indicator, "chart": indicator.chart})
    return Drawing(markup, UNIT)


def figures_of(indicator):
    """What the chart has to show, by kind and year."""
    rows = [(v.year, v.target, v.actual) for v in indicator.values.all()]
    found = {("target", year): target for year, target, _ in rows} | {
        ("actual", year): value for year, _, value in rows
    }
    if indicator.baseline_year:
        found["baseline", indicator.baseline_year] = indicator.baseline
    return {key: value for key, value in found.items() if value is not None}


def row(year, target=None, actual=None):
    return {"year": year, "target": target and Decimal(str(target)), "actual": actual and Decimal(str(actual))}


class TestReadBack:
    @many
    @given(indicators())
    def test_every_figure_can_be_read_from_the_drawing_and_no_other(self, indicator):
        expected = figures_of(indicator)
        drawing = draw_chart(indicator)
        if not expected:
            assert drawing is None
            return
        read = drawing.figures
        assert read.keys() == expected.keys()
        assert all(abs(read[key] - value) <= drawing.precision for key, value in expected.items())

    @many
    @given(indicators())
    def test_nothing_stands_outside_and_no_label_over_another(self, indicator):
        drawing = draw_chart(indicator)
        assume(drawing)
        assert all(6 <= x <= drawing.width - 6 and 20 <= y <= drawing.height - 20 for _, x, y in drawing.places)
        values = [value for _, value in drawing.ticks]
        assert len({later - earlier for earlier, later in pairwise(values)}) == 1
        assert 2 <= len(drawing.ticks) <= 7
        assert 0 in values
        gaps = [later[0] - earlier[0] for earlier, later in pairwise(drawing.years)]
        assert all(gap >= 39 for gap in gaps)

    @many
    @given(indicators())
    def test_lines_join_neighbouring_years_of_one_kind_only(self, indicator):
        drawing = draw_chart(indicator)
        assume(drawing)
        for broken, points in drawing.lines:
            kinds = {"target"} if broken else {"actual", "baseline"}
            places = {(x, y) for kind, x, y in drawing.places if kind in kinds}
            read = [drawing.year_at(x) for x, _ in points]
            assert set(points) <= places
            assert read == list(range(read[0], read[0] + len(points)))

    @many
    @given(indicators())
    def test_every_mark_says_its_exact_figure(self, indicator):
        drawing = draw_chart(indicator)
        assume(drawing)
        said = sorted(path[0].text.rsplit(" ", 2)[1] for path in drawing.all("path", "chart__mark"))
        assert sorted(map(indonesian_of, figures_of(indicator).values())) == said


def indonesian_of(value):
    text = f"{value.normalize():,f}" if value else "0"
    return text.translate(str.maketrans(",.", ".,"))


class TestTable:
    @many
    @given(indicators())
    def test_it_shows_every_year_with_its_figures(self, indicator):
        rows = page_of(indicator).select("tbody tr")
        found = [[words_of(cell).split(" ")[0] for cell in line.find_all(["th", "td"])][:3] for line in rows]

        def cells(year, target, actual):
            there = "–" if target is None else indonesian_of(target)
            return [str(year), there, "belum" if actual is None else indonesian_of(actual)]

        expected = [cells(v.year, v.target, v.actual) for v in indicator.values.all()]
        if indicator.baseline is not None and indicator.baseline_year:
            expected.insert(0, cells(indicator.baseline_year, None, indicator.baseline))
        assert found == expected

    @pytest.mark.parametrize(
        ("direction", "target", "actual", "said"),
        [
            ("up", 80, 60, "75%"),
            ("up", 80, 80, "100%"),
            ("up", 80, "79.99", "99,9%"),
            ("up", 80, 100, "125%"),
            ("up", 80, -5, "belum tercapai"),
            ("up", -10, -5, "tercapai"),
            ("up", -10, -20, "belum tercapai"),
            ("up", "0.01", 5000, "tercapai"),
            ("down", 10, 20, "50%"),
            ("down", 10, 10, "100%"),
            ("down", 10, 8, "125%"),
            ("down", 10, -1, "tercapai"),
            ("down", -10, -1, "belum tercapai"),
            ("up", 80, None, "–"),
            ("up", None, 80, "–"),
        ],
    )
    def test_the_share_of_the_target_follows_the_direction(self, direction, target, actual, said):
        page = page_of(make([row(2025, target, actual)], direction=direction))
        assert words_of(page.select("tbody td")[-1]) == said


class TestAttainment:
    @many
    @given(st.sampled_from(["up", "down"]), figure(10**13 - 1), figure(100))
    def test_a_hundred_per_cent_means_reached_and_nothing_less_does(self, direction, one, other):
        for target, actual in ((one, other), (other, one), (one, one)):
            share = share_reached(direction, target, actual)
            if share is not None:
                assert 0 <= share <= 1000
                assert (share >= 100) is is_reached(direction, target, actual)

    @pytest.mark.parametrize(("direction", "reached"), [("up", True), ("down", True)])
    def test_zero_reaches_a_target_of_zero(self, direction, reached):
        assert is_reached(direction, Decimal(0), Decimal(0)) is reached
        assert share_reached(direction, Decimal(0), Decimal(0)) is None


class TestWords:
    @pytest.mark.parametrize(
        ("rows", "baseline", "said"),
        [
            (
                [row(2024, 70, 65), row(2025, 80, 74.5), row(2026, 90)],
                60,
                "Tahun 2025: 74,5 buah, yaitu 93,1% dari target 80.",
            ),
            ([row(2025, None, 74.5)], None, "Tahun 2025: 74,5 buah. Tidak ada target untuk tahun itu."),
            ([row(2025, -5, -3)], None, "Tahun 2025: -3 buah. Target -5 tercapai."),
            ([row(2025, 5, -3)], None, "Tahun 2025: -3 buah. Target 5 belum tercapai."),
            (
                [row(2025, 80), row(2026, 1234567)],
                60,
                "Target tahun 2026: 1.234.567 buah. Capaiannya belum dilaporkan.",
            ),
            ([], 60, "Data awal tahun 2023: 60 buah. Target dan capaian belum ada."),
            ([row(2025)], 60, "Data awal tahun 2023: 60 buah. Target dan capaian belum ada."),
        ],
    )
    def test_the_chart_says_its_essence_in_a_sentence(self, rows, baseline, said):
        indicator = make(rows, baseline=baseline and Decimal(baseline), baseline_year=2023)
        assert draw_chart(indicator).says == said
        assert words_of(page_of(indicator).select_one(".indicator__says")) == said

    def test_without_figures_there_are_words_and_no_drawing(self):
        page = page_of(make([row(2025)]))
        assert page.svg is None
        assert words_of(page.select_one(".indicator__says")) == "Belum ada angka yang dimasukkan."

    def test_the_drawing_is_named_after_the_indicator(self):
        root = draw_chart(make([row(2025, 80)])).root
        title, desc = root[0], root[1]
        assert root.get("role") == "img"
        assert "Lampu <menyala> & terang" in title.text
        assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))

    @pytest.mark.parametrize(
        ("value", "unit", "highest"),
        [
            ("240000", "buah", "300.000"),
            ("0.04", "buah", "0,04"),
            ("7500000", "juta buah", "8"),
            ("9999999999999.99", "triliun buah", "10"),
        ],
    )
    def test_the_axis_is_labelled_in_indonesian_numbers_and_its_unit(self, value, unit, highest):
        drawing = draw_chart(make([row(2025, value)]))
        assert drawing.unit == unit
        assert drawing.all("text", "chart__value")[-1].text == highest

    def test_an_axis_in_millions_says_so_before_the_unit(self):
        drawing = draw_chart(make([row(2025, 2_500_000)]))
        assert [text.text for text in drawing.all("text", "chart__value")] == ["0", "1", "2", "3"]


class TestWithoutStylesheet:
    def test_kinds_differ_by_shape_and_by_line(self):
        values = [row(2024, 80, 70), row(2025, 90, 75)]
        drawing = draw_chart(make(values, baseline=Decimal(60), baseline_year=2023))
        shapes = {path.get("class"): path.get("d") for path in drawing.all("path", "chart__mark")}
        assert len(shapes) == len(set(shapes.values())) == 3
        assert sorted(broken for broken, _ in drawing.lines) == [False, True]

    def test_years_that_nobody_means_are_drawn_all_the_same(self):
        drawing = draw_chart(make([row(1, 80, 70), row(32767, 90, 75)]))
        assert [year for _, year in drawing.years][-1] == 32767
        assert len(drawing.places) == 4

    def test_nothing_is_styled_or_scripted_in_place(self):
        page = page_of(make([row(2025, 80, 70)]))
        names = {name for element in page.find_all(True) for name in element.attrs}
        assert not {name for name in names if name == "style" or name.startswith("on")}
        assert page.find(["script", "style"]) is None


amounts = st.one_of(st.none(), st.integers(0, 10**18).map(Decimal))


class TestMoneyBars:
    @many
    @given(st.lists(st.tuples(st.integers(0, 10**18).map(Decimal), amounts), max_size=12))
    def test_every_sum_can_be_read_from_its_bar(self, sums):
        rows = [YearTotals(planned, realised, year=2020 + n) for n, (planned, realised) in enumerate(sums)]
        with translation.override("id"):
            page = BeautifulSoup(render_to_string("programs/parts/budget_by_year.html", {"rows": rows}), "html.parser")
        largest = max((figure for pair in sums for figure in pair if figure), default=Decimal(0))
        bars = [[Decimal(rect["width"].rstrip("%")) for rect in svg.find_all("rect")] for svg in page.find_all("svg")]
        assert len(bars) == len(rows)
        for bar, pair in zip(bars, sums, strict=True):
            for width, figure in zip(bar, pair, strict=True):
                assert abs(width * largest / 100 - (figure or 0)) <= largest / 10**5

    def test_nothing_planned_is_no_bar(self):
        assert money_bars([YearTotals(year=2025)])[0][1] == {"planned": 0, "realised": 0}
