"""The report on moderation: how long each step took, by agency and month, and what waits."""

import csv
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import TaskState

from cms.moderation.office_days import office_days_between
from cms.moderation.reports.steps import PERMISSION
from tests.builders import (
    TODAY,
    at,
    home,
    make_agency,
    make_event,
    make_group,
    make_info,
    make_program,
    make_step,
    make_update,
    make_user,
    make_workflow,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
REPORT = "/admin/reports/moderasi/"
FRIDAY, MONDAY = date(2026, 2, 20), date(2026, 2, 23)


def log_in(client, username="kepala", permissions=(PERMISSION,)):
    user = make_user(username)
    user.groups.add(make_group(f"Kelompok {username}", home(), permissions=permissions))
    client.force_login(user)
    return user


@pytest.fixture
def head(client):
    return log_in(client)


@pytest.fixture
def dinkes():
    return make_agency(name="Dinas Kesehatan", short_name="Dinkes")


def listed(response):
    return {step.title: step for step in response.context["object_list"]}


def lines(response):
    return [
        (f"{line.month:%Y-%m}", line.agency, line.decided, line.median, line.longest, line.waiting)
        for line in response.context["lines"]
    ]


class TestWhoMayReadIt:
    def test_who_has_the_right_and_superusers(self, head, client):
        assert client.get(REPORT).status_code == 200
        client.force_login(make_user("admin", is_superuser=True))
        assert client.get(REPORT).status_code == 200

    @pytest.mark.parametrize("address", [REPORT, f"{REPORT}results/", f"{REPORT}?export=csv", f"{REPORT}?export=xlsx"])
    def test_others_are_refused(self, address, client):
        log_in(client, "kontributor", permissions=())
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (302, "/admin/")

    def test_visitors_are_asked_to_log_in(self, client):
        assert client.get(REPORT)["Location"].startswith("/admin/login/")


class TestSteps:
    def test_a_decided_step_stands_there_with_everything_about_it(self, head, dinkes, client):
        author = make_user("kontributor", first_name="Tiur", last_name="Manik")
        page = make_program(title="Lampu", lead_agency=dinkes)
        make_step(page, at(FRIDAY), at(MONDAY, 14), user=author, comment="Angka sudah benar.", status="rejected")
        step = listed(client.get(REPORT))["Lampu"]
        assert (step.agency_name, step.task.name, step.submitted_by) == ("Dinkes", "Penyuntingan", "Tiur Manik")
        assert (step.started_at, step.finished_at, step.office_days) == (at(FRIDAY), at(MONDAY, 14), 1)
        assert (step.status, step.comment) == (TaskState.STATUS_REJECTED, "Angka sudah benar.")
        body = client.get(REPORT).content.decode()
        for text in (
            "Lampu",
            "Dinkes",
            "Tiur Manik",
            "20 Feb 2026",
            "23 Feb 2026",
            "Angka sudah benar.",
            f"/admin/pages/{page.pk}/edit/",
        ):
            assert text in body

    def test_a_waiting_step_counts_to_this_day(self, head, client):
        make_step(make_info(title="Privasi"), at(TODAY - timedelta(days=7)))
        step = listed(client.get(REPORT))["Privasi"]
        assert (step.finished_at, step.office_days) == (None, 5)

    def test_steps_passed_over_or_called_off_are_left_out(self, head, client):
        make_step(make_info(title="Batal", slug="batal"), at(FRIDAY), at(MONDAY), status="cancelled")
        make_step(make_info(title="Lewat", slug="lewat"), at(FRIDAY), at(MONDAY), status="skipped")
        assert listed(client.get(REPORT)) == {}

    def test_the_agency_is_that_which_answers_for_the_page(self, head, dinkes, client):
        program = make_program(title="Program", lead_agency=dinkes)
        for page in (make_update(program, title="Laporan"), make_event(title="Bimtek", organiser=dinkes), make_info()):
            make_step(page, at(FRIDAY), at(MONDAY))
        agencies = {title: step.agency_name for title, step in listed(client.get(REPORT)).items()}
        assert agencies == {"Laporan": "Dinkes", "Bimtek": "Dinkes", "Tentang": ""}

    def test_a_page_that_was_never_public_stands_there_with_its_draft_title(self, head, client):
        page = make_info(title="Usulan")
        page.unpublish()
        page.title = "Usulan kedua"
        make_step(page, at(FRIDAY))
        assert set(listed(client.get(REPORT))) == {"Usulan kedua"}


class TestFilters:
    @pytest.fixture(autouse=True)
    def _steps(self, head, dinkes):
        flow = make_workflow("Penyuntingan", "Persetujuan")
        self.second = flow.tasks.get(name="Persetujuan")
        make_step(make_info(title="Januari", slug="a", owner_agency=dinkes), at(date(2026, 1, 5)), at(date(2026, 1, 7)))
        make_step(make_info(title="Februari", slug="b"), at(FRIDAY), at(MONDAY), task=self.second)
        make_step(make_info(title="Menunggu", slug="c"), at(MONDAY))

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("", {"Januari", "Februari", "Menunggu"}),
            ("month=2026-01", {"Januari"}),
            ("month=2026-02", {"Februari", "Menunggu"}),
            ("state=waiting", {"Menunggu"}),
            ("state=decided", {"Januari", "Februari"}),
            ("state=decided&month=2026-02", {"Februari"}),
        ],
    )
    def test_by_month_and_state(self, query, titles, client):
        assert set(listed(client.get(f"{REPORT}?{query}"))) == titles

    def test_by_agency_and_step(self, dinkes, client):
        assert set(listed(client.get(f"{REPORT}?agency={dinkes.pk}"))) == {"Januari"}
        assert set(listed(client.get(f"{REPORT}?task={self.second.pk}"))) == {"Februari"}

    def test_the_summary_follows_the_filters(self, dinkes, client):
        assert lines(client.get(f"{REPORT}?agency={dinkes.pk}")) == [("2026-01", "Dinkes", 1, 2, 2, 0)]

    @pytest.mark.parametrize(
        "query", ["agency=x", "month=2026-99", "month=x", "task=0", "state=x", "p=abc", "ordering=x", "export=exe"]
    )
    def test_nonsense_in_the_address_gets_a_page(self, query, client):
        assert client.get(f"{REPORT}?{query}").status_code == 200


class TestSummary:
    def test_it_says_how_many_how_long_and_what_waits(self, head, dinkes, client):
        for number, days in enumerate((1, 2, 9)):
            page = make_info(slug=f"a{number}", owner_agency=dinkes)
            make_step(page, at(date(2026, 2, 2)), at(date(2026, 2, 2) + timedelta(days=days)))
        make_step(make_info(slug="w", owner_agency=dinkes), at(MONDAY))
        make_step(make_info(slug="j"), at(date(2026, 1, 30)), at(date(2026, 2, 2)))
        assert lines(client.get(REPORT)) == [("2026-02", "Dinkes", 3, 2, 7, 1), ("2026-01", "", 1, 1, 1, 0)]

    def test_a_month_is_that_of_the_city(self, head, client):
        make_step(make_info(), at(date(2026, 3, 1), hour=1), at(date(2026, 3, 1), hour=2))
        assert [line[0] for line in lines(client.get(REPORT))] == ["2026-03"]
        assert len(listed(client.get(f"{REPORT}?month=2026-03"))) == 1


class TestExports:
    @pytest.fixture(autouse=True)
    def _step(self, head, dinkes):
        page = make_program(title="Lampu", lead_agency=dinkes)
        make_step(page, at(FRIDAY), at(MONDAY, 14), user=make_user("tiur"), comment="=CMD()")

    def test_csv(self, client):
        response = client.get(f"{REPORT}?export=csv")
        [row] = csv.DictReader(StringIO(b"".join(response.streaming_content).decode()))
        values = list(row.values())
        assert values[0] == "Lampu"
        assert values[2:8] == ["Dinkes", "Penyuntingan", "tiur", "2026-02-20 09:00:00", "2026-02-23 14:00:00", "1"]
        assert values[9] == "'=CMD()"

    def test_xlsx(self, client):
        response = client.get(f"{REPORT}?export=xlsx&month=2026-02")
        sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
        heading, row = sheet.iter_rows(values_only=True)
        assert len(heading) == 10
        assert row[5:8] == (datetime(2026, 2, 20, 9), datetime(2026, 2, 23, 14), 1)  # noqa: DTZ001
        assert row[9] == "=CMD()"
        assert sheet["J2"].data_type != "f"

    def test_an_export_holds_what_the_filters_leave(self, client):
        response = client.get(f"{REPORT}?export=csv&state=waiting")
        assert len(b"".join(response.streaming_content).decode().splitlines()) == 1


@pytest.mark.parametrize("query", ["", "?state=decided", "?export=csv"])
def test_thirty_steps_cost_as_much_as_three(query, head, dinkes, client):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            page = make_info(slug=f"hal-{number}") if number % 2 else make_event(organiser=dinkes)
            make_step(page, at(FRIDAY), at(MONDAY), user=head)
        client.get(REPORT + query)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(REPORT + query)
            if "export" in query:
                assert len(b"".join(response.streaming_content).decode().splitlines()) == last + 1
        counts.append(len(captured))
    assert counts[1] <= counts[0]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (MONDAY, MONDAY, 0),
        (FRIDAY, MONDAY, 1),
        (FRIDAY, MONDAY - timedelta(days=1), 0),
        (FRIDAY, FRIDAY + timedelta(days=14), 9),  # With one holiday.
        (MONDAY, FRIDAY, 0),
    ],
)
def test_office_days_leave_out_weekends_and_holidays(start, end, days):
    assert office_days_between(start, end, {date(2026, 2, 26)}) == days
