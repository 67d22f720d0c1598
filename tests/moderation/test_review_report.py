"""The report of pages to review: what it lists for whom, its filters, its exports, its cost."""

import csv
from datetime import date, timedelta
from io import BytesIO, StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify
from openpyxl import load_workbook

from home.models import InfoPage
from tests.builders import TODAY, at, backdate, home, make_agency, make_group, make_info, make_program, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
REPORT = "/admin/reports/peninjauan/"


@pytest.fixture
def editor(client):
    return log_in(client, "editor", home())


def log_in(client, username, page=None):
    user = make_user(username)
    user.groups.add(make_group(f"Kelompok {username}", page))
    client.force_login(user)
    return user


def aged(title, days, **fields):
    """A page whose monthly review is so many days overdue."""
    page = make_info(title=title, slug=slugify(title), review_months=1, **fields)
    due = TODAY - timedelta(days=days)
    month = due.month - 1 or 12
    return backdate(page, at(due.replace(month=month, year=due.year - (due.month == 1))))


def titles(response):
    return [page.title for page in response.context["object_list"]]


def rows(response):
    return list(csv.DictReader(StringIO(b"".join(response.streaming_content).decode())))


def test_the_longest_overdue_page_stands_first_with_agency_and_days(editor, client):
    dinkes = make_agency(name="Dinas Kesehatan", short_name="Dinkes")
    aged("Baru", 5)
    old = aged("Lama", 20, owner_agency=dinkes)
    response = client.get(REPORT)
    assert titles(response)[:2] == ["Lama", "Baru"]
    row = response.context["object_list"][0]
    assert (row.agency_name, row.days_overdue, row.due_on) == ("Dinkes", 20, TODAY - timedelta(days=20))
    body = response.content.decode()
    assert "Dinkes" in body
    assert f"/admin/tinjau/{old.pk}/?next=%2Fadmin%2Freports%2Fpeninjauan%2F" in body


def test_a_programme_stands_there_with_its_lead_agency(editor, client):
    make_program(title="Lampu", lead_agency=make_agency(short_name="Dishub"))
    [row] = [page for page in client.get(REPORT).context["object_list"] if page.title == "Lampu"]
    assert row.agency_name == "Dishub"


def test_people_see_only_pages_that_they_may_edit(client):
    own, _ = aged("Sendiri", 5), aged("Lain", 5)
    log_in(client, "kontributor", own)
    assert titles(client.get(REPORT)) == ["Sendiri"]


def test_who_may_edit_no_page_is_refused(client):
    log_in(client, "tamu")
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_visitors_are_asked_to_log_in(client):
    assert client.get(REPORT)["Location"].startswith("/admin/login/")


def test_it_can_be_narrowed_to_an_agency_a_type_and_what_is_overdue(editor, client):
    dinkes = make_agency(name="Dinas Kesehatan")
    aged("Dinkes", 5, owner_agency=dinkes)
    aged("Tanpa", 5)
    aged("Nanti", -10)
    aged("Hari ini", 0)
    assert titles(client.get(f"{REPORT}?agency={dinkes.pk}")) == ["Dinkes"]
    assert set(titles(client.get(f"{REPORT}?overdue=true"))) == {"Dinkes", "Tanpa"}
    kind = ContentType.objects.get_for_model(InfoPage)
    assert set(titles(client.get(f"{REPORT}?content_type={kind.pk}"))) == {"Dinkes", "Tanpa", "Nanti", "Hari ini"}


@pytest.mark.parametrize(
    "query",
    ["agency=x", "agency=999999", "content_type=0", "overdue=ya", "p=abc", "p=999", "ordering=drop", "export=exe"],
)
def test_nonsense_in_the_address_gets_a_page(query, editor, client):
    assert client.get(f"{REPORT}?{query}").status_code == 200


def test_it_is_exported_as_csv(editor, client):
    aged("=RUMUS()", 5, owner_agency=make_agency(short_name="Dinkes"))
    [row] = [list(row.values()) for row in rows(client.get(f"{REPORT}?overdue=true&export=csv"))]
    assert row[0] == "'=RUMUS()"
    assert row[2:] == ["Dinkes", "2026-01-25", "2026-02-25", "5", "http://localhost/rumus/"]


def test_it_is_exported_as_xlsx(editor, client):
    aged("Lama", 5)
    response = client.get(f"{REPORT}?overdue=true&export=xlsx")
    heading, row = load_workbook(BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    assert len(heading) == 7
    assert (row[0], row[4], row[5]) == ("Lama", date(2026, 2, 25), 5)
    assert "peninjauan-halaman-2026-03-02.xlsx" in response["Content-Disposition"]


@pytest.mark.parametrize("query", ["", "?overdue=true", "?export=csv"])
def test_fifty_pages_cost_as_much_as_five(query, editor, client):
    dinkes, counts = make_agency(), []
    for first, last in ((0, 5), (5, 50)):
        for number in range(first, last):
            aged(f"Halaman{number}", number, owner_agency=dinkes)
        client.get(REPORT + query)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(REPORT + query)
            if "export" in query:
                assert len(rows(response)) >= last
        counts.append(len(captured))
    assert counts[1] <= counts[0]


def test_it_shows_fifty_rows_at_a_time(editor, client):
    for number in range(52):
        aged(f"Halaman{number}", number)
    assert len(titles(client.get(f"{REPORT}?overdue=true"))) == 50
    assert len(titles(client.get(f"{REPORT}?overdue=true&p=2"))) == 1
