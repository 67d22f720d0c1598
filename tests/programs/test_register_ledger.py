"""A target or value that a second person confirms leaves a public row; nothing else in the registers does."""

import pytest
from django.utils import timezone

from cms.moderation.models import Action
from cms.moderation.registers import proposals
from cms.publishing.models import LedgerEntry
from programs.models import Agency, Area, Indicator
from tests.builders import make_agency, make_area, make_indicator, make_member, make_program
from tests.moderation.registers import FORMS, decide, person, propose
from tests.pages import words

pytestmark = pytest.mark.django_db
YEAR = {"year": 2025, "target": 70, "actual": "74.5"}
KEPT = {"code": "IND.1", "name": "Lampu menyala", "definition": "Definisi.", "unit": "persen"}


@pytest.fixture
def indicator():
    return make_indicator(values=[YEAR], **KEPT)


@pytest.fixture
def head():
    return make_member("kepala", "Kepala")


def stored_year(indicator):
    value = indicator.values.get()
    return {"code": "IND.1", "values-INITIAL_FORMS": 1, "values-0-id": value.pk, "values-0-year": 2025}


def proposed(indicator, **fields):
    return propose(
        person("petugas", "add", "change", "delete"), Indicator, indicator, **stored_year(indicator) | fields
    )


def test_a_confirmed_target_leaves_a_row_with_its_office_and_reason(indicator, head, client):
    change = proposed(indicator, **{"values-0-target": 80})
    assert not LedgerEntry.objects.exists()
    decide(client, head, change, "confirm", "Sesuai RKPD 2025.")
    row = LedgerEntry.objects.get()
    assert (row.what, row.before_text, row.after_text) == ("Nilai tahunan “2025”: Target", "70", "80")
    assert (row.subject_type, row.subject_id) == ("programs.indicator", indicator.pk)
    assert (row.reason, row.office, row.source) == ("Sesuai RKPD 2025.", "Kepala", f"register:{change.pk}")
    change.refresh_from_db()
    assert row.happened_at == change.decided_at


def test_the_row_stands_in_the_history_of_the_programme(indicator, head, client):
    make_program(slug="lampu", indicators=[indicator])
    decide(client, head, proposed(indicator, **{"values-0-target": 80}), "confirm")
    client.logout()
    assert "Nilai tahunan “2025”: Target IND.1 Lampu menyala semula 70 , menjadi 80" in words(
        client.get("/program/lampu/riwayat/")
    )
    row = LedgerEntry.objects.get()
    quoted = "Target nilai tahunan “2025” berubah dari 70 menjadi 80, menurut Siantar Kota Cerdas (riwayat indikator"
    assert quoted in words(client.get(f"/program/lampu/riwayat/{row.pk}/"))


def test_a_refused_change_leaves_none(indicator, head, client):
    decide(client, head, proposed(indicator, **{"values-0-target": 80}), "refuse", "Belum disahkan.")
    assert not LedgerEntry.objects.exists()


def test_a_new_year_and_a_year_taken_out_leave_a_row_each(indicator, head, client):
    more = {"values-TOTAL_FORMS": 2, "values-1-year": 2026, "values-1-target": 90, "values-0-target": 70}
    decide(client, head, proposed(indicator, **more), "confirm")
    added = LedgerEntry.objects.get()
    assert (added.what, added.before, added.after_text) == ("Nilai tahunan “2026”", None, "Target 90")


def test_a_deleted_indicator_leaves_what_it_promised(indicator, head, client):

    editor = person("petugas", "add", "change", "delete")
    change = proposals.propose(Action.DELETE, indicator, editor, timezone.now())
    pk = indicator.pk
    decide(client, head, change, "confirm")
    gone = LedgerEntry.objects.get()
    assert (gone.subject_id, gone.before_text, gone.after) == (pk, "Target 70; Capaian 74,5", None)


def test_what_is_no_promise_leaves_none(indicator, head, client):
    decide(client, head, proposed(indicator, **{"values-0-target": 70, "definition": "Lebih jelas."}), "confirm")
    assert Indicator.objects.get().definition == "Lebih jelas."
    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize(("model", "make"), [(Agency, make_agency), (Area, make_area)])
def test_other_registers_keep_no_ledger(model, make, head, client):
    change = propose(person("petugas", "add", "change"), model, make())
    decide(client, head, change, "confirm")
    assert model.objects.get().name == FORMS[model]["name"]
    assert not LedgerEntry.objects.exists()


def test_a_new_indicator_is_no_change(head, client):
    decide(client, head, propose(person("petugas", "add"), Indicator), "confirm")
    assert Indicator.objects.count() == 1
    assert not LedgerEntry.objects.exists()
