"""Sums of money: by programme, dimension, agency, source and year; what is not reported is not zero."""

from decimal import Decimal

import pytest

from programs import budget
from programs.budget import Totals, totals_of_lines, totals_of_programs, years_of_lines
from programs.models import BudgetLine, ProgramPage
from tests.builders import make_agency, make_dimension, make_program

pytestmark = pytest.mark.django_db
GROUPS = ["year", "source", "program", "dimension", "agency"]


def line(planned, realised=None, year=2026, **fields):
    return {"year": year, "planned": planned, "realised": realised} | fields


def sums(totals):
    return totals.planned, totals.realised


def by(group, programs=None):
    """The sums of all countable programmes by one thing."""
    return getattr(budget, f"totals_by_{group}")(ProgramPage.objects.countable() if programs is None else programs)


def test_the_lines_of_all_programmes_are_summed():
    make_program(budget=[line(100, 40), line(50)])
    make_program(budget=[line(7, 7)])
    assert totals_of_programs(ProgramPage.objects.all()) == Totals(Decimal(157), Decimal(47), lines=3, reported=2)


def test_no_lines_are_no_money():
    make_program()
    assert totals_of_programs(ProgramPage.objects.all()) == Totals()


def test_money_that_nobody_reported_is_not_zero():
    make_program(budget=[line(100)])
    assert sums(totals_of_programs(ProgramPage.objects.all())) == (100, None)


def test_money_that_was_reported_as_zero_is_zero():
    make_program(budget=[line(100, 0)])
    assert sums(totals_of_programs(ProgramPage.objects.all())) == (100, 0)


@pytest.mark.parametrize("count", [1, 12])
def test_large_sums_are_exact(count):
    make_program(budget=[line(999_999_999_999_999, 999_999_999_999_998)] * count + [line(1)])
    expected = (999_999_999_999_999 * count + 1, 999_999_999_999_998 * count)
    assert sums(totals_of_programs(ProgramPage.objects.all())) == expected
    assert sums(by("year")[0]) == expected


def test_the_largest_sum_that_may_be_entered_can_be_read_again():
    digits = BudgetLine._meta.get_field("planned").max_digits
    make_program(budget=[line(Decimal("9" * digits))])
    assert BudgetLine.objects.get().planned == Decimal("9" * digits)


def twice():
    """A programme that a dimension and an agency find by two ways, and that question."""
    dimension, agency = make_dimension(), make_agency()
    make_program(
        dimension=dimension,
        other_dimensions=[dimension, make_dimension()],
        lead_agency=agency,
        supporting_agencies=[agency, make_agency()],
        budget=[line(100)],
    )
    return ProgramPage.objects.of_dimension(dimension).of_agency(agency)


def test_a_programme_that_is_found_by_two_ways_is_summed_once():
    assert totals_of_programs(twice()).planned == 100


@pytest.mark.parametrize("group", GROUPS)
def test_a_programme_that_is_found_by_two_ways_is_summed_once_in_groups(group):
    found = by(group, twice())
    assert [row.planned for row in (found.values() if isinstance(found, dict) else found)] == [100]


def test_drafts_cost_nothing_in_public():
    make_program(budget=[line(100)]).unpublish()
    assert totals_of_programs(ProgramPage.objects.countable()) == Totals()


@pytest.mark.parametrize("group", GROUPS)
def test_drafts_cost_nothing_in_any_group(group):
    make_program(budget=[line(100)]).unpublish()
    assert len(by(group)) == 0


def test_the_years_come_in_order_each_with_its_share():
    make_program(budget=[line(100, year=2027), line(200, 50, year=2025)])
    make_program(budget=[line(100, 50, year=2025), line(80, 80, year=2026)])
    assert [(row.year, *sums(row), row.share) for row in by("year")] == [
        (2025, 300, 100, Decimal("33.3")),
        (2026, 80, 80, 100),
        (2027, 100, None, None),
    ]


def test_the_sources_come_in_their_order_with_their_names():
    make_program(budget=[line(3, source="csr"), line(1, source="apbd"), line(2, source="apbn"), line(4, source="apbd")])
    found = [(str(row.label), row.planned) for row in by("source")]
    assert [planned for _, planned in found] == [5, 2, 3]
    assert [label.split()[0] for label, _ in found] == ["APBD", "APBN", "CSR"]


def test_money_counts_with_the_primary_dimension_and_the_lead_agency():
    living, economy, dishub, dinkes = make_dimension(), make_dimension(), make_agency(), make_agency()
    lamp = make_program(
        dimension=living, other_dimensions=[economy], lead_agency=dishub, supporting_agencies=[dinkes], budget=[line(5)]
    )
    market = make_program(dimension=economy, lead_agency=dishub, budget=[line(7, 1), line(1)])
    assert {key: row.planned for key, row in by("dimension").items()} == {living.pk: 5, economy.pk: 8}
    assert {key: row.planned for key, row in by("agency").items()} == {dishub.pk: 13}
    assert {key: sums(row) for key, row in by("program").items()} == {lamp.pk: (5, None), market.pk: (8, 1)}


def test_every_way_of_grouping_adds_up_to_the_same():
    for number in range(1, 5):
        place = {"dimension": make_dimension(), "lead_agency": make_agency()}
        make_program(budget=[line(number, 1, year=2020 + number), line(9, source="apbn")], **place)
    whole = totals_of_programs(ProgramPage.objects.countable())
    for group in GROUPS:
        found = by(group)
        rows = list(found.values() if isinstance(found, dict) else found)
        assert len(rows) > 1
        assert sum(row.planned for row in rows) == whole.planned
        assert sum(row.realised or 0 for row in rows) == whole.realised
        assert sum(row.unreported for row in rows) == whole.unreported


@pytest.mark.parametrize(
    ("planned", "realised", "share"),
    [(100, None, None), (0, 0, None), (0, 5, None), (100, 0, 0), (3, 2, "66.6"), (1000, 999, "99.9"), (50, 100, 200)],
)
def test_the_share_is_rounded_down_so_that_a_hundred_means_all(planned, realised, share):
    totals = totals_of_lines([BudgetLine(**line(Decimal(planned), None if realised is None else Decimal(realised)))])
    assert totals.share == (None if share is None else Decimal(share))


def test_the_lines_of_a_preview_are_summed_before_they_are_saved():
    lines = [BudgetLine(year=2026, planned=Decimal(100), realised=None), BudgetLine(**line(Decimal(5), Decimal(5)))]
    assert totals_of_lines(lines) == Totals(Decimal(105), Decimal(5), lines=2, reported=1)


def test_lines_at_hand_give_the_same_years_as_the_database():
    rows = [line(5, year=2027), line(Decimal(9), Decimal(2)), line(1, 0), line(4, 4, year=2020)]
    program = make_program(budget=rows)
    assert years_of_lines(program.budget) == by("year")


@pytest.mark.parametrize("group", GROUPS)
def test_each_way_of_grouping_costs_one_query(group, django_assert_num_queries):
    make_program(budget=[line(1)])
    with django_assert_num_queries(1):
        by(group)


def test_a_sum_costs_one_query(django_assert_num_queries):
    make_program(budget=[line(1)])
    with django_assert_num_queries(1):
        totals_of_programs(ProgramPage.objects.countable())
