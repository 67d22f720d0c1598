"""What remains of a proposal: its difference in words, the lists, the history of a row, the audit log."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from cms.moderation.models import Action, Decision, RegisterChange
from cms.moderation.registers.difference import Line, differences
from programs.models import Agency, Area, Indicator, Regulation
from tests.builders import make_agency, make_area, make_indicator, make_user
from tests.moderation.registers import FORMS, MAKERS, address, as_user, decide, person, propose, sample
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db
each_register = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)


@pytest.fixture
def editor():
    return person("petugas", "add", "change", "delete")


@pytest.fixture
def head():
    return person("kepala", "change", confirms=True)


def label(model, name):
    """The name of a field as the screen shows it."""
    verbose = str(model._meta.get_field(name).verbose_name)
    return verbose[0].upper() + verbose[1:]


# The difference


def test_a_change_shows_only_what_differs(editor):
    row = make_area(code="1273099", slug="siantar-baru", name="Siantar Lama")
    assert propose(editor, row=row).difference == [Line(label(Area, "name"), "Siantar Lama", "Siantar Baru")]


def test_choices_yes_and_no_and_references_are_in_words(editor):
    old, new = make_agency(name="Dinas Lama"), make_agency(name="Dinas Penerus")
    form = FORMS[Agency] | {"area": make_area(name="Siantar Barat").pk, "kind": "badan", "merged_into": new.pk}
    row = make_agency(name="Dinas Baru", short_name="Disbaru", slug="dinas-baru", kind="dinas", merged_into=old)
    change = propose(editor, Agency, row, **form, is_example="on")
    assert change.difference == [
        Line(label(Agency, "is_example"), gettext("No"), gettext("Yes")),
        Line(label(Agency, "kind"), "Dinas", "Badan"),
        Line(label(Agency, "merged_into"), "Dinas Lama", "Dinas Penerus"),
        Line(label(Agency, "area"), "", "Siantar Barat"),
    ]


def test_a_reference_that_is_gone_is_said_to_be_gone(editor):
    successor = make_agency()
    change = propose(editor, Agency, merged_into=successor.pk)
    successor.delete()
    assert Line(label(Agency, "merged_into"), "", gettext("(no longer there)")) in change.difference


def test_years_are_named_and_their_figures_written_as_here(editor):
    row = make_indicator(code="NEW.001", values=[{"year": 2024, "actual": 1234.5}, {"year": 2025, "target": 80}])
    first, second = row.values.all()
    years = {
        "values-INITIAL_FORMS": 2,
        "values-TOTAL_FORMS": 3,
        "values-0-id": first.pk,
        "values-0-year": 2024,
        "values-0-target": "",
        "values-0-actual": 1300,
        "values-1-id": second.pk,
        "values-1-year": 2025,
        "values-1-DELETE": "on",
        "values-2-year": 2026,
        "values-2-target": 90,
    }
    lines = propose(editor, Indicator, row, **years).difference
    year, target, actual = (gettext(name) for name in ("year", "target", "actual value"))
    assert [line for line in lines if line.label.startswith("NEW.001")] == [
        Line(f"NEW.001 2024: {actual}", "1.234,5", "1.300"),
        Line(f"NEW.001 2025: {year}", "2025", ""),
        Line(f"NEW.001 2025: {target}", "80", ""),
        Line(f"NEW.001 2026: {year}", "", "2026"),
        Line(f"NEW.001 2026: {target}", "", "90"),
    ]


@each_register
def test_a_new_row_shows_all_it_has_and_a_deletion_all_it_had(model, editor, client):
    new = {line.label: line.new for line in propose(editor, model).difference}
    row = sample(model)
    as_user(client, editor).post(address(model, "delete", row.pk))
    old = {line.label: (line.old, line.new) for line in RegisterChange.objects.get(action=Action.DELETE).difference}
    name = "title" if model is Regulation else "name"
    assert new[label(model, name)] == FORMS[model][name]
    assert old[label(model, name)] == (getattr(row, name), "")


def test_a_proposal_shows_both_sides_of_each_field(editor, head, client):
    change = propose(editor, row=make_area(code="1273099", slug="siantar-baru", name="<b>Lama</b>"))
    page = tree(as_user(client, head).get(change.address))
    assert [words_of(old) for old in page.select("dd del")] == ["<b>Lama</b>"]
    assert [words_of(new) for new in page.select("dd ins")] == ["Siantar Baru"]


def test_many_differences_cost_as_much_as_few(editor):
    def queries(changes):
        with CaptureQueriesContext(connection) as captured:
            differences(changes)
        return len(captured)

    agencies = [make_agency() for _ in range(6)]
    for agency in agencies:
        propose(editor, Agency, merged_into=agency.pk, name=f"Dinas {agency.pk} baru")
        propose(editor, Indicator, producer=agency.pk, code=f"NEW.{agency.pk}")
    changes = list(RegisterChange.objects.order_by("pk"))
    assert queries(changes) == queries(changes[:2])


# Lists


@pytest.fixture
def three(editor, head, client):
    """An open, a confirmed and a refused proposal, in the order of their making."""
    refused, confirmed = propose(editor, name="Ditolak"), propose(editor, name="Disahkan")
    decide(client, head, refused, "refuse", "Salah.")
    decide(client, head, confirmed, "confirm")
    return propose(editor, Agency), confirmed, refused


def listed(client, **query):
    page = tree(client.get(reverse("register_changes:all"), query))
    return [link["href"] for link in page.select(".register-list > li > a")]


def test_what_waits_stands_first_in_the_list_then_the_newest(three, head, client):
    assert listed(as_user(client, head)) == [change.address for change in three]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"decision": "open"}, [0]),
        ({"decision": "refused"}, [2]),
        ({"decision": "withdrawn"}, []),
        ({"register": "area"}, [1, 2]),
        ({"register": "area", "decision": "confirmed"}, [1]),
        ({"register": "tidak-ada", "decision": "x", "page": "x"}, [0, 1, 2]),
    ],
)
def test_the_list_is_narrowed_by_register_and_decision(query, found, three, head, client):
    assert listed(as_user(client, head), **query) == [three[n].address for n in found]


def test_a_long_list_has_pages_that_keep_the_filter(editor, head, client):
    change = propose(editor)
    fields = {"content_type": change.content_type, "proposed_by": editor, "proposed_at": change.proposed_at}
    RegisterChange.objects.bulk_create(
        RegisterChange(title=f"Baris {n}", action="create", values={"n": n}, before={}, **fields) for n in range(35)
    )
    as_user(client, head)
    assert (len(listed(client)), len(listed(client, page=2))) == (30, 6)
    page = tree(client.get(reverse("register_changes:all"), {"decision": "open"}))
    assert page.select_one("a[rel=next]")["href"] == "?decision=open&page=2"


def costs(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@each_register
def test_ten_rows_and_proposals_cost_as_much_as_two(model, client):
    def grow():
        producer = make_agency(merged_into=make_agency())
        row = sample(model)
        related = {Agency: {"merged_into": producer}, Indicator: {"producer": producer}}.get(model, {})
        model.objects.filter(pk=row.pk).update(**related)
        user = person(f"petugas {row.pk}", "change")
        propose(user, model, row)
        RegisterChange.objects.settle(propose(user, model, watched), decision=Decision.REFUSED)

    watched = sample(model)
    paths = [address(model, "index"), address(model, "history", watched.pk), reverse("register_changes:all")]
    as_user(client, make_user("admin", is_superuser=True))
    counts = []
    for rows in (2, 8):
        for _ in range(rows):
            grow()
        counts.append([costs(client, path) for path in paths])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 15


def menu_labels(client):
    """The labels of the menu as the admin sends them to the browser."""
    return tree(client.get(reverse("wagtailadmin_home"))).find("script", id="wagtail-sidebar-props").string


def test_the_menu_says_how_many_wait(editor, head, client):
    assert f"{gettext('Proposals')} (" not in menu_labels(as_user(client, head))
    propose(editor)
    propose(editor, Agency)
    assert f"{gettext('Proposals')} (2)" in menu_labels(client)


def test_the_menu_leaves_proposals_out_for_who_may_not_see_them(client):
    assert reverse("register_changes:all") not in menu_labels(as_user(client, person("kontributor")))


# The history of a row


@each_register
def test_the_history_of_a_row_says_who_proposed_and_decided_what(model, editor, head, client):
    decide(client, head, propose(editor, model), "confirm", "Sesuai surat.")
    row = model.objects.get()
    as_user(client, editor)
    assert address(model, "history", row.pk) in links(client.get(address(model, "inspect", row.pk)))
    page = words(client.get(address(model, "history", row.pk)))
    first = "title" if model is Regulation else "name"
    assert all(word in page for word in ("petugas", "kepala", "Sesuai surat.", FORMS[model][first]))


def test_the_history_of_a_row_holds_no_other_row(editor, client):
    propose(editor, row=make_area(), name="Nama tetangga")
    page = words(as_user(client, editor).get(address(Area, "history", make_area().pk)))
    assert "Nama tetangga" not in page


def test_the_trace_outlives_its_people(editor, head, client):
    change = propose(editor)
    decide(client, head, change, "confirm")
    editor.delete()
    head.delete()
    as_user(client, make_user("admin", is_superuser=True))
    for path in (change.address, reverse("register_changes:all"), address(Area, "history", Area.objects.get().pk)):
        assert FORMS[Area]["name"] in words(client.get(path))


# The audit log


def entries():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", "user__username", "content_type__model"))


def test_every_step_of_a_change_is_logged_at_its_row(editor, head, client):
    row = make_area()
    decide(client, head, propose(editor, row=row), "refuse", "Salah.")
    decide(client, editor, propose(editor, row=row), "withdraw")
    decide(client, head, propose(editor, row=row), "confirm")
    assert entries() == [
        ("registers.propose", "petugas", "area"),
        ("registers.refuse", "kepala", "area"),
        ("registers.propose", "petugas", "area"),
        ("registers.withdraw", "petugas", "area"),
        ("registers.propose", "petugas", "area"),
        ("registers.confirm", "kepala", "area"),
    ]
    assert set(ModelLogEntry.objects.values_list("object_id", flat=True)) == {str(row.pk)}


def test_a_new_row_is_logged_at_its_proposal_until_it_exists(editor, head, client):
    decide(client, head, propose(editor), "confirm")
    assert entries() == [
        ("registers.propose", "petugas", "registerchange"),
        ("registers.confirm", "kepala", "area"),
    ]


def test_a_deletion_is_logged_as_one(editor, head, client):
    row = make_area(name="Siantar Lama")
    as_user(client, editor).post(address(Area, "delete", row.pk))
    decide(client, head, RegisterChange.objects.get(), "confirm")
    entry = ModelLogEntry.objects.get(action="registers.confirm")
    assert (entry.deleted, entry.object_id, entry.label) == (True, str(row.pk), "Siantar Lama")


def test_what_was_not_done_is_not_logged_as_done(editor, head, client):
    row = make_area()
    change = propose(editor, row=row)
    row.delete()
    decide(client, head, change, "confirm")
    assert [action for action, *_ in entries()] == ["registers.propose"]


def test_the_log_says_the_comment_and_which_proposal(editor, head, client):
    change = propose(editor)
    decide(client, head, change, "refuse", "Salah ketik.")
    entry = ModelLogEntry.objects.get(action="registers.refuse")
    assert entry.comment == "Salah ketik."
    assert str(change.pk) in entry.message


def test_the_log_of_the_site_names_every_step(editor, head, client):
    decide(client, head, propose(editor), "confirm")
    as_user(client, make_user("admin", is_superuser=True))
    page = words(client.get(reverse("wagtailadmin_reports:site_history")))
    for action in ("registers.propose", "registers.confirm"):
        assert str(registry.formatters[action].message) in page
