"""A second person confirms or refuses; never the proposer, never on values that have moved on."""

import logging

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from cms.moderation.models import Decision, RegisterChange
from cms.moderation.registers.proposals import confirm
from programs.models import Agency, Area, Indicator
from tests.builders import make_agency, make_area, make_indicator, make_user
from tests.moderation.registers import (
    FORMS,
    MAKERS,
    address,
    as_user,
    decide,
    form_of,
    person,
    propose,
    said,
    sample,
    stored,
)
from tests.pages import tree, words

pytestmark = pytest.mark.django_db
each_register = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
CONFIRMED = "Confirmed. The new values are public now."
REFUSED = "Refused. Nothing public has changed; the proposer gets your comment by mail."
WITHDRAWN = "Withdrawn. Nothing public has changed."
SELF = "You proposed this yourself. A second person must confirm or refuse it; you may withdraw it."
NO_RIGHT = "You do not have the right to confirm changes of this register."
NOT_PROPOSER = "Only the person who proposed it may withdraw it."
DECIDED = "This proposal has been decided meanwhile. Nothing was changed now."
GONE = "The entry has been deleted since this was proposed. Nothing was changed."
OUTDATED = (
    "The entry has changed since this was proposed. Nothing was changed now: refuse or withdraw the proposal, and let "
    "it be made again on the new values."
)
PROTECTED = "Other things still refer to this entry, so it cannot be deleted. Nothing was changed."
CONTRADICTS = "These values contradict other entries of the register. Refuse the proposal and say why."
SAY_WHY = "Say why you refuse it."


@pytest.fixture
def editor():
    return person("petugas", "add", "change", "delete")


@pytest.fixture
def head():
    return person("kepala", "change", confirms=True)


@pytest.fixture(autouse=True)
def _listen(caplog):
    caplog.set_level(logging.WARNING, logger="cms.moderation")


def state(change):
    change.refresh_from_db()
    return change.decision


@each_register
def test_a_second_person_lets_a_new_row_in(model, editor, head, client):
    change = propose(editor, model)
    assert said(decide(client, head, change, "confirm", "Sesuai surat.")) == [gettext(CONFIRMED)]
    row = model.objects.get()
    assert all(str(getattr(row, name)) == str(value) for name, value in form_of(row).items() if "-" not in name)
    change.refresh_from_db()
    assert (change.decision, change.decided_by, change.comment) == (Decision.CONFIRMED, head, "Sesuai surat.")
    assert (change.object_id, change.decided_at is None) == (row.pk, False)


@each_register
def test_a_second_person_lets_a_change_in(model, editor, head, client):
    row = sample(model)
    decide(client, head, propose(editor, model, row), "confirm")
    row = model.objects.get(pk=row.pk)
    assert all(str(getattr(row, name)) == str(value) for name, value in form_of(row).items() if "-" not in name)


@each_register
def test_a_second_person_lets_a_deletion_through(model, editor, head, client):
    row, other = sample(model), sample(model)
    as_user(client, editor).post(address(model, "delete", row.pk))
    change = RegisterChange.objects.get()
    assert model.objects.count() == 2
    decide(client, head, change, "confirm")
    assert list(model.objects.all()) == [other]
    assert change.before["pk"] == row.pk


def test_the_years_of_an_indicator_change_with_it(editor, head, client):
    row = make_indicator(values=[{"year": 2025, "target": 80, "actual": 70}, {"year": 2026, "target": 90}])
    first, second = row.values.all()
    years = {
        "values-INITIAL_FORMS": 2,
        "values-TOTAL_FORMS": 3,
        "values-0-id": first.pk,
        "values-1-id": second.pk,
        "values-1-year": 2026,
        "values-1-DELETE": "on",
        "values-2-year": 2027,
        "values-2-target": 95,
    }
    decide(client, head, propose(editor, Indicator, row, **years), "confirm")
    values = Indicator.objects.get().values.values_list("year", "target", "actual")
    assert [tuple(map(str, value)) for value in values] == [("2025", "80.00", "74.50"), ("2027", "95.00", "None")]
    assert row.values.first().pk == first.pk


@pytest.mark.parametrize("superuser", [False, True], ids=["person", "superuser"])
@pytest.mark.parametrize("decision", ["confirm", "refuse"])
def test_nobody_decides_about_an_own_proposal_and_is_told_why(superuser, decision, client, caplog):
    user = person("petugas", "add", "change", confirms=True, is_superuser=superuser)
    change = propose(user)
    assert gettext(SELF) in words(as_user(client, user).get(change.address))
    assert gettext(SELF) in said(decide(client, user, change, decision, "Saya sendiri."))
    assert (state(change), Area.objects.exists()) == (Decision.OPEN, False)
    assert f"Proposal {change.pk}: {decision} by user {user.pk} was not done" in caplog.text
    assert user.username not in caplog.text


def test_the_second_person_may_be_a_superuser(editor, client):
    change = propose(editor)
    decide(client, make_user("admin", is_superuser=True), change, "confirm")
    assert Area.objects.count() == 1


@each_register
@pytest.mark.parametrize(
    ("actions", "confirms"),
    [(["change", "add", "delete"], False), (["add", "delete", "view"], True)],
    ids=["no right to confirm", "no right to change"],
)
@pytest.mark.parametrize("decision", ["confirm", "refuse"])
def test_who_lacks_a_right_decides_nothing_and_is_told_why(model, actions, confirms, decision, editor, client, caplog):
    row = sample(model)
    change = propose(editor, model, row)
    before = stored(model)
    response = decide(client, person("lain", *actions, confirms=confirms), change, decision, "Tidak.")
    assert said(response) == [gettext(NO_RIGHT)]
    assert not tree(response).select("button[name=decision]")
    assert (state(change), stored(model)) == (Decision.OPEN, before)
    assert "not allowed" in caplog.text


def test_the_right_to_confirm_alone_shows_no_proposal(editor, client):
    change = propose(editor)
    as_user(client, person("lain", confirms=True))
    for path in (change.address, reverse("register_changes:all")):
        assert client.get(path)["Location"] == reverse("wagtailadmin_home")


@each_register
def test_a_contributor_is_refused_at_every_address(model, editor, head, client):
    row = sample(model)
    change = propose(editor, model, row)
    before = stored(model)
    as_user(client, person("kontributor"))
    rows = [address(model, action, row.pk) for action in ("edit", "delete", "inspect", "history")]
    lists = [address(model, "index"), address(model, "create"), reverse("register_changes:all")]
    for path in [*rows, *lists, change.address]:
        for response in (client.get(path), client.post(path, FORMS[model] | {"decision": "confirm"})):
            assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    assert (state(change), stored(model)) == (Decision.OPEN, before)
    assert RegisterChange.objects.count() == 1


def test_a_proposal_is_no_place_for_visitors(editor, client):
    change = propose(editor)
    client.logout()
    for path in (change.address, reverse("register_changes:all")):
        assert client.get(path)["Location"].startswith(reverse("wagtailadmin_login"))
        client.post(path, {"decision": "confirm"})
    assert state(change) == Decision.OPEN


def test_a_proposal_of_another_register_is_not_shown(editor, client):
    change = propose(editor, Agency)
    user = make_user("lain")
    user.user_permissions.set(
        person("contoh", "change", confirms=True).user_permissions.exclude(codename="change_agency")
    )
    as_user(client, user)
    assert client.get(change.address)["Location"] == reverse("wagtailadmin_home")
    assert change.title not in words(client.get(reverse("register_changes:all")))


def test_a_refusal_needs_its_reason(editor, head, client):
    change = propose(editor)
    response = decide(client, head, change, "refuse", "  ")
    assert response.context["form"].errors == {"comment": [gettext(SAY_WHY)]}
    assert gettext(SAY_WHY) in words(response)
    assert state(change) == Decision.OPEN


def test_a_refusal_changes_nothing_public(editor, head, client):
    row = make_area(name="Lama")
    change = propose(editor, row=row)
    assert said(decide(client, head, change, "refuse", "Salah ketik.")) == [gettext(REFUSED)]
    assert (Area.objects.get().name, state(change), change.comment) == ("Lama", Decision.REFUSED, "Salah ketik.")


def test_after_a_refusal_the_row_may_be_proposed_again(editor, head, client):
    row = make_area()
    decide(client, head, propose(editor, row=row), "refuse", "Salah ketik.")
    decide(client, head, propose(editor, row=row), "confirm")
    assert Area.objects.get().name == FORMS[Area]["name"]


def test_the_proposer_may_withdraw(editor, client):
    change = propose(editor)
    assert said(decide(client, editor, change, "withdraw"))[-1] == gettext(WITHDRAWN)
    assert (state(change), Area.objects.exists()) == (Decision.WITHDRAWN, False)


def test_nobody_else_may_withdraw(editor, head, client):
    change = propose(editor)
    assert said(decide(client, head, change, "withdraw")) == [gettext(NOT_PROPOSER)]
    assert state(change) == Decision.OPEN


@pytest.mark.parametrize("first", ["confirm", "refuse", "withdraw"])
@pytest.mark.parametrize("second", ["confirm", "refuse"])
def test_of_two_decisions_the_first_counts(first, second, editor, head, client, caplog):
    change = propose(editor)
    decide(client, editor if first == "withdraw" else head, change, first, "Pertama.")
    decided, rows = state(change), stored(Area)
    response = decide(client, person("lain", "change", confirms=True), change, second, "Kedua.")
    assert said(response)[-1] == gettext(DECIDED)
    assert (state(change), change.comment, stored(Area)) == (decided, "Pertama.", rows)
    assert "was not done: decided" in caplog.text


def test_two_people_who_confirm_at_once_let_a_row_in_once(editor, head, client):
    """Both opened the proposal while it was open."""
    pk = propose(editor).pk
    mine, theirs = RegisterChange.objects.get(pk=pk), RegisterChange.objects.get(pk=pk)
    confirm(mine, head, "", timezone.now())
    with pytest.raises(Exception, match=gettext(DECIDED)):
        confirm(theirs, person("lain", "change", confirms=True), "", timezone.now())
    assert Area.objects.count() == 1
    assert RegisterChange.objects.get().decided_by == head


@pytest.mark.parametrize("model", [Area, Indicator], ids=["row", "child row"])
def test_a_proposal_on_values_that_moved_on_is_not_confirmed(model, editor, head, client, caplog):
    row = make_indicator(values=[{"year": 2024, "actual": 1}]) if model is Indicator else make_area()
    change = propose(editor, model, row)
    if model is Indicator:
        row.values.get_queryset().update(actual=2)
    else:
        Area.objects.update(description="Baru saja diubah.")
    before = stored(model)
    assert said(decide(client, head, change, "confirm")) == [gettext(OUTDATED)]
    assert (state(change), stored(model)) == (Decision.OPEN, before)
    assert "was not done: outdated" in caplog.text


@pytest.mark.parametrize("action", ["edit", "delete"])
def test_a_proposal_about_a_row_that_is_gone_is_not_confirmed(action, editor, head, client, caplog):
    row = make_area()
    as_user(client, editor).post(address(Area, action, row.pk), form_of(row))
    change = RegisterChange.objects.get()
    row.delete()
    assert said(decide(client, head, change, "confirm"))[-1] == gettext(GONE)
    assert (state(change), Area.objects.exists()) == (Decision.OPEN, False)
    assert "was not done: gone" in caplog.text


def test_what_cannot_be_confirmed_can_still_be_refused(editor, head, client):
    row = make_area()
    change = propose(editor, row=row)
    row.delete()
    decide(client, head, change, "refuse", "Sudah dihapus.")
    assert state(change) == Decision.REFUSED


def test_values_are_checked_again_when_confirmed(editor, head, client):
    change = propose(editor)
    make_area(slug=FORMS[Area]["slug"])
    [message] = said(decide(client, head, change, "confirm"))
    assert gettext("address").capitalize() in message
    assert (state(change), Area.objects.count()) == (Decision.OPEN, 1)


def test_a_row_that_a_proposal_points_to_and_is_gone_is_named(editor, head, client):
    successor = make_agency()
    change = propose(editor, Agency, merged_into=successor.pk)
    successor.delete()
    [message] = said(decide(client, head, change, "confirm"))
    assert gettext("merged into").capitalize() in message
    assert (state(change), Agency.objects.exists()) == (Decision.OPEN, False)


def test_years_that_change_places_are_no_failure(editor, head, client):
    """Row by row the database would hold a year twice for a moment."""
    row = make_indicator(values=[{"year": 2025, "target": 1}, {"year": 2026, "target": 2}])
    first, second = row.values.all()
    years = {
        "values-INITIAL_FORMS": 2,
        "values-TOTAL_FORMS": 2,
        "values-0-id": first.pk,
        "values-0-year": 2026,
        "values-1-id": second.pk,
        "values-1-year": 2025,
        "values-1-target": 3,
    }
    change = propose(editor, Indicator, row, **years)
    before = stored(Indicator)
    assert said(decide(client, head, change, "confirm")) == [gettext(CONTRADICTS)]
    assert (state(change), stored(Indicator)) == (Decision.OPEN, before)


def test_a_row_that_others_hold_on_to_is_not_deleted(editor, head, client, monkeypatch):
    row = make_area()
    as_user(client, editor).post(address(Area, "delete", row.pk))

    def hold(self):
        raise ProtectedError("held", {row})

    monkeypatch.setattr(Area, "delete", hold)
    change = RegisterChange.objects.get()
    assert said(decide(client, head, change, "confirm"))[-1] == gettext(PROTECTED)
    assert state(change) == Decision.OPEN


def test_looking_decides_nothing(editor, head, client):
    change = propose(editor)
    response = as_user(client, head).get(change.address, {"decision": "confirm"})
    assert [button["value"] for button in tree(response).select("button[name=decision]")] == ["confirm", "refuse"]
    assert state(change) == Decision.OPEN


@pytest.mark.parametrize(
    "data", [{}, {"decision": ""}, {"decision": "delete"}, {"decision": "confirm", "comment": "x" * 9999}]
)
def test_an_odd_decision_gets_an_answer_and_decides_nothing(data, editor, head, client):
    change = propose(editor)
    response = as_user(client, head).post(change.address, data)
    assert response.status_code == 200
    assert state(change) == Decision.OPEN


def test_a_proposal_that_never_was_is_not_found(head, client):
    assert as_user(client, head).get(reverse("register_changes:one", args=[10**30])).status_code == 404
