"""What is due in a quarter, what came of it, what was moved."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.calendar import Quarter
from programs.models import Milestone
from tests.builders import TODAY, make_masterplan, make_program, make_program_index
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
ADDRESS = "/program/triwulan/2026/1/"


@pytest.fixture
def plan(today):
    make_masterplan(period_start=2024, period_end=2033)
    make_program_index()


def titles(client, name="rencana", address=ADDRESS):
    page = client.get(address, {"daftar": name}).context["page_of_milestones"]
    return [milestone.title for milestone in page]


@pytest.fixture
def milestones(plan):
    """One milestone for each thing that can be said; TODAY is 2 March 2026."""
    rows = {
        "Selesai": {"planned_date": date(2026, 1, 31), "actual_date": date(2026, 1, 30)},
        "Lewat": {"planned_date": date(2026, 3, 1)},
        "Terlambat": {"planned_date": date(2026, 2, 27), "late_reported_on": date(2026, 3, 1)},
        "Dikira tepat": {"planned_date": date(2026, 2, 28), "late_reported_on": date(2026, 2, 1)},
        "Datang": {"planned_date": date(2026, 3, 31)},
        "Keluar": {"planned_date": date(2026, 4, 1), "original_date": date(2026, 3, 31)},
        "Masuk": {"planned_date": date(2026, 3, 30), "original_date": date(2025, 12, 31)},
        "Tahun lain": {"planned_date": date(2027, 2, 1)},
    }
    return make_program(milestones=[{"title": title} | row for title, row in rows.items()])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("rencana", ["Selesai", "Terlambat", "Dikira tepat", "Lewat", "Masuk", "Datang"]),
        ("selesai", ["Selesai"]),
        ("belum", ["Dikira tepat", "Lewat"]),
        ("terlambat", ["Terlambat"]),
        ("keluar", ["Keluar"]),
        ("masuk", ["Masuk"]),
    ],
)
def test_each_list_holds_what_it_says(milestones, client, name, found):
    assert titles(client, name) == found
    counts = {key: count for key, _, count in client.get(ADDRESS).context["lists"]}
    assert counts[name] == len(found)


def test_what_is_unreported_in_a_quarter_is_what_the_lists_call_so(milestones, client):
    unreported = Milestone.objects.unreported(TODAY).order_by("planned_date")
    assert titles(client, "belum") == [milestone.title for milestone in unreported]


def test_months_stand_in_order_and_states_in_words(milestones, client):
    page = words(client.get(ADDRESS))
    assert page.index("Januari 2026") < page.index("Maret 2026")
    assert "Belum dilaporkan" in page


def test_a_moved_milestone_shows_both_dates(milestones, client):
    page = words(client.get(ADDRESS, {"daftar": "keluar"}))
    assert "31 Maret 2026" in page
    assert "1 April 2026" in page


def test_what_is_not_public_or_stopped_is_not_due(plan, client):
    make_program(milestones=[{"title": "Draf", "planned_date": TODAY}]).unpublish()
    make_program(status="stopped", milestones=[{"title": "Berhenti", "planned_date": TODAY}])
    assert titles(client) == []
    assert "Belum ada tonggak" in words(client.get(ADDRESS))


def test_without_an_address_it_is_this_quarter(plan, client):
    assert client.get("/program/triwulan/").context["quarter"] == Quarter(2026, 1)


def test_before_the_plan_begins_it_is_the_first_quarter_of_the_plan(today, client):
    make_masterplan(period_start=2030, period_end=2033)
    make_program_index()
    assert client.get("/program/triwulan/").context["quarter"] == Quarter(2030, 1)


@pytest.mark.parametrize("quarter", ["2023/4", "2034/1", "2026/0", "2026/5", "99999/1", "2026/x"])
def test_a_quarter_outside_the_plan_has_no_page(plan, client, quarter):
    assert client.get(f"/program/triwulan/{quarter}/").status_code == 404


@pytest.mark.parametrize(
    ("quarter", "neighbours"), [("2024/1", {"2024/2"}), ("2033/4", {"2033/3"}), ("2026/4", {"2026/3", "2027/1"})]
)
def test_it_leads_to_its_neighbours_within_the_plan(plan, client, quarter, neighbours):
    found = links(client.get(f"/program/triwulan/{quarter}/"))
    own = f"/program/triwulan/{quarter}/"
    ahead = {link for link in found if link.startswith("/program/triwulan/2") and link != own}
    assert ahead == {f"/program/triwulan/{near}/" for near in neighbours}


def test_a_list_that_does_not_exist_is_left_out_and_said(plan, client):
    response = client.get(ADDRESS, {"daftar": "x"})
    assert response.context["chosen"] == "rencana"
    assert "Daftar “x”" in words(response)


def test_a_long_list_has_pages(plan, client):
    make_program(milestones=[{"title": f"T {number}", "planned_date": TODAY} for number in range(31)])
    assert len(titles(client)) == 30
    assert "?daftar=rencana&page=2" in links(client.get(ADDRESS, {"daftar": "rencana"}))


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_every_day_lies_in_its_quarter_and_quarters_leave_no_gap(day):
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.next.previous == quarter
    assert (quarter.next.first_day - quarter.last_day).days == 1


def test_this_quarter_is_quoted_by_its_lasting_address(plan, client):
    foot = tree(client.get("/program/triwulan/?daftar=keluar")).find(class_="page-foot")
    assert foot.find("a")["href"] == ADDRESS
    assert f"http://testserver{ADDRESS}" in foot.find("details").get_text()
