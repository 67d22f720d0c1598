from decimal import Decimal

import pytest

from programs.budget import Totals, totals_of_lines, totals_of_programs
from programs.models import BudgetLine, ProgramPage
from tests.builders import make_agency, make_dimension, make_program

pytestmark = pytest.mark.django_db
NOTHING = Totals(Decimal(0), Decimal(0))


def line(planned, realised=None, year=2026):
    return {"year": year, "planned": planned, "realised": realised}


def test_the_lines_of_all_programmes_are_summed():
    make_program(budget=[line(100, 40), line(50)])
    make_program(budget=[line(7, 7)])
    assert totals_of_programs(ProgramPage.objects.all()) == Totals(Decimal(157), Decimal(47))


@pytest.mark.parametrize("budget", [[], [line(0)]], ids=["none", "zero"])
def test_no_money_is_zero(budget):
    make_program(budget=budget)
    assert totals_of_programs(ProgramPage.objects.all()) == NOTHING


def test_large_sums_are_exact():
    make_program(budget=[line(123_456_789_012_345), line(1)])
    assert totals_of_programs(ProgramPage.objects.all()).planned == Decimal(123_456_789_012_346)


def test_the_largest_sum_that_may_be_entered_can_be_read_again():
    digits = BudgetLine._meta.get_field("planned").max_digits
    make_program(budget=[line(Decimal("9" * digits))])
    assert BudgetLine.objects.get().planned == Decimal("9" * digits)


def test_a_programme_that_is_found_by_two_ways_is_summed_once():
    dimension, agency = make_dimension(), make_agency()
    make_program(
        dimension=dimension,
        other_dimensions=[dimension, make_dimension()],
        lead_agency=agency,
        supporting_agencies=[agency, make_agency()],
        budget=[line(100)],
    )
    programs = ProgramPage.objects.of_dimension(dimension).of_agency(agency)
    assert totals_of_programs(programs).planned == 100


def test_drafts_cost_nothing_in_public():
    make_program(budget=[line(100)]).unpublish()
    assert totals_of_programs(ProgramPage.objects.countable()) == NOTHING


def test_the_lines_of_a_preview_are_summed_before_they_are_saved():
    lines = [BudgetLine(year=2026, planned=Decimal(100), realised=None), BudgetLine(**line(Decimal(5), Decimal(5)))]
    assert totals_of_lines(lines) == Totals(Decimal(105), Decimal(5))


def test_a_sum_costs_one_query(django_assert_num_queries):
    make_program(budget=[line(1)])
    with django_assert_num_queries(1):
        totals_of_programs(ProgramPage.objects.countable())
