import pytest
from wagtail.models import PageViewRestriction

from programs.models import ProgramPage
from tests.builders import make_program, program_index

pytestmark = pytest.mark.django_db


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_live_page_is_published():
    program = make_program()
    assert list(ProgramPage.objects.published()) == [program]


def test_a_draft_is_not_published():
    make_program().unpublish()
    assert not ProgramPage.objects.published().exists()


def test_a_private_page_is_not_published():
    restrict(make_program())
    assert not ProgramPage.objects.published().exists()


def test_a_page_below_a_private_one_is_not_published():
    make_program()
    restrict(program_index())
    assert not ProgramPage.objects.published().exists()


def test_a_page_beside_a_private_one_is_published():
    private, public = make_program(), make_program()
    restrict(private)
    assert list(ProgramPage.objects.published()) == [public]


def test_published_means_the_same_as_live_and_public():
    private, draft, _ = make_program(), make_program(), make_program()
    restrict(private)
    draft.unpublish()
    published = set(ProgramPage.objects.published().values_list("pk", flat=True))
    assert published == set(ProgramPage.objects.live().public().values_list("pk", flat=True))


def test_asking_for_published_pages_costs_one_query(django_assert_num_queries):
    make_program()
    with django_assert_num_queries(1):
        list(ProgramPage.objects.published())
