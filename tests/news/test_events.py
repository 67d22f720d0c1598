"""The agenda: what comes and what has been, at a given moment."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from news.models import EventPage
from tests.builders import at, make_agency, make_area, make_event, make_event_index, make_program
from tests.pages import links, words

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def now(today):
    make_event_index()
    return at(today)


@pytest.mark.parametrize(
    ("start", "hours", "upcoming"),
    [(1, 1, True), (-1, 2, True), (-1, 1, True), (-2, 1, False), (0, 0, True)],
    ids=["to come", "going on", "ends this moment", "over", "a moment"],
)
def test_an_event_is_upcoming_until_it_has_ended(now, start, hours, upcoming):
    make_event(start=now + start * HOUR, end=now + (start + hours) * HOUR)
    assert EventPage.objects.upcoming(now).exists() is upcoming
    assert EventPage.objects.past(now).exists() is not upcoming


def test_what_comes_stands_nearest_first_and_what_has_been_latest_first(now, client):
    for title, days in (("Jauh", 30), ("Dekat", 1), ("Lama", -30), ("Kemarin", -1)):
        make_event(title=title, start=now + timedelta(days=days))
    response = client.get("/agenda/")
    assert [event.title for event in response.context["upcoming"]] == ["Dekat", "Jauh"]
    assert [event.title for event in response.context["page_of_past"]] == ["Kemarin", "Lama"]
    assert all(title in words(response) for title in ("Jauh", "Dekat", "Lama", "Kemarin"))


def test_drafts_are_not_in_the_agenda(now, client):
    make_event(title="Rahasia", start=now + HOUR).unpublish()
    assert "Rahasia" not in words(client.get("/agenda/"))


def test_an_empty_agenda_has_a_page(now, client):
    assert client.get("/agenda/").status_code == 200


def test_past_events_have_pages(now, client):
    for number in range(13):
        make_event(title=f"Acara ke-{number:02}", start=now - timedelta(days=1 + number))
    first, second = client.get("/agenda/"), client.get("/agenda/?page=2")
    assert len(first.context["page_of_past"]) == 12
    assert [event.title for event in second.context["page_of_past"]] == ["Acara ke-12"]


def test_the_end_cannot_lie_before_the_start(now):
    with pytest.raises(ValidationError) as refused:
        make_event(start=now, end=now - HOUR)
    assert "end" in refused.value.message_dict


def test_an_event_may_end_as_it_starts(now):
    assert make_event(start=now, end=now).live


def test_an_event_says_when_where_and_by_whom(now, client):
    make_event(
        slug="bimtek",
        start=now,
        place="Ruang Serbaguna",
        address="Jalan Merdeka 6",
        area=make_area(name="Siantar Barat"),
        organiser=make_agency(name="Dinas Kominfo"),
        programs=[make_program(title="Lampu jalan", slug="lampu")],
    )
    response = client.get("/agenda/bimtek/")
    text = words(response)
    expected = "Senin, 2 Maret 2026", "09.00", "12.00", "Ruang Serbaguna", "Jalan Merdeka 6", "Dinas Kominfo"
    assert [part for part in expected if part not in text] == []
    assert "/program/lampu/" in links(response)


def test_an_event_of_several_days_names_both_days(now, client):
    make_event(slug="bimtek", start=now, end=now + timedelta(days=2))
    text = words(client.get("/agenda/bimtek/"))
    assert "2 Maret" in text
    assert "4 Maret" in text


@pytest.mark.parametrize("gone", ["area", "organiser", "nothing"])
def test_an_event_outlives_its_place_and_organiser(now, client, gone):
    area, organiser = make_area(), make_agency()
    make_event(slug="bimtek", area=area, organiser=organiser)
    {"area": area.delete, "organiser": organiser.delete, "nothing": int}[gone]()
    response = client.get("/agenda/bimtek/")
    assert response.status_code == 200
    assert "None" not in words(response)


def test_a_draft_programme_is_not_named(now, client):
    program = make_program(title="Lampu jalan")
    make_event(slug="bimtek", programs=[program])
    program.unpublish()
    assert "Lampu jalan" not in words(client.get("/agenda/bimtek/"))
