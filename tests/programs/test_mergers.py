"""A merged agency's programmes go to its successor: on their pages, in drafts, in reports and rights."""

from datetime import date

import pytest

from cms.moderation.models import Decision
from cms.publishing.models import LedgerEntry
from programs.calendar import Quarter
from programs.models import Agency, ProgramPage, QuarterlyReport
from programs.reporting.opening import open_reports
from tests.builders import (
    make_agency,
    make_agency_index,
    make_contributor,
    make_member,
    make_program,
    make_user,
    republish,
)
from tests.moderation.registers import decide, person, propose, said

pytestmark = pytest.mark.django_db
THIRD = {"year": 2026, "quarter": 3, "opened_on": date(2026, 10, 1), "live": False}


@pytest.fixture
def old():
    return make_agency(name="Dinas Lama", slug="lama")


@pytest.fixture
def new():
    return make_agency(name="Dinas Baru", slug="baru")


@pytest.fixture
def merge(old, client, django_capture_on_commit_callbacks):
    """Somebody proposes the merger into a successor, the head confirms."""
    head, clerk = make_member("kepala", "Kepala"), person("petugas", "add", "change")

    def merge(successor, agency=old):
        own = {name: getattr(agency, name) for name in ("name", "short_name", "slug", "kind")}
        change = propose(clerk, Agency, agency, **own, merged_into=successor.pk)
        with django_capture_on_commit_callbacks(execute=True):
            response = decide(client, head, change, "confirm", "Perwali 7/2026.")
        client.logout()
        change.refresh_from_db()
        return change, said(response)

    return merge


def test_the_successor_leads_what_the_agency_led_and_its_page_lists_it(old, new, merge, client):
    make_agency_index()
    program = make_program(title="Lampu", lead_agency=old)
    change, _said = merge(new)
    program.refresh_from_db()
    assert (change.decision, program.lead_agency) == (Decision.CONFIRMED, new)
    assert client.get("/opd/baru/").context["page_of_programs"].paginator.count == 1
    [report] = open_reports(Quarter(2026, 3), date(2026, 10, 1))
    assert report.agency == new


def test_the_change_stands_in_the_ledger_with_its_office(old, new, merge):
    make_program(lead_agency=old)
    change, _said = merge(new)
    row = LedgerEntry.objects.get(field="lead_agency")
    assert (row.before_text, row.after_text, row.office) == ("Dinas Lama", "Dinas Baru", "Kepala")


def test_what_the_agency_supported_the_successor_supports_once(old, new, merge):
    third = make_agency(slug="ketiga")
    helped = make_program(lead_agency=third, supporting_agencies=[old, new])
    shared = make_program(lead_agency=new, supporting_agencies=[old])
    both = make_program(lead_agency=old, supporting_agencies=[new, third])
    merge(new)
    found = {page.pk: {agency.slug for agency in page.supporting_agencies.all()} for page in ProgramPage.objects.all()}
    assert found == {helped.pk: {"baru"}, shared.pk: set(), both.pk: {"ketiga"}}


def test_a_draft_that_waits_beside_it_does_not_bring_the_old_agency_back(old, new, merge):
    program = make_program(lead_agency=old)
    draft = ProgramPage.objects.get(pk=program.pk)
    draft.title = "Judul baru"
    draft.save_revision(user=make_user("penulis"))
    merge(new)
    republish(ProgramPage.objects.get(pk=program.pk).get_latest_revision_as_object())
    program.refresh_from_db()
    assert (program.title, program.lead_agency) == ("Judul baru", new)


def test_a_draft_with_another_agency_stops_the_merger_and_names_its_holder(old, new, merge):
    program = make_program(code="P-15", lead_agency=old)
    draft = ProgramPage.objects.get(pk=program.pk)
    draft.lead_agency = make_agency(slug="ketiga")
    draft.save_revision(user=make_user("penulis"))
    change, messages = merge(new)
    old.refresh_from_db()
    assert (change.decision, old.merged_into) == (Decision.OPEN, None)
    assert "P-15" in messages[0]
    assert "penulis" in messages[0]


def test_of_a_chain_the_last_one_takes_over(old, new, merge):
    last = make_agency(slug="terakhir")
    program = make_program(lead_agency=old)
    new.merged_into = last
    new.save()
    merge(new)
    program.refresh_from_db()
    assert program.lead_agency == last


def test_the_successors_contributors_may_write_on_it(old, new, merge, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        program = make_program(lead_agency=old)
    writer = make_contributor(new)
    assert not program.permissions_for_user(writer).can_edit()
    merge(new)
    assert program.permissions_for_user(type(writer).objects.get(pk=writer.pk)).can_edit()


def test_a_report_that_nobody_began_goes_along(old, new, merge):
    make_program(lead_agency=old)
    report = QuarterlyReport.objects.create(agency=old, **THIRD)
    merge(new)
    report.refresh_from_db()
    assert report.agency == new


def test_where_the_successor_reports_itself_one_report_asks_for_all(old, new, merge):
    make_program(lead_agency=old)
    QuarterlyReport.objects.create(agency=old, **THIRD)
    kept = QuarterlyReport.objects.create(agency=new, **THIRD)
    merge(new)
    assert list(QuarterlyReport.objects.all()) == [kept]


def test_a_programme_is_not_given_to_an_agency_that_is_no_more(old, new, admin_client):
    old.merged_into = new
    old.save()
    program = make_program(lead_agency=new)
    form = admin_client.get(f"/admin/pages/{program.pk}/edit/").context["form"]
    for name in ("lead_agency", "supporting_agencies"):
        assert list(form.fields[name].queryset) == [new]
