"""The registers in the admin: found, read, kept up to date and taken away as files."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from openpyxl import load_workbook

from cms.moderation.models import RegisterChange
from cms.moderation.roles import EDITOR
from programs.models import Agency, Area, Indicator, Regulation
from tests.builders import make_agency, make_area, make_indicator, make_regulation, make_user
from tests.pages import words

pytestmark = pytest.mark.django_db

MAKERS = {Agency: make_agency, Area: make_area, Indicator: make_indicator, Regulation: make_regulation}
SAMPLES = {
    Agency: {"name": "Dinas Kesehatan", "short_name": "Dinkes"},
    Area: {"name": "Siantar Barat", "code": "1273030"},
    Indicator: {"name": "Lampu menyala", "code": "LIV.001", "unit": "persen"},
    Regulation: {"title": "Sistem elektronik", "number": "95"},
}
FORMS = {
    Agency: {"name": "Dinas Baru", "short_name": "Disbaru", "slug": "dinas-baru", "kind": "dinas"},
    Area: {"name": "Siantar Baru", "slug": "siantar-baru", "code": "1273099"},
    Indicator: {
        "code": "NEW.001",
        "name": "Indikator baru",
        "definition": "Definisi.",
        "unit": "buah",
        "direction": "up",
        "evaluation_part": "output",
        "values-TOTAL_FORMS": "2",
        "values-INITIAL_FORMS": "0",
        "values-MIN_NUM_FORMS": "0",
        "values-MAX_NUM_FORMS": "1000",
        "values-0-year": "2025",
        "values-0-target": "80",
        "values-0-actual": "74.5",
        "values-1-year": "2026",
        "values-1-target": "90",
        "values-1-actual": "",
    },
    Regulation: {"kind": "perda", "number": "7", "year": "2024", "title": "Contoh baru"},
}
each_register = pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)


def address(model, action, *args):
    return reverse(f"{model._meta.app_label}_{model._meta.model_name}_modeladmin_{action}", args=args)


def sample(model):
    return MAKERS[model](**SAMPLES[model])


@each_register
def test_the_list_shows_every_column(model, admin_client):
    sample(model)
    page = words(admin_client.get(address(model, "index")))
    assert all(value in page for value in SAMPLES[model].values())


@each_register
def test_the_search_finds_and_leaves_out(model, admin_client):
    sample(model)
    title = list(SAMPLES[model].values())[0]
    found = admin_client.get(address(model, "index"), {"q": title})
    missed = admin_client.get(address(model, "index"), {"q": "tidak ada"})
    assert (found.context["object_list"].count(), missed.context["object_list"].count()) == (1, 0)


@pytest.mark.parametrize(
    ("model", "query", "other"),
    [
        (Agency, {"kind__exact": "dinas"}, {"kind": "badan"}),
        (Indicator, {"evaluation_part__exact": "output"}, {"evaluation_part": "impact"}),
        (Indicator, {"direction__exact": "up"}, {"direction": "down"}),
        (Regulation, {"kind__exact": "perpres"}, {"kind": "uu"}),
        (Regulation, {"year": 2018}, {"year": 2024}),
        (Regulation, {"is_example__exact": 0}, {"is_example": True}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_the_list_can_be_filtered(model, query, other, admin_client):
    row = sample(model)
    MAKERS[model](**other)
    assert list(admin_client.get(address(model, "index"), query).context["object_list"]) == [row]


@each_register
def test_a_row_can_be_looked_at(model, admin_client):
    row = sample(model)
    page = words(admin_client.get(address(model, "inspect", row.pk)))
    assert all(value in page for value in SAMPLES[model].values())


def confirm(client):
    """Let a second person confirm the proposal that was just made."""
    change = RegisterChange.objects.open().get()
    client.force_login(make_user("kepala", is_superuser=True))
    client.post(change.address, {"decision": "confirm"})


@each_register
def test_a_row_can_be_added(model, admin_client):
    response = admin_client.post(address(model, "create"), FORMS[model])
    assert response.status_code == 302, response.context["form"].errors
    confirm(admin_client)
    assert model.objects.count() == 1


def test_an_indicator_is_added_with_its_years(admin_client):
    admin_client.post(address(Indicator, "create"), FORMS[Indicator])
    confirm(admin_client)
    values = Indicator.objects.get().values.values_list("year", "target", "actual")
    assert [tuple(map(str, row)) for row in values] == [("2025", "80.00", "74.50"), ("2026", "90.00", "None")]


def test_an_indicator_cannot_have_a_year_twice(admin_client):
    form = FORMS[Indicator] | {"values-1-year": "2025"}
    assert admin_client.post(address(Indicator, "create"), form).status_code == 200
    assert not RegisterChange.objects.exists()


@each_register
def test_a_row_can_be_changed(model, admin_client):
    row = sample(model)
    lasting = {"slug": row.slug} if hasattr(row, "slug") else {}  # An address stays.
    form = FORMS[model] | {"values-TOTAL_FORMS": "0"} | lasting
    response = admin_client.post(address(model, "edit", row.pk), form)
    assert response.status_code == 302, response.context["form"].errors
    confirm(admin_client)
    row.refresh_from_db()
    assert str(row) == str(model(**{k: v for k, v in form.items() if "-" not in k}))


@each_register
def test_what_is_missing_is_asked_for(model, admin_client):
    response = admin_client.post(address(model, "create"), {"values-TOTAL_FORMS": 0, "values-INITIAL_FORMS": 0})
    assert response.status_code == 200
    assert not RegisterChange.objects.exists()


def test_an_agency_cannot_be_merged_into_itself(admin_client):
    agency = make_agency()
    form = FORMS[Agency] | {"merged_into": agency.pk}
    assert admin_client.post(address(Agency, "edit", agency.pk), form).status_code == 200
    assert not RegisterChange.objects.exists()


def test_a_regulation_is_cited_as_usual():
    regulation = make_regulation(kind="perpres", number="95", year=2018, title="SPBE")
    assert regulation.citation == "Peraturan Presiden Nomor 95 Tahun 2018"


@each_register
def test_a_register_can_be_taken_away_as_csv(model, admin_client):
    sample(model)
    response = admin_client.get(address(model, "index"), {"export": "csv"})
    head, row, *rest = b"".join(response.streaming_content).decode().splitlines()
    assert rest == []
    assert head.count(",") >= 3
    assert all(value in row for value in SAMPLES[model].values())
    assert ".csv" in response["Content-Disposition"]


@each_register
def test_a_register_can_be_taken_away_as_a_spreadsheet(model, admin_client):
    sample(model)
    response = admin_client.get(address(model, "index"), {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(response))).active
    head, row = sheet.iter_rows(values_only=True)
    assert len(head) == len(row)
    assert set(SAMPLES[model].values()) <= set(row)


def login(client, *permissions, group=None):
    user = make_user()
    user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
    if group:
        user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    return client


@each_register
@pytest.mark.parametrize("action", ["index", "create", "edit", "inspect", "delete", "history"])
def test_who_has_no_permission_is_refused(model, action, client):
    row = sample(model)
    args = [] if action in ("index", "create") else [row.pk]
    response = login(client, "access_admin").get(address(model, action, *args))
    assert (response.status_code, response.get("Location")) == (302, reverse("wagtailadmin_home"))


@each_register
def test_an_editor_may_keep_a_register_but_not_delete_from_it(model, client):
    row = sample(model)
    login(client, group=EDITOR)
    assert client.get(address(model, "edit", row.pk)).status_code == 200
    assert client.get(address(model, "delete", row.pk)).status_code == 302


@each_register
def test_a_register_is_no_place_for_visitors(model, client):
    response = client.get(address(model, "index"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))
