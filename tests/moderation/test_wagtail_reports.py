"""Wagtail's own reports work for every role; the menu shows contributors those about their pages."""

import pytest

from cms.moderation.roles import EDITOR, HEAD
from programs.contributors import keep_in_step
from tests.builders import at, make_agency, make_member, make_program, make_step

pytestmark = pytest.mark.django_db
ROLES = ["admin", "editor", "kepala", "kontributor"]
REPORTS = ["site-history", "aging-pages", "workflow", "workflow_tasks", "page-types-usage"]
ABOUT_OWN_PAGES = {
    f"/admin/reports/{name}/" for name in ["peninjauan", "workflow", "workflow_tasks", "tanggapan", "catatan"]
}


@pytest.fixture
def log_in(client):
    """A function that logs somebody of a role in; there is a page with a step that waits."""
    own = make_program(title="Milik sendiri", lead_agency=make_agency())
    other = make_program(title="Milik lain", lead_agency=make_agency())
    for page in (own, other):
        make_step(page, at(page.start_date))
        page.unpublish()
    groups = {"editor": EDITOR, "kepala": HEAD, "kontributor": keep_in_step(own.lead_agency)}

    def enter(role):
        of_role = [groups[role]] if role in groups else []
        client.force_login(make_member(role, *of_role, is_superuser=role == "admin"))

    return enter


def menu(client):
    """The addresses of reports that the menu offers."""
    body = client.get("/admin/").content.decode()
    return {part.split('"')[0] for part in body.replace("&quot;", '"').split('"url": "') if "/reports/" in part[:40]}


@pytest.mark.parametrize("export", ["", "?export=csv"])
@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("role", ROLES)
def test_each_report_answers_each_role(role, report, export, log_in, client):
    log_in(role)
    assert client.get(f"/admin/reports/{report}/{export}").status_code == 200


@pytest.mark.parametrize(("role", "status"), [("admin", 200), ("editor", 200), ("kepala", 200), ("kontributor", 302)])
def test_locked_pages_are_for_those_who_may_unlock(role, status, log_in, client):
    log_in(role)
    assert client.get("/admin/reports/locked/").status_code == status


@pytest.mark.parametrize("report", ["workflow", "workflow_tasks", "site-history"])
def test_contributors_read_about_their_own_pages_only(report, log_in, client):
    log_in("kontributor")
    body = client.get(f"/admin/reports/{report}/").content.decode()
    assert "Milik sendiri" in body
    assert "Milik lain" not in body


def test_the_menu_offers_contributors_what_is_about_their_pages(log_in, client):
    log_in("kontributor")
    assert menu(client) == ABOUT_OWN_PAGES


@pytest.mark.parametrize("role", ["admin", "editor", "kepala"])
def test_the_menu_offers_the_office_everything(role, log_in, client):
    log_in(role)
    everything = {f"/admin/reports/{name}/" for name in [*REPORTS, "locked", "moderasi", "peninjauan"]}
    assert menu(client) >= everything
