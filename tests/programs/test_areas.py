"""The kecamatan, and what is planned, done and moved in each."""

from datetime import timedelta

import pytest

from programs.models import Area, Milestone, ProgramPage
from tests.builders import make_area, make_area_index, make_program
from tests.pages import links, words

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def area(today):
    make_area_index()
    return make_area(name="Siantar Barat", slug="siantar-barat")


def page_of_area(client, *milestones, **fields):
    if milestones or fields:
        make_program(milestones=milestones, **fields)
    return client.get("/wilayah/siantar-barat/")


def test_the_list_leads_to_every_kecamatan(area, client):
    make_area(name="Siantar Timur", slug="siantar-timur")
    assert {"/wilayah/siantar-barat/", "/wilayah/siantar-timur/"} <= links(client.get("/wilayah/"))


def test_the_list_counts_what_is_ahead_and_what_is_done(area, today):
    for _ in range(2):
        overdue = {"area": area, "planned_date": today - DAY}
        make_program(milestones=[{"area": area}, {"area": area, "actual_date": today}, overdue], areas=[area])
    make_program(milestones=[{"area": area}]).unpublish()
    public = Milestone.objects.of_programs(ProgramPage.objects.countable())
    counted = Area.objects.with_milestone_counts(public, today).get()
    assert (counted.ahead, counted.unreported, counted.done) == (2, 2, 2)


def test_what_is_planned_in_a_kecamatan_is_listed(area, client, today):
    response = page_of_area(client, {"title": "Pasang lampu", "area": area, "planned_date": today + DAY})
    assert [milestone.title for milestone in response.context["schedule"].ahead] == ["Pasang lampu"]
    assert "Pasang lampu" in words(response)


def test_what_was_done_there_is_listed(area, client, today):
    response = page_of_area(client, {"title": "Pasang lampu", "area": area, "actual_date": today - DAY})
    assert [milestone.title for milestone in response.context["schedule"].done] == ["Pasang lampu"]
    assert "Pasang lampu" in words(response)


def test_what_was_moved_there_is_listed_with_both_dates(area, client, today):
    moved = {"title": "Pasang lampu", "area": area, "original_date": today - DAY, "planned_date": today + 14 * DAY}
    response = page_of_area(client, moved)
    assert [milestone.title for milestone in response.context["schedule"].moved] == ["Pasang lampu"]
    assert "1 Maret 2026" in words(response)
    assert "16 Maret 2026" in words(response)


def test_what_should_have_been_done_is_not_hidden(area, client, today):
    response = page_of_area(client, {"title": "Pasang lampu", "area": area, "planned_date": today - 12 * DAY})
    assert [milestone.title for milestone in response.context["schedule"].unreported] == ["Pasang lampu"]
    assert "Pasang lampu" in words(response)


def test_what_a_stopped_programme_left_undone_is_not_awaited(area, client, today):
    overdue = {"title": "Pasang lampu", "area": area, "planned_date": today - DAY}
    response = page_of_area(client, overdue, status="stopped")
    assert response.context["schedule"].unreported == []


def test_a_programme_in_a_kecamatan_is_listed_also_without_milestones(area, client):
    response = page_of_area(client, title="Taman kota", areas=[area])
    assert response.context["schedule"].is_empty
    assert "Taman kota" in words(response)


def test_a_kecamatan_without_anything_says_so(area, client):
    response = page_of_area(client)
    assert response.status_code == 200
    assert response.context["schedule"].is_empty
    assert "belum ada jadwal" in words(response).lower()


def test_a_kecamatan_with_a_schedule_does_not_say_that_it_has_none(area, client):
    assert "belum ada jadwal" not in words(page_of_area(client, {"area": area})).lower()


def test_what_happens_elsewhere_is_not_listed(area, client):
    response = page_of_area(client, {"title": "Pasang lampu", "area": make_area()}, title="Lampu di timur")
    assert response.context["schedule"].is_empty
    assert "Pasang lampu" not in words(response)
    assert "Lampu di timur" not in words(response)


def test_drafts_are_in_no_kecamatan(area, client):
    make_program(title="Taman kota", areas=[area], milestones=[{"title": "Gali", "area": area}]).unpublish()
    page = words(page_of_area(client))
    assert "Taman kota" not in page
    assert "Gali" not in page


def test_an_unknown_kecamatan_has_no_page(area, client):
    assert client.get("/wilayah/tidak-ada/").status_code == 404


def test_the_sitemap_names_the_kecamatan(area, client):
    assert "/wilayah/siantar-barat/" in client.get("/sitemap.xml").content.decode()
