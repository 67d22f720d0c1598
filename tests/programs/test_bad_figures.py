"""Figures that cannot be: a named error at the row concerned, nothing stored, nothing typed lost."""

from decimal import Decimal

import pytest

from cms.moderation.models import RegisterChange
from programs.models import BudgetLine, ProgramPage
from tests.admin import edit_address, form_at, send_edit
from tests.builders import make_indicator, make_program
from tests.pages import words
from tests.programs.test_registers import FORMS, Indicator, address

pytestmark = pytest.mark.django_db

YEAR_TWICE = "Sudah ada baris untuk tahun ini."


@pytest.fixture
def program():
    return make_program(
        budget=[{"year": 2026, "planned": 100, "realised": 40}],
        milestones=[{"title": "Lelang", "weight": 3}],
    )


@pytest.mark.parametrize(
    ("formset", "field", "value"),
    [
        ("budget_lines", "planned", "-1"),
        ("budget_lines", "realised", "-500"),
        ("budget_lines", "planned", "1" + "0" * 15),
        ("budget_lines", "planned", "1.5"),
        ("budget_lines", "planned", "seratus"),
        ("budget_lines", "year", "-2026"),
        ("milestones", "weight", "0"),
        ("milestones", "weight", "-1"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_at_its_row(formset, field, value, program, admin_client):
    drafts = program.revisions.count()
    response = send_edit(admin_client, program, {f"{formset}-0-{field}": value})
    rows = response.context["form"].formsets[formset]
    assert response.status_code == 200
    assert [list(errors) for errors in rows.errors] == [[field]]
    assert rows.forms[0][field].value() == value
    line = BudgetLine.objects.get()
    assert (line.year, line.planned, line.realised) == (2026, 100, 40)
    assert program.revisions.count() == drafts


def test_figures_that_can_be_are_taken(program, admin_client):
    fields = {"budget_lines-0-planned": "0", "budget_lines-0-realised": "", "milestones-0-weight": "1"}
    assert send_edit(admin_client, program, fields).status_code == 302
    draft = ProgramPage.objects.get().get_latest_revision_as_object()
    assert [(line.planned, line.realised) for line in draft.budget_lines.all()] == [(Decimal(0), None)]


def test_a_programme_may_have_two_lines_of_a_year(program, admin_client):
    form = form_at(admin_client, edit_address(program), ProgramPage)
    second = {name.replace("-0-", "-1-"): value for name, value in form.items() if name.startswith("budget_lines-0-")}
    second |= {"budget_lines-1-id": "", "budget_lines-1-code": "T-BARU", "budget_lines-1-ORDER": "2"}
    response = admin_client.post(edit_address(program), form | second | {"budget_lines-TOTAL_FORMS": "2"})
    assert response.status_code == 302
    assert len(ProgramPage.objects.get().get_latest_revision_as_object().budget_lines.all()) == 2


class TestYearsOfAnIndicator:
    def test_a_year_that_stands_twice_is_named_at_its_row(self, admin_client):
        form = FORMS[Indicator] | {"values-1-year": "2025"}
        response = admin_client.post(address(Indicator, "create"), form)
        page = words(response)
        assert YEAR_TWICE in page
        assert "Ada tahun yang tertulis dua kali." in page
        assert "indicator" not in page
        assert response.context["form"].formsets["values"].errors == [{}, {"__all__": [YEAR_TWICE]}]
        assert not RegisterChange.objects.exists()

    def test_a_year_that_the_indicator_has_already_is_refused(self, admin_client):
        row = make_indicator(values=[{"year": 2025, "target": 1}])
        value = row.values.get()
        form = FORMS[Indicator] | {"code": row.code, "values-INITIAL_FORMS": "1", "values-0-id": value.pk}
        response = admin_client.post(address(Indicator, "edit", row.pk), form | {"values-1-year": "2025"})
        assert YEAR_TWICE in words(response)
        assert not RegisterChange.objects.exists()

    @pytest.mark.parametrize(
        ("field", "value"),
        [("target", "1" + "0" * 13), ("actual", "1.234"), ("target", "banyak"), ("year", "-1"), ("year", "")],
    )
    def test_a_value_that_cannot_be_is_refused_at_its_row(self, field, value, admin_client):
        response = admin_client.post(address(Indicator, "create"), FORMS[Indicator] | {f"values-0-{field}": value})
        assert [list(errors) for errors in response.context["form"].formsets["values"].errors] == [[field], []]
        assert not RegisterChange.objects.exists()

    def test_a_value_below_zero_is_taken(self, admin_client):
        form = FORMS[Indicator] | {"values-0-target": "-1.5"}
        assert admin_client.post(address(Indicator, "create"), form).status_code == 302
        assert RegisterChange.objects.exists()
