import pytest

from cms.core.models.examples import examples_are_public
from tests.builders import home, make_agency, make_image, make_program

pytestmark = pytest.mark.django_db


def test_a_site_without_examples_says_nothing(client):
    home()
    assert not examples_are_public()
    assert b"noindex" not in client.get("/").content


def test_one_example_page_is_enough():
    make_program(is_example=True)
    assert examples_are_public()


def test_an_unpublished_example_is_not_public():
    make_program(is_example=True).unpublish()
    assert not examples_are_public()


@pytest.mark.parametrize("make", [make_agency, make_image])
def test_one_example_row_is_enough(make):
    make(is_example=True)
    assert examples_are_public()


def test_the_question_costs_one_query(django_assert_num_queries):
    make_program()
    with django_assert_num_queries(1):
        examples_are_public()


def test_every_page_of_a_site_with_examples_says_so_and_keeps_crawlers_out(client):
    home()
    make_agency(is_example=True)
    page = client.get("/").content.decode()
    assert "Situs contoh, bukan situs resmi" in page
    assert 'name="robots" content="noindex' in page
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_a_site_without_examples_invites_crawlers(client):
    home()
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in rules
    assert "Disallow: /\n" not in rules
    assert "/sitemap.xml" in rules
