import pytest

from cms.moderation.checks.tables import check
from tests.moderation.checks.drafts import info, table


@pytest.mark.parametrize("headings", [("", ""), ("Kecamatan", ""), ("Kecamatan", "  ")])
def test_a_column_without_heading_is_found(headings):
    [problem] = check(info(table(headings)))
    assert problem.path == ("body", 0, "table")


def test_a_table_without_columns_is_found():
    assert len(list(check(info(table(headings=(), rows=()))))) == 1


def test_a_table_with_a_header_row_is_fine():
    assert list(check(info(table()))) == []
