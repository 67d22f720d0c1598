"""Calendars of events and milestones, read as a phone reads them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from cms.publishing import ledger
from cms.publishing.models import Publication
from tests.builders import (
    at,
    home,
    make_agency,
    make_agency_index,
    make_area,
    make_area_index,
    make_dimension,
    make_event,
    make_event_index,
    make_news,
    make_program,
    republish,
)

pytestmark = pytest.mark.django_db

AUGUST, SEPTEMBER = date(2026, 8, 1), date(2026, 9, 15)


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return Calendar.from_ical(answer.content)


def events(client, address):
    return list(read(client, address).walk("VEVENT"))


def summaries(client, address):
    return {str(event["summary"]) for event in events(client, address)}


@pytest.fixture
def lamps():
    return make_program(
        title="Lampu jalan",
        slug="lampu",
        milestones=[{"title": "Tiang berdiri", "planned_date": AUGUST, "code": "P-01-M01", "street": "Jalan Merdeka"}],
    )


def move(program, day):
    rows = list(program.milestones.all())
    rows[0].planned_date, rows[0].change_reason = day, "Hujan."
    program.milestones = rows
    republish(program)
    for publication in Publication.objects.order_by("pk"):
        ledger.write(publication)


class TestMilestones:
    def test_each_is_a_whole_day_with_its_programme_and_place(self, client, lamps):
        (event,) = events(client, "/program/lampu/kalender.ics")
        assert event.decoded("dtstart") == AUGUST
        assert str(event["summary"]) == "Tiang berdiri"
        assert "Lampu jalan" in str(event["description"])
        assert str(event["location"]) == "Jalan Merdeka"
        assert client.get(str(event["url"]).removeprefix("http://localhost"), follow=True).status_code == 200

    def test_one_that_moved_is_the_same_entry_with_a_higher_sequence(self, client, lamps):
        (before,) = events(client, "/program/lampu/kalender.ics")
        move(lamps, SEPTEMBER)
        (after,) = events(client, "/program/lampu/kalender.ics")
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"]
        assert after.decoded("dtstart") == SEPTEMBER
        assert "Semula 1 Agustus 2026" in str(after["description"])
        move(lamps, AUGUST)
        (back,) = events(client, "/program/lampu/kalender.ics")
        assert back["sequence"] > after["sequence"]

    def test_one_that_is_done_stands_on_the_day_it_was_done(self, client):
        make_program(slug="x", milestones=[{"planned_date": AUGUST, "actual_date": date(2026, 7, 20)}])
        (event,) = events(client, "/program/x/kalender.ics")
        assert event.decoded("dtstart") == date(2026, 7, 20)

    def test_lists_have_those_of_their_programmes(self, client):
        make_agency_index()
        make_area_index()
        living, health, east = make_dimension(slug="hidup"), make_agency(slug="sehat"), make_area(slug="timur")
        make_program(dimension=living, milestones=[{"title": "Satu"}])
        make_program(lead_agency=health, dimension=make_dimension(), milestones=[{"title": "Dua"}])
        make_program(
            lead_agency=make_agency(), dimension=make_dimension(), milestones=[{"title": "Tiga", "area": east}]
        )
        assert summaries(client, "/masterplan/hidup/kalender.ics") == {"Satu"}
        assert "Dua" in summaries(client, "/opd/sehat/kalender.ics")
        assert "Tiga" not in summaries(client, "/opd/sehat/kalender.ics")
        assert summaries(client, "/wilayah/timur/kalender.ics") == {"Tiga"}
        assert summaries(client, "/program/kalender.ics") == {"Satu", "Dua", "Tiga"}


class TestEvents:
    @pytest.fixture
    def talk(self):
        make_event_index()
        return make_event(
            title="Bimtek; satu, dua", slug="bimtek", start=at(date(2026, 8, 1), 9), place="Balai Kota", address="Jl. A"
        )

    def test_one_has_its_time_in_the_city_and_its_place(self, client, talk):
        (event,) = events(client, "/agenda/bimtek/kalender.ics")
        assert event.decoded("dtstart") == datetime(2026, 8, 1, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
        assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=3)
        assert str(event["summary"]) == "Bimtek; satu, dua"
        assert str(event["location"]) == "Balai Kota, Jl. A"

    def test_the_time_zone_is_told_in_the_file(self, client, talk):
        (zone,) = read(client, "/agenda/bimtek/kalender.ics").walk("VTIMEZONE")
        assert str(zone["tzid"]) == "Asia/Jakarta"

    def test_one_that_moved_is_the_same_entry_with_a_higher_sequence(self, client, talk):
        (before,) = events(client, "/agenda/kalender.ics")
        talk.start, talk.end = at(date(2026, 8, 2)), at(date(2026, 8, 2), 12)
        talk.slug = "bimtek-dua"
        republish(talk)
        (after,) = events(client, "/agenda/kalender.ics")
        assert after["uid"] == before["uid"]
        assert after["sequence"] > before["sequence"]
        assert after.decoded("dtstart").date() == date(2026, 8, 2)

    def test_the_agenda_goes_back_a_year(self, client):
        make_event_index()
        now = timezone.now()
        make_event(title="Lama", start=now - timedelta(days=400))
        make_event(title="Kemarin", start=now - timedelta(days=1))
        make_event(title="Besok", start=now + timedelta(days=1))
        assert summaries(client, "/agenda/kalender.ics") == {"Kemarin", "Besok"}


class TestOnlyThePublic:
    def test_withdrawn_events_and_milestones_of_private_programmes_are_in_none(self, client, lamps):
        make_event_index()
        make_event(title="Ditarik").unpublish()
        PageViewRestriction.objects.create(page=lamps, restriction_type=PageViewRestriction.LOGIN)
        assert events(client, "/agenda/kalender.ics") == []
        assert events(client, "/program/kalender.ics") == []
        assert client.get("/program/lampu/kalender.ics").status_code == 404

    @pytest.mark.parametrize(
        "address", ["/kalender.ics", "/berita/kalender.ics", "/lain/kalender.ics", "/opd/x/kalender.ics"]
    )
    def test_what_has_no_dates_has_none(self, client, address):
        make_news()
        make_agency_index()
        assert client.get(address).status_code == 404


class TestHowItIsAnswered:
    def test_an_unchanged_one_is_answered_with_304(self, client, lamps):
        answer = client.get("/program/lampu/kalender.ics")
        headers = {"If-None-Match": answer["ETag"]}
        assert client.get("/program/lampu/kalender.ics", headers=headers).status_code == 304
        move(lamps, SEPTEMBER)
        assert client.get("/program/lampu/kalender.ics", headers=headers).status_code == 200

    def test_nothing_is_written_to_it(self, client, lamps):
        assert client.post("/program/lampu/kalender.ics").status_code == 405
        assert client.head("/program/lampu/kalender.ics").status_code == 200

    @pytest.mark.parametrize("address", ["/program/kalender.ics", "/agenda/kalender.ics"])
    def test_the_number_of_queries_does_not_grow(self, client, django_assert_max_num_queries, address):
        home()
        make_event_index()
        for _number in range(10):
            make_program(milestones=[{"area": make_area()}, {}])
            make_event()
        client.get(address)
        with django_assert_max_num_queries(10):
            client.get(address)
