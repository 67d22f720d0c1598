"""The yearly evaluation: shares, parts, weights and their sum."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from programs.enums import Direction, EvaluationPart
from programs.evaluation import PartScore, capped_share, part_of_indicators, part_of_quick_wins, weighted_sum
from programs.figures import Figures
from programs.models import EvaluationYear
from tests.builders import (
    TODAY,
    home,
    make_agency,
    make_contributor,
    make_indicator,
    make_masterplan,
    make_member,
    make_program,
    make_program_index,
    make_weights,
)
from tests.pages import tree, words

pytestmark = pytest.mark.django_db
ADDRESS = "/masterplan/evaluasi/"
values = st.decimals(-(10**9), 10**9, places=2)
shares = st.decimals(0, 100, places=1)
directions = st.sampled_from(Direction)
EVEN = dict.fromkeys(("baseline", "output", "outcome", "impact", "quick_win"), Decimal(20))


@pytest.mark.parametrize(
    ("direction", "target", "actual", "share"),
    [
        ("up", 80, 60, 75),
        ("up", 80, 80, 100),
        ("up", 80, 200, 100),
        ("up", 80, 0, 0),
        ("up", 80, -5, 0),
        ("up", 0, 0, 100),
        ("up", 0, -1, 0),
        ("down", 10, 20, 50),
        ("down", 10, 10, 100),
        ("down", 10, 5, 100),
        ("down", 0, 5, 0),
        ("down", 0, 0, 100),
        ("up", None, 5, None),
        ("up", 5, None, None),
    ],
)
def test_a_share_follows_the_direction_and_ends_at_100(direction, target, actual, share):
    as_decimal = [None if value is None else Decimal(value) for value in (target, actual)]
    assert capped_share(direction, *as_decimal) == share


@given(directions, values, values)
def test_a_share_lies_between_0_and_100_and_100_means_reached(direction, target, actual):
    share = capped_share(direction, target, actual)
    assert 0 <= share <= 100
    assert (share == 100) == (actual >= target if direction == Direction.UP else actual <= target)


@given(directions, values, values, values)
def test_a_better_value_never_lowers_the_share(direction, target, one, other):
    worse, better = sorted((one, other), reverse=direction == Direction.DOWN)
    assert capped_share(direction, target, worse) <= capped_share(direction, target, better)


class Row:
    def __init__(self, share):
        self.share = share


@given(st.lists(shares | st.none(), max_size=12))
def test_a_part_is_the_mean_with_missing_values_as_0(found):
    part = part_of_indicators(EvaluationPart.OUTPUT, [Row(share) for share in found])
    as_zero = part_of_indicators(EvaluationPart.OUTPUT, [Row(share or Decimal(0)) for share in found])
    assert 0 <= part.share <= 100
    assert part.share == as_zero.share
    assert (part.count, part.missing) == (len(found), found.count(None))
    assert (part.share == 100) == (bool(found) and set(found) == {Decimal(100)})


@st.composite
def weights_that_add_up(draw):
    cuts = sorted(draw(st.lists(st.integers(0, 10000), min_size=4, max_size=4)))
    edges = [0, *cuts, 10000]
    return [Decimal(last - first) / 100 for first, last in zip(edges, edges[1:], strict=False)]


@given(weights_that_add_up(), st.lists(shares, min_size=5, max_size=5))
def test_the_sum_lies_between_the_worst_and_the_best_part(weights, found):
    parts = [
        PartScore(part, share, 1, 0, weight) for part, share, weight in zip(EvaluationPart, found, weights, strict=True)
    ]
    total = weighted_sum(parts)
    assert min(found) - Decimal("0.1") < total <= max(found)


def test_without_weights_there_is_no_sum():
    assert weighted_sum([PartScore(part, Decimal(50), 1) for part in EvaluationPart]) is None


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_quick_wins_are_the_share_of_their_weight(done, rest):
    part = part_of_quick_wins(Figures(weight_done=done, weight_total=done + rest))
    assert 0 <= part.share <= 100
    assert (part.share == 100) == (done > 0 and rest == 0)


@pytest.fixture
def plan(today):
    make_masterplan(period_start=2024, period_end=2033)
    make_program_index()
    return Site.objects.get()


@pytest.fixture
def city(plan):
    for part, target, actual in (("baseline", 80, 60), ("output", 80, 80), ("output", 80, None)):
        value = {"year": 2026, "target": target, "actual": actual}
        make_indicator(evaluation_part=part, values=[value], name=f"Ukuran {part} {actual}")
    make_program(is_quick_win=True, title="Lampu", milestones=[{"actual_date": TODAY}, {}])
    make_program(title="Bukan unggulan", milestones=[{"actual_date": TODAY}])
    make_program(is_quick_win=True, milestones=[{"actual_date": TODAY}]).unpublish()
    return plan


def test_the_page_shows_each_part_and_the_weighted_sum(city, client):
    make_weights(2026, baseline=40, output=30, outcome=10, impact=10, quick_win=10)
    response = client.get(ADDRESS, {"tahun": 2026})
    assert [part.share for part in response.context["parts"]] == [75, 50, 0, 0, 50]
    assert response.context["sum"] == Decimal("50.0")
    page = words(response)
    for text in ("75,0%", "40%", "50,0%", "75,0% × 40%"):
        assert text in page


def test_missing_values_are_said_and_count_as_0(city, client):
    page = words(client.get(ADDRESS, {"tahun": 2026, "bagian": "output"}))
    assert "belum ada nilai" in page
    assert "dihitung 0" in page


def test_quick_wins_are_listed_and_nothing_else(city, client):
    page = words(client.get(ADDRESS, {"tahun": 2026, "bagian": "quick_win"}))
    assert "Lampu" in page
    assert "Bukan unggulan" not in page


def test_without_weights_the_page_says_so(city, client):
    response = client.get(ADDRESS, {"tahun": 2026})
    assert response.context["sum"] is None
    assert "Belum ada bobot untuk tahun 2026" in words(response)


def test_weights_of_another_year_do_not_count(city, client):
    make_weights(2025)
    assert not client.get(ADDRESS, {"tahun": 2026}).context["has_weights"]


def test_without_a_year_it_is_the_last_with_a_value(city, client):
    make_indicator(values=[{"year": 2025, "target": 1, "actual": 1}, {"year": 2030, "target": 1}])
    assert client.get(ADDRESS).context["year"] == 2026


def test_it_is_quoted_by_its_year(city, client):
    foot = tree(client.get(ADDRESS)).find(class_="page-foot")
    assert foot.find("a")["href"] == f"{ADDRESS}?tahun=2026"


def test_a_plan_without_any_indicator_has_a_page(plan, client):
    response = client.get(ADDRESS)
    assert response.context["year"] == TODAY.year
    assert "Belum ada" in words(response)


def test_what_does_not_exist_is_left_out_and_said(plan, client):
    page = words(client.get(ADDRESS, {"tahun": "1999", "bagian": "x"}))
    assert "Tahun “1999”" in page
    assert "Bagian evaluasi “x”" in page


def test_weights_that_do_not_add_up_are_refused():
    with pytest.raises(ValidationError) as refused:
        EvaluationYear(year=2026, **EVEN | {"impact": Decimal(21)}).clean()
    assert "101" in refused.value.message_dict["quick_win"][0]


def form(*rows):
    numbered = [{"ORDER": str(place)} | row for place, row in enumerate(rows, start=1)]
    return nested_form_data({"years": inline_formset(numbered)})


def address():
    return reverse("wagtailsettings:edit", args=["programs", "evaluationsettings", Site.objects.get().pk])


@pytest.mark.parametrize("office", ["Editor Diskominfo", "Kepala", "Administrator"])
def test_the_offices_set_the_weights_of_a_year(client, office):
    home()
    client.force_login(make_member("orang", office))
    client.post(address(), form(EVEN | {"year": 2026}))
    assert EvaluationYear.objects.get().year == 2026


def test_contributors_do_not(client):
    home()
    client.force_login(make_contributor(make_agency()))
    client.post(address(), form(EVEN | {"year": 2026}))
    assert not EvaluationYear.objects.exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([EVEN | {"year": 2026, "output": 30}], "berjumlah 110"),
        ([EVEN | {"year": 2026}, EVEN | {"year": 2026}], "hanya boleh muncul satu kali: 2026"),
    ],
)
def test_wrong_weights_are_refused_with_their_reason(client, rows, message):
    home()
    client.force_login(make_member("orang", "Kepala"))
    response = client.post(address(), form(*rows))
    assert message in response.content.decode()
    assert not EvaluationYear.objects.exists()
