"""Results that editors put on top."""

import pytest
from wagtail.models import PageViewRestriction

from search import knowledge
from tests.builders import home, make_info, make_promotion
from tests.pages import tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    home()
    return make_info(title="Kantor lurah", slug="kantor-lurah", summary="Buka pukul delapan.")


def promoted(client, query, **parameters):
    """(title, address, text) of each promoted result on the page."""
    section = tree(client.get("/cari/", {"q": query} | parameters)).main.find("section", class_="promoted")
    rows = section.find_all("li") if section else []
    return [(row.a.get_text(), row.a["href"], row.find(class_="measure").get_text()) for row in rows]


def test_a_promoted_page_stands_on_top_and_is_marked(client, page):
    make_promotion("surat pindah", page)
    assert promoted(client, "surat pindah") == [("Kantor lurah", "/kantor-lurah/", "Buka pukul delapan.")]


def test_its_description_replaces_the_summary(client, page):
    make_promotion("surat pindah", page, description="Di sini diurus.")
    assert promoted(client, "surat pindah")[0][2] == "Di sini diurus."


@pytest.mark.parametrize("typed", ["Surat Pindah", "surat  pindah ", "surat pindah?", "surat-pindah"])
def test_it_does_not_matter_how_the_words_are_typed(client, page, typed):
    make_promotion("surat pindah", page)
    assert len(promoted(client, typed)) == 1


def test_corrected_words_count_as_typed(client, page):
    knowledge.count()
    make_promotion("kantor lurah", page)
    assert len(promoted(client, "kanttor lurah")) == 1


@pytest.mark.parametrize("typed", ["surat", "surat pindah datang", "", "pindah surat"])
def test_other_words_have_none(client, page, typed):
    make_promotion("surat pindah", page)
    assert promoted(client, typed) == []


def test_an_address_elsewhere_can_be_promoted(client, page):
    make_promotion(
        "paspor", external_link_url="https://imigrasi.example/", external_link_text="Imigrasi", description="Loket."
    )
    assert promoted(client, "paspor") == [("Imigrasi", "https://imigrasi.example/", "Loket.")]


@pytest.mark.parametrize("how", ["draft", "private"])
def test_what_is_not_public_is_not_promoted(client, page, how):
    make_promotion("surat pindah", page, description="Rahasia.")
    if how == "draft":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert promoted(client, "surat pindah") == []


def test_a_promoted_page_is_not_listed_twice(client, page):
    other = make_info(title="Kantor camat", slug="kantor-camat")
    make_promotion("kantor", page)
    response = client.get("/cari/?q=kantor")
    assert [row.page.pk for row in response.context["results"]] == [other.pk]
    assert "2 hasil" in tree(response).main.get_text()


def test_who_narrows_down_or_leafs_on_sees_the_list_alone(client, page):
    make_promotion("kantor", page)
    assert promoted(client, "kantor", jenis="informasi") == []
    for number in range(11):
        make_info(title=f"Kantor {number}")
    assert promoted(client, "kantor", page=2) == []
