"""Data that have not changed are not sent again; data that have, always are."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.moderation.models import RegisterChange
from programs.exchange.tables import TABLES
from programs.models import Agency, IndicatorValue, QuarterlyReport
from programs.opendata import files
from tests import builders
from tests.builders import TODAY, at
from tests.programs.exchange.city import make_city
from tests.programs.opendata.reading import body, csv_rows

pytestmark = pytest.mark.django_db
FILES = [f"/data/{name}.{format}" for name in TABLES for format in ("csv", "json", "meta.json")]
ADDRESSES = [*FILES, "/data/katalog.jsonld"]


@pytest.fixture(autouse=True)
def city(today):
    return make_city()


def unread(table, today, code=""):
    """Rows that nobody may look at."""
    raise AssertionError(table.name)
    yield


def mark(client):
    return client.get("/data/program.csv")["ETag"]


def test_what_has_not_changed_is_answered_with_304_cheaply(client, monkeypatch):
    monkeypatch.setattr(files, "public_rows", unread)
    for address in ADDRESSES:
        first = client.get(address)
        assert first["Cache-Control"] == "public, max-age=300"
        for asked in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
            with CaptureQueriesContext(connection) as captured:
                again = client.get(address, headers=asked)
            assert (again.status_code, again.content) == (304, b"")
            assert (again["ETag"], again["Access-Control-Allow-Origin"]) == (first["ETag"], "*")
            assert len(captured) <= 15


def test_another_mark_gets_the_data(client):
    for address in ADDRESSES:
        assert client.get(address, headers={"if-none-match": '"lain"'}).status_code == 200


def test_the_mark_stays_while_nothing_changes(client):
    assert mark(client) == mark(client)


def publish(city):
    city[0].title = "Nama baru"
    city[0].save_revision().publish()


def unpublish(city):
    city[1].unpublish()


def move_a_value(city):
    IndicatorValue.objects.filter(year=2025).update(actual=1)


def new_agency(city):
    builders.make_agency()


def drop_agency(city):
    Agency.objects.filter(slug="dinas-lama").delete()


def report_no_change(city):
    opened = {"year": 2025, "quarter": 4, "opened_on": TODAY, "submitted_on": TODAY}
    report = QuarterlyReport.objects.create(agency=city[0].lead_agency, live=False, **opened)
    report.save_revision().publish()


def make_private(city):
    PageViewRestriction.objects.create(page=city[1], restriction_type="login")


CHANGES = [publish, unpublish, move_a_value, new_agency, drop_agency, report_no_change, make_private]


@pytest.mark.parametrize("change", CHANGES)
def test_the_mark_changes_with_the_facts(change, client, city):
    before = mark(client)
    change(city)
    assert mark(client) != before
    assert client.get("/data/program.csv", headers={"if-none-match": before}).status_code == 200


def test_the_mark_changes_when_a_second_person_confirms_a_change_of_a_register(client):
    before = mark(client)
    kind = ContentType.objects.get_for_model(Agency)
    change = RegisterChange.objects.create(
        content_type=kind, object_id=1, title="x", action="change", values={}, before={}, proposed_at=at(TODAY)
    )
    assert mark(client) == before  # A proposal is no fact.
    RegisterChange.objects.filter(pk=change.pk).update(decision="confirmed", decided_at=at(TODAY))
    assert mark(client) != before


def test_the_mark_changes_at_midnight_since_what_is_due_does(client, monkeypatch):
    first = client.get("/data/tonggak.csv")
    monkeypatch.setattr(timezone, "now", lambda: at(TODAY + timedelta(days=1), hour=0, minute=1))
    asked = {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]}
    assert client.get("/data/tonggak.csv", headers=asked).status_code == 200
    asked = {"if-modified-since": first["Last-Modified"]}
    assert client.get("/data/tonggak.csv", headers=asked).status_code == 200


def test_days_without_a_report_are_counted_anew_on_the_next_day(client, city, monkeypatch):
    builders.make_update(city[0], date=TODAY - timedelta(days=4))
    for days in (4, 5):
        monkeypatch.setattr(timezone, "now", lambda days=days: at(TODAY + timedelta(days=days - 4)))
        assert csv_rows(client, "program")[0]["hari_sejak_kabar"] == str(days)


def test_a_draft_changes_nothing(client, city):
    before = mark(client)
    city[0].title = "Draf"
    city[0].save_revision()
    assert mark(client) == before


def test_scripts_of_other_sites_may_read_every_answer(client):
    assert {client.get(address)["Access-Control-Allow-Origin"] for address in ADDRESSES} == {"*"}


def test_a_browser_that_asks_first_is_told_so(client):
    for address in ADDRESSES:
        response = client.options(address, headers={"origin": "https://lain.example"})
        assert response.status_code == 204
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert "If-None-Match" in response["Access-Control-Allow-Headers"]


def test_head_has_the_same_headers_and_reads_no_rows(client, monkeypatch):
    monkeypatch.setattr(files, "public_rows", unread)
    for address in ADDRESSES:
        full, head = client.get(address), client.head(address)
        assert head.status_code == 200
        for name in ("Content-Type", "ETag", "Last-Modified", "Cache-Control", "Access-Control-Allow-Origin"):
            assert head[name] == full[name]
        assert b"".join(head.streaming_content if head.streaming else [head.content]) == b""


def test_a_refused_method_is_readable_from_other_sites_too(client):
    response = client.delete("/data/program.csv")
    assert (response.status_code, response["Access-Control-Allow-Origin"]) == (405, "*")


def test_the_sizes_on_the_page_are_those_of_the_files(client):
    for name, measured in files.measures("uji", TODAY).items():
        for format in ("csv", "json"):
            assert len(body(client.get(f"/data/{name}.{format}")).encode()) == measured[format]
        assert measured["rows"] == body(client.get(f"/data/{name}.json")).count("\n") - 2


def test_the_files_are_measured_once_for_each_mark(client, monkeypatch):
    first = files.measures("uji", TODAY)
    monkeypatch.setattr(files, "public_rows", unread)
    assert files.measures("uji", TODAY) == first
