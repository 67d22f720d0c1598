"""What stands in the public files, and what never does."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from programs.exchange.cells import cell_text
from programs.exchange.rows import rows_of
from programs.exchange.tables import TABLES
from programs.models import ProgramPage
from programs.opendata.files import json_value
from tests import builders
from tests.builders import TODAY
from tests.programs.exchange.city import make_city
from tests.programs.exchange.volume import fill_up
from tests.programs.opendata.reading import body, csv_rows, json_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(today):
    """The day of the data is TODAY."""


def as_text(value):
    """The CSV text of a JSON value."""
    return cell_text(Decimal(repr(value)) if isinstance(value, float) else value)


def test_csv_holds_every_value_of_the_database(client):
    make_city()
    for name, table in TABLES.items():
        told = list(rows_of(table, ProgramPage.objects.countable(), TODAY))
        assert csv_rows(client, name) == [{key: cell_text(value) for key, value in row.items()} for row in told]
        assert told


def test_json_says_the_same_as_csv(client):
    make_city()
    for name, table in TABLES.items():
        told = json_rows(client, name)
        assert [{key: as_text(value) for key, value in row.items()} for row in told] == csv_rows(client, name)
        assert told
        assert [list(row) for row in told] == [table.keys] * len(told)


def test_json_has_types():
    assert [json_value(value) for value in (Decimal("2.00"), Decimal("2.25"), None, True, ["a"], date(2026, 3, 2))] == [
        2, 2.25, None, True, ["a"], "2026-03-02",
    ]  # fmt: skip


def test_the_files_begin_without_a_mark_that_only_excel_wants(client):
    make_city()
    assert body(client.get("/data/program.csv")).startswith("kode,judul,")


def test_an_empty_city_gives_empty_files(client):
    builders.make_home()
    assert json_rows(client, "program") == []
    assert body(client.get("/data/program.csv")).strip() == ",".join(TABLES["program"].keys)


def test_formulas_are_harmless_in_csv_and_as_written_in_json(client):
    make_city()
    assert csv_rows(client, "program")[0]["ringkasan"].startswith("'=Baris")
    assert json_rows(client, "program")[0]["ringkasan"].startswith("=Baris")
    assert csv_rows(client, "opd")[1]["telepon"] == "'+62 622 1"


class TestWhatIsNotPublic:
    """Of a programme that the public may not see, no file says anything: not a code, a title, a sum or a count."""

    SECRETS = ["P-99", "Rahasia", "987654321", "M-99", "A-99", "LIV-9", "DRF"]

    @pytest.fixture
    def secret(self):
        full, bare = make_city()
        return builders.make_program(
            code="P-99", title="Rahasia", slug="rahasia", lead_agency=bare.lead_agency,
            indicators=[full.indicators[0]], budget=[{"code": "A-99", "year": 2026, "planned": 987654321}],
            milestones=[{"code": "M-99", "title": "Rahasia"}],
        )  # fmt: skip

    def assert_silent(self, client):
        for name in TABLES:
            for format in ("csv", "json"):
                text = body(client.get(f"/data/{name}.{format}"))
                assert [word for word in self.SECRETS if word in text] == [], name
        led = {row["kode"]: row["program_dipimpin"] for row in json_rows(client, "opd")}
        assert led == {"dinas-lama": 1, "dishub": 1}

    def test_published_it_is_there(self, client, secret):
        assert "Rahasia" in body(client.get("/data/program.csv"))
        assert "M-99" in body(client.get("/data/tonggak.json"))

    def test_unpublished(self, client, secret):
        secret.unpublish()
        self.assert_silent(client)

    def test_private(self, client, secret):
        secret.view_restrictions.create(restriction_type="login")
        self.assert_silent(client)

    def test_below_a_private_page(self, client, secret):
        index = secret.get_parent()
        index.view_restrictions.create(restriction_type="login")
        assert json_rows(client, "program") == json_rows(client, "tonggak") == json_rows(client, "anggaran") == []
        assert {row["program_dipimpin"] for row in json_rows(client, "opd")} == {0}
        assert [row["program"] for row in json_rows(client, "indikator")] == [[], []]

    def test_deleted(self, client, secret):
        secret.delete()
        self.assert_silent(client)

    def test_a_draft_beside_the_published_page(self, client, secret):
        secret.unpublish()
        public = ProgramPage.objects.get(code="P-02")
        public.title, public.status_note = "Rahasia", "Rahasia"
        public.milestones = [builders.make_milestone(code="M-99", title="Rahasia")]
        public.save_revision()
        self.assert_silent(client)

    def test_a_translation_is_not_told_a_second_time(self, client, secret):
        secret.unpublish()
        english = Locale.objects.get_or_create(language_code="en")[0]
        full = ProgramPage.objects.get(code="P-01")
        full.get_parent().specific.get_parent().copy_for_translation(english).save_revision().publish()
        full.get_parent().copy_for_translation(english).specific.save_revision().publish()
        twin = full.copy_for_translation(english)
        twin.title = "Rahasia"
        twin.save_revision().publish()
        assert ProgramPage.objects.live().filter(title="Rahasia").exists()
        self.assert_silent(client)

    def test_a_dimension_that_is_not_public_is_not_named(self, client):
        full, _bare = make_city()
        goals = [{"code": "LIV-9.1", "name": "Rahasia"}]
        hidden = builders.make_dimension(
            code="DRF", subdimensions=[{"code": "LIV-9", "name": "Rahasia", "goals": goals}]
        )
        full.other_dimensions.add(hidden)
        full.goals.add(hidden.subdimensions.first().goals.first())
        builders.republish(full)
        assert "LIV-9.1" in body(client.get("/data/program.csv"))
        hidden.unpublish()
        self.assert_silent(client)


def test_only_get_reads_and_names_that_do_not_exist_are_not_found(client):
    make_city()
    for address in ("/data/rahasia.csv", "/data/program.xml", "/data/rahasia.meta.json", "/data/user.json"):
        assert client.get(address).status_code == 404, address
    assert client.post("/data/program.csv").status_code == 405
    assert client.post("/data/").status_code == 405


def test_files_are_the_same_for_everyone_and_carry_no_cookie(client):
    make_city()
    stranger = client.get("/data/program.csv")
    client.force_login(builders.make_user("admin", is_superuser=True))
    member = client.get("/data/program.csv")
    assert body(stranger) == body(member)
    for response in (stranger, member, client.get("/data/")):
        assert not response.cookies
        assert "Vary" not in response


def test_a_hundred_times_the_programmes_cost_the_same_queries(client):
    full, _bare = make_city()
    counts = {name: [] for name in TABLES}
    for total in (24, 2400):
        fill_up(full, total)
        for name in TABLES:
            client.get(f"/data/{name}.csv")
            with CaptureQueriesContext(connection) as captured:
                told = body(client.get(f"/data/{name}.csv"))
            counts[name].append(len(captured))
            assert name == "opd" or told.count("\n") > total - 2
    assert {name: few for name, (few, many) in counts.items() if many > few or few > 30} == {}
