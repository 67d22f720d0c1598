"""Counts and progress: what counts, how often, and how it is rounded."""

import pytest
from wagtail.models import Locale, PageViewRestriction

from programs.enums import ProgramStatus
from programs.figures import Figures, figures_by_dimension, overall_figures, total_of
from programs.models import ProgramPage
from tests.builders import TODAY, make_dimension, make_program, program_index, republish

pytestmark = pytest.mark.django_db

DONE = {"actual_date": TODAY}


def figures():
    return overall_figures(ProgramPage.objects.countable())


def milestones(done, of):
    return [{"title": f"T{i}", **(DONE if i < done else {})} for i in range(of)]


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def translate(program):
    english, _ = Locale.objects.get_or_create(language_code="en")
    for page in (program.get_parent().get_parent(), program.get_parent()):
        if not page.has_translation(english):
            republish(page.specific.copy_for_translation(english))
    return republish(program.copy_for_translation(english))


@pytest.mark.parametrize(
    ("done", "of", "progress"), [(0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100), (1, 7, 14), (199, 200, 99)]
)
def test_progress_is_rounded_down_so_that_100_means_all(done, of, progress):
    assert Figures(weight_done=done, weight_total=of).progress == progress


def test_a_heavy_milestone_counts_by_its_weight():
    make_program(milestones=[{"weight": 3, **DONE}, {"weight": 1}])
    assert figures().progress == 75


def test_the_list_rounds_as_the_figures_do():
    make_program(milestones=milestones(2, of=3))
    assert ProgramPage.objects.with_progress().get().progress == figures().progress == 66


@pytest.mark.parametrize("rows", [[], [{"weight": 0, **DONE}]], ids=["none", "weightless"])
def test_without_milestones_nothing_is_done_and_nothing_breaks(rows):
    make_program(milestones=rows)
    assert (figures().programs, figures().progress) == (1, 0)
    assert ProgramPage.objects.with_progress().get().progress == 0


def test_no_programmes_give_zeros():
    assert (figures().programs, figures().progress, figures().late) == (0, 0, 0)
    assert [status.count for status in figures().statuses] == [0] * len(ProgramStatus)


def test_programmes_are_counted_by_status():
    for status in ("late", "late", "done", "running"):
        make_program(status=status)
    assert (figures().late, figures().done, figures().running, figures().programs) == (2, 1, 1, 4)


def test_the_shares_of_all_statuses_make_a_hundred():
    for status in ProgramStatus.values:
        make_program(status=status)
    assert [status.status for status in figures().statuses] == ProgramStatus.values
    assert sum(status.share for status in figures().statuses) == pytest.approx(100)


def test_a_programme_counts_once_in_its_primary_dimension():
    primary, other, third = make_dimension(), make_dimension(), make_dimension()
    make_program(dimension=primary, other_dimensions=[other, third], milestones=milestones(1, of=2))
    found = figures_by_dimension(ProgramPage.objects.countable())
    assert set(found) == {primary.pk}
    assert (found[primary.pk].programs, found[primary.pk].progress) == (1, 50)


def test_the_dimensions_sum_up_to_the_whole():
    first, second = make_dimension(), make_dimension()
    make_program(dimension=first, milestones=milestones(1, of=3), status="late")
    make_program(dimension=second, milestones=milestones(4, of=4), status="done")
    without = make_dimension()
    make_program(dimension=without)
    without.delete()
    total = total_of(figures_by_dimension(ProgramPage.objects.countable()).values())
    assert total == figures()
    assert (total.programs, total.weight_done, total.weight_total) == (3, 5, 7)


def test_a_programme_is_counted_in_a_dimension_also_when_many_rows_hang_on_it():
    dimension = make_dimension()
    make_program(
        dimension=dimension, other_dimensions=[make_dimension(), make_dimension()], milestones=milestones(2, of=5)
    )
    served = overall_figures(ProgramPage.objects.countable().of_dimension(dimension))
    assert (served.programs, served.weight_done, served.weight_total) == (1, 2, 5)


def test_a_draft_does_not_count():
    make_program(milestones=milestones(1, of=1)).unpublish()
    assert figures().programs == 0


def test_a_private_programme_does_not_count():
    make_private(make_program())
    assert figures().programs == 0


def test_programmes_below_a_private_list_do_not_count():
    make_program()
    make_private(program_index())
    assert figures().programs == 0


def test_a_translation_does_not_count_again():
    translate(make_program(milestones=milestones(1, of=2)))
    assert ProgramPage.objects.live().count() == 2
    assert (figures().programs, figures().weight_total) == (1, 2)


def test_unpublished_edits_do_not_count_yet():
    program = make_program(status="planned")
    program.status = "done"
    program.save_revision()
    assert (figures().done, figures().programs) == (0, 1)


@pytest.mark.parametrize("ask", [overall_figures, figures_by_dimension])
def test_figures_cost_one_query(ask, django_assert_num_queries):
    for _ in range(3):
        make_program(dimension=make_dimension(), milestones=milestones(1, of=2))
    with django_assert_num_queries(1):
        ask(ProgramPage.objects.countable())
