"""Who may take which data out of the admin, and what the files hold."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cms.moderation.roles import EDITOR
from programs.exchange.tables import ROUND_TRIP, TABLES
from programs.models import ProgramPage
from tests import builders
from tests.builders import make_contributor, make_group, make_member, make_user
from tests.pages import words
from tests.programs.exchange.city import make_city

pytestmark = pytest.mark.django_db
EXPORT = "/admin/data/ekspor/"
EVERYTHING = {"tables": [table.name for table in ROUND_TRIP], "format": "csv"}


@pytest.fixture(autouse=True)
def city():
    """P-01 of dishub (public), P-02 of dinas-lama (public), P-03 of dinas-lama (never published), P-04 (private)."""
    full, bare = make_city()
    hidden = builders.make_program(code="P-03", title="Rahasia", lead_agency=bare.lead_agency)
    hidden.unpublish()
    private = builders.make_program(code="P-04", title="Tertutup", lead_agency=full.lead_agency)
    private.view_restrictions.create(restriction_type="login")
    builders.make_indicator(code="XX.1")
    return full, bare


def archive(response):
    assert response.status_code == 200, response.content
    return ZipFile(BytesIO(b"".join(response.streaming_content)))


def column(response, table="program", key="kode"):
    text = archive(response).read(f"{table}.csv").decode("utf-8-sig")
    return [row[key] for row in csv.DictReader(StringIO(text, newline=""))]


def test_people_without_access_to_the_admin_are_sent_to_the_login(client):
    for address in (EXPORT, "/admin/data/contoh.xlsx"):
        assert client.get(address).status_code == 302
        client.force_login(make_user(f"warga{address[-4:-1]}"))
        assert client.get(address).status_code == 302
        client.logout()


def test_whoever_may_enter_the_admin_takes_what_is_public(client):
    make_group("Pembaca")
    client.force_login(make_member("pembaca", "Pembaca"))
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "semua"})) == ["P-01", "P-02"]
    assert "extent" not in client.get(EXPORT).context["form"].fields


def test_contributors_take_their_agencys_programmes_alone(client, city):
    client.force_login(make_contributor(city[1].lead_agency))
    public = EVERYTHING | {"extent": "terbit"}
    assert column(client.get(EXPORT, public)) == ["P-01", "P-02"]  # The agency supports the first.
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "semua"})) == ["P-01", "P-02", "P-03"]
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "semua"}), "indikator") == ["LIV.002"]


def test_contributors_of_another_agency_see_none_of_it(client, city):
    other = builders.make_agency(name="Dinas Pasar", slug="pasar")
    client.force_login(make_contributor(other))
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "semua"})) == []
    told = archive(client.get(EXPORT, EVERYTHING | {"extent": "semua", "agency": "dishub"}))
    assert {name: told.read(name).count(b"\n") for name in told.namelist()} == dict.fromkeys(told.namelist(), 1)


def test_editors_choose_between_what_is_public_and_all(client):
    client.force_login(make_member("editor", EDITOR))
    assert column(client.get(EXPORT, EVERYTHING)) == ["P-01", "P-02"]
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "semua"})) == ["P-01", "P-02", "P-03", "P-04"]
    assert column(client.get(EXPORT, EVERYTHING | {"extent": "terbit"}), "tonggak") == ["M1", "M2", "M3"]
    assert "XX.1" in column(client.get(EXPORT, EVERYTHING), "indikator")


def test_an_agency_narrows_every_table(client):
    client.force_login(make_member("editor", EDITOR))
    asked = EVERYTHING | {"agency": "dinas-lama", "extent": "semua"}
    assert column(client.get(EXPORT, asked)) == ["P-01", "P-02", "P-03"]
    asked = EVERYTHING | {"agency": "dishub", "extent": "terbit"}
    assert column(client.get(EXPORT, asked)) == ["P-01"]
    assert column(client.get(EXPORT, asked), "indikator") == ["LIV.002"]
    assert set(column(client.get(EXPORT, asked), "anggaran", "kode_program")) == {"P-01"}


def test_only_the_chosen_tables_are_in_the_file(client):
    client.force_login(make_member("editor", EDITOR))
    assert archive(client.get(EXPORT, {"tables": "anggaran", "format": "csv"})).namelist() == ["anggaran.csv"]


def test_the_workbook_is_a_workbook(client, today):
    client.force_login(make_member("editor", EDITOR))
    response = client.get(EXPORT, EVERYTHING | {"format": "xlsx"})
    assert response["Content-Disposition"] == 'attachment; filename="data-program-2026-03-02.xlsx"'
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    assert book.sheetnames == ["petunjuk", *(table.name for table in ROUND_TRIP)]
    assert [cell.value for cell in book["program"]["A"]] == ["kode", "P-01", "P-02"]
    assert [cell.value for cell in book["program"][1]] == TABLES["program"].keys


@pytest.mark.parametrize(
    "asked",
    [
        {"format": "csv"},
        {"tables": "rahasia", "format": "csv"},
        {"tables": "program", "format": "exe"},
        {"tables": "program", "format": "csv", "agency": "tidak-ada"},
        {"tables": "program", "format": "csv", "extent": "lain"},
    ],
)
def test_an_answer_that_does_not_exist_gets_a_message(client, asked):
    client.force_login(make_member("editor", EDITOR))
    response = client.get(EXPORT, asked)
    assert response["Content-Type"].startswith("text/html")
    [message] = [str(error) for errors in response.context["form"].errors.values() for error in errors]
    assert message in words(response)


@pytest.mark.parametrize(("format", "start"), [("xlsx", b"PK"), ("zip", b"PK")])
def test_templates_are_there_to_download(client, format, start):
    client.force_login(make_contributor(builders.make_agency(slug="pasar")))
    response = client.get(reverse("data_template", args=[format]))
    assert b"".join(response.streaming_content).startswith(start)
    assert client.get("/admin/data/contoh.pdf").status_code == 404


def test_the_menu_leads_there(client):
    client.force_login(make_contributor(builders.make_agency(slug="pasar")))
    assert EXPORT in client.get("/admin/").content.decode()


def test_the_screen_says_that_drafts_are_not_in_the_file(client, city):
    client.force_login(make_member("editor", EDITOR))
    draft = ProgramPage.objects.get(code="P-03")
    draft.title = "Rahasia baru"
    draft.save_revision()
    assert "Rahasia" in column(client.get(EXPORT, EVERYTHING | {"extent": "semua"}), key="judul")
    page = client.get(EXPORT)
    said = str(page.context["form"].fields["extent"].help_text)
    assert said
    assert said in words(page)
