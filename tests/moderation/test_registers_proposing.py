"""What people type into a register's forms becomes a proposal; nothing public changes by it."""

from io import BytesIO

import pytest
from django.utils.translation import gettext
from openpyxl import load_workbook

from cms.moderation.models import Decision, RegisterChange
from cms.moderation.models.register_change import RegisterChangeQuerySet
from programs.models import Agency, Area, Indicator, IndicatorValue
from tests.builders import make_agency, make_area, make_indicator
from tests.moderation.registers import (
    FORMS,
    MAKERS,
    YEARS,
    address,
    as_user,
    form_of,
    person,
    propose,
    said,
    sample,
    stored,
)
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
each_register = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
SAVED = "Your proposal is saved. Nothing public has changed yet: another person must confirm it."
RIVAL = "A proposal for this entry is already open. It must be decided or withdrawn before the next one."
UNCHANGED = "Nothing was changed, so there is nothing to propose."
OUTDATED = (
    "Somebody else changed this entry while you were typing. What you typed is still here; compare it with the entry "
    "as it is now and propose again."
)
ALONE = "At present nobody else may confirm it. Ask an administrator to give a second person that right."


@each_register
@pytest.mark.parametrize("right", ["add", "change", "delete"])
def test_no_right_on_a_register_lets_one_person_change_it_alone(model, right, client):
    row = sample(model)
    before = stored(model)
    as_user(client, person("petugas", right, confirms=True))
    client.post(address(model, "create"), FORMS[model])
    client.post(address(model, "edit", row.pk), form_of(row))
    client.post(address(model, "delete", row.pk))
    assert stored(model) == before
    action = {"add": "create"}.get(right, right)
    assert [change.action for change in RegisterChange.objects.all()] == [action]


@each_register
def test_whoever_has_all_rights_proposes_too(model, admin_client):
    row = sample(model)
    before = stored(model)
    admin_client.post(address(model, "edit", row.pk), form_of(row))
    admin_client.post(address(model, "create"), FORMS[model])
    admin_client.post(address(model, "delete", sample(model).pk))
    assert stored(model)[: len(before)] == before
    assert RegisterChange.objects.open().count() == 3


@each_register
@pytest.mark.parametrize("right", ["view", "add", "delete"])
def test_who_may_not_change_cannot_propose_a_change(model, right, client):
    row = sample(model)
    response = as_user(client, person("petugas", right)).post(address(model, "edit", row.pk), form_of(row))
    assert response.status_code == 302
    assert not RegisterChange.objects.exists()


def test_the_proposer_is_told_what_happens_next(client):
    person("kepala", "change", confirms=True)
    client.force_login(person("petugas", "add"))
    response = client.post(address(Area, "create"), FORMS[Area], follow=True)
    assert said(response) == [gettext(SAVED)]
    assert RegisterChange.objects.get().address in links(response)


def test_the_proposer_is_told_when_nobody_else_may_confirm(client):
    client.force_login(person("petugas", "add", "change", confirms=True))
    response = client.post(address(Area, "create"), FORMS[Area], follow=True)
    assert said(response) == [gettext(SAVED), gettext(ALONE)]


def test_a_proposal_keeps_who_when_and_both_sets_of_values():
    row = make_area(name="Siantar Lama", code="1273099", slug="siantar-baru")
    editor = person("petugas", "change")
    change = propose(editor, row=row)
    assert (change.proposed_by, change.decision, change.title) == (editor, Decision.OPEN, "Siantar Lama")
    assert (change.before["name"], change.values["name"]) == ("Siantar Lama", "Siantar Baru")
    assert change.proposed_at is not None


def test_example_data_is_marked_by_proposal_like_any_field():
    row = make_area(name="Siantar Baru", code="1273099", slug="siantar-baru")
    change = propose(person("petugas", "change"), row=row, is_example="on")
    assert (change.before["is_example"], change.values["is_example"]) == (False, True)


def test_the_years_of_an_indicator_are_proposed_with_it():
    row = make_indicator(values=[{"year": 2025, "target": 80, "actual": 70}, {"year": 2026, "target": 90}])
    first, second = row.values.all()
    years = {
        "values-INITIAL_FORMS": 2,
        "values-TOTAL_FORMS": 3,
        "values-0-id": first.pk,
        "values-1-id": second.pk,
        "values-1-year": 2026,
        "values-1-target": 90,
        "values-1-DELETE": "on",
        "values-2-year": 2027,
        "values-2-target": 95,
    }
    change = propose(person("petugas", "change"), Indicator, row, **years)
    assert [(value["pk"], value["year"], value["actual"]) for value in change.values["values"]] == [
        (first.pk, 2025, "74.5"),
        (None, 2027, None),
    ]
    assert IndicatorValue.objects.get(pk=first.pk).actual == 70


@pytest.mark.parametrize(
    ("model", "wrong", "field"),
    [
        (Area, {"code": "x" * 8}, "code"),
        (Area, {"name": ""}, "name"),
        (Area, {"slug": "sudah-ada"}, "slug"),
        (Agency, {"email": "bukan alamat"}, "email"),
        (Indicator, {"baseline": "banyak"}, "baseline"),
    ],
)
def test_the_form_asks_for_what_it_asked_before(model, wrong, field, client):
    make_area(slug="sudah-ada")
    response = as_user(client, person("petugas", "add")).post(address(model, "create"), FORMS[model] | wrong)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not RegisterChange.objects.exists()


@pytest.mark.parametrize("model", [Area, Agency])
def test_the_address_of_a_row_stays(model, client):
    row = MAKERS[model](slug="alamat-lama")
    response = as_user(client, person("petugas", "change")).post(address(model, "edit", row.pk), FORMS[model])
    told = "Alamat tetap “alamat-lama”, agar tautan ke sana tetap sampai ke sini."
    assert response.context["form"].errors["slug"] == [told]
    assert not RegisterChange.objects.exists()


def test_a_wrong_figure_of_a_year_is_pointed_out(client):
    form = FORMS[Indicator] | {"values-0-actual": "banyak"}
    response = as_user(client, person("petugas", "add")).post(address(Indicator, "create"), form)
    assert response.context["form"].formsets["values"].errors[0].keys() == {"actual"}
    assert not RegisterChange.objects.exists()


def test_a_row_that_is_proposed_unchanged_is_no_proposal(client):
    row = make_area(name="Siantar Baru", code="1273099", slug="siantar-baru")
    as_user(client, person("petugas", "change"))
    assert said(client.post(address(Area, "edit", row.pk), form_of(row))) == [gettext(UNCHANGED)]
    assert not RegisterChange.objects.exists()


def test_a_figure_typed_otherwise_is_no_change(client):
    row = make_indicator(**{key: value for key, value in FORMS[Indicator].items() if "-" not in key}, baseline=80)
    as_user(client, person("petugas", "change"))
    form = FORMS[Indicator] | {"values-TOTAL_FORMS": 0, "baseline": "80.0"}
    assert said(client.post(address(Indicator, "edit", row.pk), form)) == [gettext(UNCHANGED)]


def test_lines_that_a_browser_ends_in_its_own_way_are_no_change(client):
    row = make_area(name="Siantar Baru", code="1273099", slug="siantar-baru", description="Satu.\nDua.")
    as_user(client, person("petugas", "change"))
    form = form_of(row) | {"description": "Satu.\r\nDua."}
    assert said(client.post(address(Area, "edit", row.pk), form)) == [gettext(UNCHANGED)]


def test_of_one_row_one_proposal_is_open_and_the_next_person_is_led_to_it(client, caplog):
    row = make_area()
    first = propose(person("petugas", "change"), row=row)
    as_user(client, person("lain", "change"))
    response = client.post(address(Area, "edit", row.pk), form_of(row) | {"name": "Nama yang diketik"})
    assert said(response) == [gettext(RIVAL)]
    assert first.address in links(response)
    assert tree(response).find("input", {"name": "name"})["value"] == "Nama yang diketik"
    assert RegisterChange.objects.get() == first
    assert "rival" in caplog.text


def test_a_row_with_an_open_proposal_cannot_be_proposed_for_deletion(client):
    row = make_area()
    first = propose(person("petugas", "change"), row=row)
    response = as_user(client, person("lain", "delete")).post(address(Area, "delete", row.pk))
    assert said(response) == [gettext(RIVAL)]
    assert RegisterChange.objects.get() == first


def test_when_two_people_propose_at_once_one_of_them_is_told(client, monkeypatch):
    """The second looked before the first had finished: only the database sees both."""
    row = make_area()
    first = propose(person("petugas", "change"), row=row)
    looks = iter([RegisterChange.objects.none(), RegisterChange.objects.filter(pk=first.pk)])

    class Rivals:
        def first(self):
            return next(looks).first()

    monkeypatch.setattr(RegisterChangeQuerySet, "same_as", lambda self, change: Rivals())
    response = as_user(client, person("lain", "change")).post(address(Area, "edit", row.pk), form_of(row))
    assert said(response) == [gettext(RIVAL)]
    assert first.address in links(response)
    assert RegisterChange.objects.get() == first


def test_a_new_row_sent_twice_is_proposed_once(client):
    as_user(client, person("petugas", "add"))
    client.post(address(Area, "create"), FORMS[Area])
    assert said(client.post(address(Area, "create"), FORMS[Area]))[-1] == gettext(RIVAL)
    assert RegisterChange.objects.count() == 1


def test_two_different_new_rows_may_be_open():
    editor = person("petugas", "add")
    propose(editor)
    propose(editor, name="Siantar Lain")
    assert RegisterChange.objects.open().count() == 2


def test_who_typed_on_an_old_form_is_asked_to_compare_and_loses_nothing(client):
    row = make_area(name="Siantar Lama")
    as_user(client, person("petugas", "change"))
    seen = tree(client.get(address(Area, "edit", row.pk))).find("input", {"name": "seen"})["value"]
    Area.objects.filter(pk=row.pk).update(description="Baru saja diubah.")
    response = client.post(address(Area, "edit", row.pk), form_of(row) | {"seen": seen})
    assert said(response) == [gettext(OUTDATED)]
    page = tree(response)
    assert page.find("input", {"name": "name"})["value"] == "Siantar Baru"
    again = page.find("input", {"name": "seen"})["value"]
    assert client.post(address(Area, "edit", row.pk), form_of(row) | {"seen": again}).status_code == 302


@each_register
def test_list_form_and_inspect_view_show_that_a_proposal_is_open(model, client):
    row, other = sample(model), sample(model)
    change = propose(person("petugas", "change"), model, row)
    as_user(client, person("lain", "view", "change", "delete"))
    for action in (["index"], ["inspect", row.pk], ["edit", row.pk], ["delete", row.pk]):
        assert change.address in links(client.get(address(model, *action)))
    for action in ("inspect", "edit", "delete"):
        assert change.address not in links(client.get(address(model, action, other.pk)))


def test_once_decided_nothing_is_shown_as_open(client):
    row = make_area()
    change = propose(person("petugas", "change"), row=row)
    RegisterChange.objects.settle(change, decision=Decision.WITHDRAWN)
    for action in (["index"], ["inspect", row.pk], ["edit", row.pk]):
        assert change.address not in links(client.get(address(Area, *action)))


@pytest.fixture
def reader(client):
    """Somebody who may only look at the registers, while a new name for an agency is proposed."""
    propose(person("petugas", "change"), Agency, make_agency(name="Dinas Lama"))
    return as_user(client, person("pembaca", "view"))


def test_the_list_as_a_file_holds_what_is_public_not_what_is_proposed(reader):
    response = reader.get(address(Agency, "index"), {"export": "csv"})
    lines = b"".join(response.streaming_content).decode()
    assert "Dinas Lama" in lines
    assert "Dinas Baru" not in lines


def test_the_list_as_a_spreadsheet_holds_what_is_public_not_what_is_proposed(reader):
    response = reader.get(address(Agency, "index"), {"export": "xlsx"})
    _head, row = load_workbook(BytesIO(b"".join(response))).active.iter_rows(values_only=True)
    assert "Dinas Lama" in row


def test_the_inspect_view_shows_what_is_public_not_what_is_proposed(reader):
    page = words(reader.get(address(Agency, "inspect", Agency.objects.get().pk)))
    assert "Dinas Lama" in page
    assert "Dinas Baru" not in page


def test_programs_write_to_the_registers_directly():
    area = make_area(name="Lama")
    area.name = "Baru"
    area.save()
    make_indicator(values=[{"year": 2025, "target": 1}])
    assert Area.objects.get().name == "Baru"
    assert not RegisterChange.objects.exists()


def test_years_belong_to_the_form_of_new_indicators():
    change = propose(person("petugas", "add"), Indicator)
    [value] = change.values["values"]
    assert (value["year"], value["target"], value["actual"]) == (YEARS["values-0-year"], "80", "74.5")
    assert not Indicator.objects.exists()
