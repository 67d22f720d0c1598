"""Each agency's contributors follow the register: group, programmes, files. Both sides of each right, at the view."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission

from cms.core.models import PublicDocument
from programs.contributors import keep_in_step
from tests.builders import (
    home,
    make_agency,
    make_contributor,
    make_event_index,
    make_info,
    make_news,
    make_news_index,
    make_program,
    make_update,
    republish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return make_agency(name="Dinas Kesehatan", short_name="Dinkes", slug="dinkes")


@pytest.fixture
def dishub():
    return make_agency(name="Dinas Perhubungan", short_name="Dishub", slug="dishub")


@pytest.fixture
def own(dinkes):
    return make_program(title="Antrean", lead_agency=dinkes)


@pytest.fixture
def supported(dinkes, dishub):
    return make_program(title="Ambulans", lead_agency=dishub, supporting_agencies=[dinkes])


@pytest.fixture
def foreign(dishub):
    return make_program(title="Lampu", lead_agency=dishub)


@pytest.fixture
def desk(client, own, supported, foreign, dinkes):
    """The admin as a contributor of Dinas Kesehatan uses it."""
    make_news_index()
    make_event_index()
    client.force_login(make_contributor(dinkes))
    return client


def opens(client, name, *args):
    return client.get(reverse(f"wagtailadmin_pages:{name}", args=args)).status_code == 200


@pytest.mark.parametrize(("program", "allowed"), [("own", True), ("supported", True), ("foreign", False)])
def test_the_programmes_of_the_agency_may_be_edited_and_reported_on(desk, program, allowed, request):
    page = request.getfixturevalue(program)
    assert opens(desk, "edit", page.pk) is allowed
    assert opens(desk, "add", "programs", "programupdatepage", page.pk) is allowed
    assert opens(desk, "edit", make_update(page).pk) is allowed


@pytest.mark.parametrize(
    ("app", "model", "parent", "allowed"),
    [
        ("news", "newspage", "berita", True),
        ("news", "eventpage", "agenda", True),
        ("programs", "programpage", "program", False),
        ("home", "infopage", "", False),
    ],
)
def test_news_and_events_may_be_proposed_and_nothing_else(desk, app, model, parent, allowed):
    place = home().get_children().get(slug=parent) if parent else home()
    assert opens(desk, "add", app, model, place.pk) is allowed


def test_the_news_of_others_is_not_theirs_to_edit(desk):
    assert not opens(desk, "edit", make_news().pk)


@pytest.mark.parametrize("name", ["unpublish", "delete", "move"])
def test_programmes_are_not_theirs_to_withdraw_delete_or_move(desk, own, name):
    own_draft = make_program(title="Belum terbit", lead_agency=own.lead_agency)
    own_draft.unpublish()
    keep_in_step(own.lead_agency)
    assert not opens(desk, name, own.pk)
    assert not opens(desk, name, own_draft.pk)


def test_a_form_posted_for_another_agencys_page_changes_nothing(desk, foreign):
    revisions = foreign.revisions.count()
    desk.post(reverse("wagtailadmin_pages:edit", args=[foreign.pk]), {"title": "Direbut", "action-submit": "1"})
    foreign.refresh_from_db()
    assert (foreign.title, foreign.draft_title, foreign.revisions.count()) == ("Lampu", "Lampu", revisions)


def test_a_report_posted_below_another_agencys_programme_is_refused(desk, foreign):
    url = reverse("wagtailadmin_pages:add", args=["programs", "programupdatepage", foreign.pk])
    desk.post(url, {"title": "Palsu", "slug": "palsu", "summary": "x", "date": "2026-03-02"})
    assert not foreign.get_children().exists()


@pytest.mark.parametrize(("own_collection", "stored"), [(True, 1), (False, 0)])
def test_files_go_into_the_agencys_own_collection_only(desk, dinkes, own_collection, stored):
    dinkes.refresh_from_db()
    collection = dinkes.collection if own_collection else Collection.get_first_root_node()
    file = SimpleUploadedFile("laporan.pdf", b"%PDF-1.4")
    data = {"title": "Laporan", "files[]": file, "collection": collection.pk}
    desk.post(reverse("wagtaildocs:add_multiple"), data)
    assert PublicDocument.objects.filter(collection=collection).count() == stored


@pytest.mark.parametrize("area", ["users", "programs/agency", "settings/home/officesettings"])
def test_people_registers_and_settings_are_closed_to_them(desk, area):
    assert desk.get(f"/admin/{area}/").status_code in (302, 403, 404)


def test_changing_the_lead_agency_moves_the_right(own, dinkes, dishub, django_capture_on_commit_callbacks):
    keep_in_step(dinkes)
    keep_in_step(dishub)
    own.lead_agency = dishub
    with django_capture_on_commit_callbacks(execute=True):
        republish(own)
    holders = GroupPagePermission.objects.filter(page=own).values_list("group__agency__slug", flat=True)
    assert set(holders) == {"dishub"}


def test_a_draft_of_the_change_moves_nothing_yet(own, dinkes, dishub, django_capture_on_commit_callbacks):
    keep_in_step(dinkes)
    own.lead_agency = dishub
    with django_capture_on_commit_callbacks(execute=True):
        own.save_revision()
    assert GroupPagePermission.objects.filter(page=own, group__agency=dinkes).exists()


def test_a_new_agency_gets_its_group_and_its_collection(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        agency = make_agency(name="Badan Baru", short_name="BB")
    agency.refresh_from_db()
    assert (agency.contributors.name, agency.collection.name) == ("Kontributor BB", "Badan Baru")


def test_renaming_an_agency_renames_both_and_keeps_the_members(dinkes):
    person = make_contributor(dinkes)
    dinkes.refresh_from_db()
    dinkes.name, dinkes.short_name = "Dinas Kesehatan Kota", "Dinkes Kota"
    dinkes.save()
    keep_in_step(dinkes)
    assert [group.name for group in person.groups.all()] == ["Kontributor Dinkes Kota"]
    assert Collection.objects.filter(name="Dinas Kesehatan Kota").exists()


def test_two_agencies_with_one_short_name_stay_apart(dinkes):
    twin = make_agency(name="Dinas Kesehatan Hewan", short_name="Dinkes", slug="dinkes-hewan")
    assert keep_in_step(dinkes) != keep_in_step(twin)


def test_a_merged_agency_loses_its_rights(own, dinkes, dishub):
    keep_in_step(dinkes)
    dinkes.refresh_from_db()
    dinkes.merged_into = dishub
    dinkes.save()
    assert not GroupPagePermission.objects.filter(group=keep_in_step(dinkes)).exists()


def test_a_deleted_agency_takes_its_group_along(dinkes):
    group = keep_in_step(dinkes)
    dinkes.refresh_from_db()
    dinkes.delete()
    assert not Group.objects.filter(pk=group.pk).exists()


def test_keeping_in_step_twice_changes_nothing(own, dinkes):
    group = keep_in_step(dinkes)
    rights = set(GroupPagePermission.objects.filter(group=group).values_list("page", "permission"))
    dinkes.refresh_from_db()
    assert keep_in_step(dinkes) == group
    assert set(GroupPagePermission.objects.filter(group=group).values_list("page", "permission")) == rights


def queries_of(function, *args):
    with CaptureQueriesContext(connection) as queries:
        function(*args)
    return len(queries)


def test_an_agency_of_many_programmes_is_kept_in_step_as_quickly(own, dinkes):
    keep_in_step(dinkes)
    before = queries_of(keep_in_step, dinkes)
    for number in range(5):
        make_program(title=f"Program {number}", lead_agency=dinkes)
    keep_in_step(dinkes)
    assert queries_of(keep_in_step, dinkes) == before


def test_other_pages_stay_closed(desk):
    assert not opens(desk, "edit", make_info().pk)
