"""What the checks find stands at the field, block, cell or row concerned; what has no place stands above the form."""

import pytest

from cms.core.placing import error_at
from cms.core.submission import Problem
from programs.models import DimensionPage
from tests import builders
from tests.admin import SUBMIT, errors_of, send_edit
from tests.moderation.checks.drafts import info, paragraph, steps, table

NOTED = {"change_note": "Isi.", "change_significance": "minor"}


def find(page):
    """A check that finds something where no form can show it."""
    return [Problem(("locale",), "Bahasa", "Keliru.")]


def found(*paths):
    return [(path, Problem(path, "Di sini", f"Keliru {number}.")) for number, path in enumerate(paths)]


class TestInStreams:
    def test_a_cell_of_a_table(self):
        error = error_at(info(table()).body, found((0, "table", (0, 1))))
        cells = error.block_errors[0].block_errors["table"].cell_errors
        assert cells[0][1].messages == ["Di sini: Keliru 0."]

    def test_a_table_as_a_whole_and_the_field_beside_it(self):
        error = error_at(info(table()).body, found((0, "table"), (0, "caption")))
        parts = error.block_errors[0].block_errors
        assert parts["table"].non_block_errors == ["Di sini: Keliru 0."]
        assert parts["caption"].messages == ["Di sini: Keliru 1."]

    def test_an_item_of_a_list(self):
        error = error_at(info(paragraph("Isi."), steps("Satu.", "Dua.")).body, found((1, 1, "text")))
        assert error.block_errors[1].block_errors[1].block_errors["text"].messages == ["Di sini: Keliru 0."]

    def test_two_problems_of_a_block_are_both_told(self):
        error = error_at(info(paragraph("Isi.")).body, found((0,), (0,)))
        assert error.block_errors[0].messages == ["Di sini: Keliru 0.", "Di sini: Keliru 1."]


@pytest.mark.django_db
class TestInForms:
    def test_a_row_of_a_row(self, admin_client):
        goals = [{"code": "LIV-1.1", "name": "Terang"}, {"code": "LIV-1.2", "name": "Aman"}]
        page = builders.make_dimension(subdimensions=[{"code": "LIV-1", "name": "Mobilitas", "goals": goals}])
        sent = {"subdimensions-0-goals-1-description": "Hubungi 0812-3456-7890."}
        form = send_edit(admin_client, page, NOTED | SUBMIT | sent).context["form"]
        [subdimension] = form.formsets["subdimensions"].forms
        assert [set(goal.errors) for goal in subdimension.formsets["goals"].forms] == [set(), {"description"}]
        assert not DimensionPage.objects.filter(subdimensions__goals__description__contains="0812").exists()

    def test_a_place_that_the_form_does_not_show(self, admin_client, settings):
        settings.SUBMISSION_CHECKS = ["tests.core.test_placing.find"]
        response = send_edit(admin_client, builders.make_program(), NOTED | SUBMIT)
        assert [error.message for error in errors_of(response)["__all__"]] == ["Bahasa: Keliru."]

    def test_nothing_found_nothing_placed(self, admin_client):
        page = builders.make_program()
        assert send_edit(admin_client, page, NOTED | SUBMIT).status_code == 302
