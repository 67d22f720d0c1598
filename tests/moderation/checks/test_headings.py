import pytest

from cms.moderation.checks.headings import check
from tests.moderation.checks.drafts import heading, info, paragraph


def faulty_blocks(*levels):
    return [problem.path[1] for problem in check(info(*map(heading, levels)))]


@pytest.mark.parametrize("levels", [(), "2", "22", "23", "2332", "2323"])
def test_headings_that_go_step_by_step_are_fine(levels):
    assert faulty_blocks(*levels) == []


@pytest.mark.parametrize(("levels", "faulty"), [("3", [0]), ("32", [0]), ("33", [0]), ("323", [0])])
def test_a_subheading_needs_a_heading_above_it(levels, faulty):
    assert faulty_blocks(*levels) == faulty


def test_other_blocks_in_between_change_nothing():
    assert list(check(info(heading("2"), paragraph("Isi."), heading("3")))) == []


def test_the_problem_names_its_block():
    [problem] = check(info(paragraph("Isi."), heading("3")))
    assert "blok 2" in problem.place
