"""What the plan covers: goals with and without programmes and indicators, programmes without a goal."""

import pytest
from django.core.exceptions import ValidationError

from tests.builders import make_book, make_dimension, make_indicator, make_masterplan, make_program, make_program_index
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
ADDRESS = "/masterplan/cakupan/"
TITLE = ("Penerangan jalan umum yang hemat energi di semua kelurahan " * 4)[:180]


@pytest.fixture
def plan():
    """A goal with programme and indicator, one with a programme only, one with neither; a programme without a goal."""
    make_program_index()
    goals = [{"code": code, "name": f"Sasaran {code}"} for code in ("A", "B", "C")]
    dimension = make_dimension(
        title="Living", slug="living", subdimensions=[{"code": "L", "name": "Mobilitas", "goals": goals}]
    )
    first, second, _ = dimension.subdimensions.get().goals.order_by("code")
    make_program(title=TITLE, dimension=dimension, goals=[first], indicators=[make_indicator(code="IND.1")])
    make_program(title="Taman", dimension=dimension, goals=[first, second])
    make_program(title="Pasar", dimension=make_dimension(title="Economy", slug="economy"))
    return dimension


def rows(client, name="matriks", **parameters):
    return list(client.get(ADDRESS, {"daftar": name} | parameters).context["page_of_rows"])


def codes(client, name, **parameters):
    return [goal.code for goal in rows(client, name, **parameters)]


@pytest.mark.parametrize(
    ("name", "found"), [("matriks", ["A", "B", "C"]), ("tanpa-program", ["C"]), ("tanpa-indikator", ["B", "C"])]
)
def test_each_list_of_goals_holds_what_it_says(plan, client, name, found):
    assert codes(client, name) == found
    assert {key: count for key, _, count in client.get(ADDRESS).context["lists"]}[name] == len(found)


def test_programmes_without_a_goal_are_a_list_of_their_own(plan, client):
    assert [program.title for program in rows(client, "program-tanpa-sasaran")] == ["Pasar"]


def test_the_matrix_names_the_programmes_and_indicators_of_each_goal(plan, client):
    first, second, third = rows(client)
    assert {program.title for program in first.shown_programs} == {TITLE, "Taman"}
    assert [code for code, _ in first.shown_indicators] == ["IND.1"]
    assert (len(second.shown_programs), second.shown_indicators) == (1, [])
    assert (third.shown_programs, third.shown_indicators) == ([], [])
    page = words(client.get(ADDRESS))
    for text in (TITLE.strip(), "IND.1", "Belum ada program", "Belum ada indikator"):
        assert text in page


def test_it_is_a_table_that_can_be_read_aloud(plan, client):
    table = tree(client.get(ADDRESS)).find("table")
    assert table.caption.get_text(strip=True)
    assert [head["scope"] for head in table.thead.find_all("th")] == ["col"] * 3
    assert [head["scope"] for head in table.tbody.find_all("th")] == ["row"] * 3


def test_many_programmes_of_a_goal_are_cut_short_and_counted(plan, client):
    goal = plan.subdimensions.get().goals.get(code="C")
    for _ in range(7):
        make_program(goals=[goal])
    third = rows(client)[2]
    assert (len(third.shown_programs), third.more_programs) == (5, 2)


def test_a_dimension_narrows_all_lists(plan, client):
    assert codes(client, "matriks", dimensi="economy") == []
    assert [program.title for program in rows(client, "program-tanpa-sasaran", dimensi="economy")] == ["Pasar"]
    assert rows(client, "program-tanpa-sasaran", dimensi="living") == []


def test_drafts_serve_no_goal_and_unpublished_dimensions_have_none(plan, client):
    goal = plan.subdimensions.get().goals.get(code="C")
    make_program(title="Draf", goals=[goal]).unpublish()
    assert codes(client, "tanpa-program") == ["C"]
    assert "Draf" not in words(client.get(ADDRESS))
    plan.unpublish()
    assert codes(client, "matriks") == []


def test_what_does_not_exist_is_left_out_and_said(plan, client):
    page = words(client.get(ADDRESS, {"daftar": "x", "dimensi": "y"}))
    assert "Daftar “x”" in page
    assert "Dimensi “y”" in page


def test_without_goals_it_says_so(client):
    make_masterplan()
    assert "Belum ada isi" in words(client.get(ADDRESS))


@pytest.mark.parametrize("make", [make_dimension, make_book])
@pytest.mark.parametrize("slug", ["cakupan", "evaluasi"])
def test_no_page_of_the_plan_takes_the_address_of_a_view(make, slug):
    with pytest.raises(ValidationError) as refused:
        make(slug=slug)
    assert "slug" in refused.value.message_dict


def test_the_plan_and_its_pages_are_still_served_and_lead_to_the_views(plan, client):
    assert client.get("/masterplan/living/").status_code == 200
    assert {ADDRESS, "/masterplan/evaluasi/"} <= links(client.get("/masterplan/"))
    assert {ADDRESS, "/masterplan/evaluasi/"} <= links(client.get("/program/"))
    sitemap = client.get("/sitemap.xml").content.decode()
    assert ADDRESS in sitemap
    assert "/masterplan/evaluasi/" in sitemap
