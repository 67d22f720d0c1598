"""The plan: its dimensions with figures and gaps, its books read chapter by chapter."""

import pytest
from django.core.exceptions import ValidationError

from tests.builders import (
    TODAY,
    make_book,
    make_chapter,
    make_dimension,
    make_document,
    make_indicator,
    make_masterplan,
    make_program,
    make_regulation,
    masterplan,
    paragraphs,
)
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
DONE = {"actual_date": TODAY}


def heading(text, level="2"):
    return {"type": "heading", "value": {"text": text, "level": level}}


def goals(*codes):
    return [{"code": "GOV-1", "name": "Layanan", "goals": [{"code": code, "name": code} for code in codes]}]


def goals_of(dimension):
    return [goal for subdimension in dimension.subdimensions.all() for goal in subdimension.goals.all()]


def test_the_last_year_cannot_lie_before_the_first():
    with pytest.raises(ValidationError) as refused:
        make_masterplan(period_start=2024, period_end=2023)
    assert "period_end" in refused.value.message_dict


def test_the_plan_shows_its_vision_its_phases_and_its_legal_basis(client):
    make_masterplan(
        vision="Kota yang sehat.",
        phases=[{"phase": "short", "name": "Membangun dasar"}],
        legal_basis=[make_regulation(number="95", year=2018)],
    )
    page = words(client.get("/masterplan/"))
    for text in ("Kota yang sehat.", "Membangun dasar", "Nomor 95 Tahun 2018"):
        assert text in page


def test_the_plan_lists_its_published_dimensions_in_order(client):
    for title in ("Smart Living", "Smart Economy"):
        make_dimension(title=title)
    make_dimension(title="Smart Draft").unpublish()
    response = client.get("/masterplan/")
    assert [dimension.title for dimension in response.context["dimensions"]] == ["Smart Living", "Smart Economy"]
    assert "Smart Draft" not in words(response)


def test_each_dimension_stands_with_its_own_figures(client):
    first, second = make_dimension(), make_dimension()
    make_program(dimension=first, other_dimensions=[second], milestones=[DONE, {}], status="late")
    figures = {dimension.pk: dimension.figures for dimension in client.get("/masterplan/").context["dimensions"]}
    assert (figures[first.pk].programs, figures[first.pk].progress, figures[first.pk].late) == (1, 50, 1)
    assert (figures[second.pk].programs, figures[second.pk].progress) == (0, 0)


def test_the_plans_figures_are_those_of_all_programmes(client):
    make_program(dimension=make_dimension(), milestones=[DONE])
    homeless = make_dimension()
    make_program(dimension=homeless, milestones=[{}])
    homeless.delete()
    figures = client.get("/masterplan/").context["figures"]
    assert (figures.programs, figures.progress) == (2, 50)


def test_a_plan_without_dimensions_and_books_has_a_page(client):
    masterplan()
    assert client.get("/masterplan/").status_code == 200


def test_a_dimension_shows_the_programmes_that_serve_it_and_counts_its_own(client):
    dimension, other = make_dimension(slug="living"), make_dimension()
    make_program(title="Lampu jalan", dimension=dimension)
    make_program(title="Taman kota", dimension=other, other_dimensions=[dimension])
    make_program(title="Pasar malam", dimension=other)
    response = client.get("/masterplan/living/")
    assert [program.title for program in response.context["programs"]] == ["Lampu jalan", "Taman kota"]
    assert response.context["figures"].programs == 1
    assert "Pasar malam" not in words(response)


def test_the_coverage_counts_the_programmes_of_each_goal():
    dimension = make_dimension(subdimensions=goals("GOV-1.1", "GOV-1.2"))
    served, unserved = goals_of(dimension)
    for _ in range(2):
        make_program(goals=[served], other_dimensions=[dimension], milestones=[{}, {}])
    make_program(goals=[served, unserved]).unpublish()
    [subdimension] = dimension.coverage()
    assert [(goal.code, goal.serving) for goal in subdimension.goals.all()] == [("GOV-1.1", 2), ("GOV-1.2", 0)]


def test_a_dimension_names_its_goals_with_and_without_programmes(client):
    dimension = make_dimension(slug="gov", subdimensions=goals("GOV-1.1", "GOV-1.2"))
    make_program(goals=goals_of(dimension)[:1])
    page = words(client.get("/masterplan/gov/"))
    assert "GOV-1.1" in page
    assert "GOV-1.2" in page


def test_a_dimension_shows_its_indicators_with_their_years(client):
    indicator = make_indicator(name="Lampu menyala", values=[{"year": 2025, "target": 80, "actual": 74}])
    make_dimension(slug="gov", indicators=[indicator])
    page = words(client.get("/masterplan/gov/"))
    for text in ("Lampu menyala", "2025", "80", "74"):
        assert text in page


def test_a_dimension_outlives_an_indicator(client):
    indicator = make_indicator()
    make_dimension(slug="gov", indicators=[indicator])
    indicator.delete()
    assert client.get("/masterplan/gov/").status_code == 200


def test_books_stand_in_the_order_of_their_numbers(client):
    for number in (3, 1, 2):
        make_book(number=number)
    assert [book.number for book in client.get("/masterplan/").context["books"]] == [1, 2, 3]


def test_a_book_leads_to_its_published_chapters_and_its_file(client):
    document = make_document()
    book = make_book(slug="buku-1", pdf=document)
    make_chapter(book, slug="satu")
    make_chapter(book, slug="dua").unpublish()
    found = links(client.get("/masterplan/buku-1/"))
    assert "/masterplan/buku-1/satu/" in found
    assert "/masterplan/buku-1/dua/" not in found
    assert any(document.url in link for link in found)


@pytest.mark.parametrize("gone", ["picture and file", "chapters"])
def test_a_bare_book_has_a_page(client, gone):
    document = make_document()
    make_book(slug="buku-1", pdf=document)
    document.delete()
    assert client.get("/masterplan/buku-1/").status_code == 200


def test_chapters_lead_to_the_one_before_and_the_one_after():
    book = make_book()
    first, draft, third = (make_chapter(book, title=title) for title in ("Satu", "Dua", "Tiga"))
    draft.unpublish()
    make_chapter(make_book(), title="Buku lain")
    assert (first.previous_chapter, first.next_chapter) == (None, third)
    assert (third.previous_chapter, third.next_chapter) == (first, None)


def test_a_chapter_links_to_its_neighbours(client):
    book = make_book(slug="buku-1")
    for slug in ("satu", "dua", "tiga"):
        make_chapter(book, slug=slug)
    found = links(client.get("/masterplan/buku-1/dua/"))
    assert {"/masterplan/buku-1/satu/", "/masterplan/buku-1/tiga/", "/masterplan/buku-1/"} <= found


@pytest.fixture
def chapter(client):
    body = [heading("Latar"), *paragraphs("Paragraf pertama.", "Paragraf kedua."), heading("Rincian", level="3")]
    page = make_chapter(make_book(slug="buku-1"), slug="satu", body=body)
    return page, tree(client.get("/masterplan/buku-1/satu/"))


def test_every_heading_and_paragraph_of_a_chapter_has_an_address(chapter):
    page, html = chapter
    anchors = [f"p-{child.id[:8]}" for child in page.body]
    assert len(set(anchors)) == 4
    for anchor, text in zip(anchors, ("Latar", "pertama", "kedua", "Rincian"), strict=True):
        [target] = html.find_all(id=anchor)
        assert text in target.get_text()


def test_no_two_elements_of_a_chapter_have_the_same_id(chapter):
    ids = [element["id"] for element in chapter[1].find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_contents_of_a_chapter_lead_to_its_headings(chapter):
    page, html = chapter
    headings = {f"#p-{child.id[:8]}" for child in page.body if child.block_type == "heading"}
    found = {link["href"]: link.get_text() for link in html.find_all("a", href=True)}
    assert headings <= set(found)


def test_an_anchor_stays_when_the_text_changes():
    page = make_chapter(body=paragraphs("Satu.", "Dua."))
    before = [child.id for child in page.body]
    page.body[0].value.source = "<p>Satu, diperbaiki.</p>"
    page.save_revision().publish()
    page.refresh_from_db()
    assert [child.id for child in page.body] == before
