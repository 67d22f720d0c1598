"""The public history of a page: what it shows, in which words, and what it never shows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.core.approval import approved_by
from cms.publishing.models import LedgerEntry, Publication, PublicVersion
from cms.publishing.scheduling import publish_scheduled
from tests.builders import (
    at,
    home,
    make_dimension,
    make_indicator,
    make_info,
    make_milestone,
    make_program,
    make_program_index,
    program_index,
    republish,
)
from tests.pages import links, words

pytestmark = pytest.mark.django_db
JULY = date(2026, 7, 21)
AUGUST_1, SEPTEMBER_15 = date(2026, 8, 1), date(2026, 9, 15)
LAMPS = "Pemasangan 360 titik di Siantar Marimbun"


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    """Run what follows a publication, as a real commit would."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def july(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: at(JULY))


@pytest.fixture
def program(after_commit, july):
    with after_commit():
        rows = [{"title": LAMPS, "code": "M1", "planned_date": AUGUST_1}]
        return make_program(title="Lampu Jalan Pintar", slug="lampu", milestones=rows)


def move(program, after_commit, planned=SEPTEMBER_15, note="Tiang datang terlambat.", reason=""):
    """Publish another plan of its first milestone, approved by the head. Gives the ledger row."""
    milestone = program.milestones.first()
    milestone.planned_date, milestone.change_reason = planned, reason
    program.milestones = [milestone]
    program.change_note = note
    with after_commit(), approved_by("Kepala"):
        republish(program)
    return LedgerEntry.objects.filter(field="milestones/M1/planned_date").latest("pk")


def entry(**fields):
    """A stored ledger row about nothing in particular."""
    fields = {
        "subject_type": "programs.programpage",
        "subject_id": 1,
        "subject_title": "Lampu Jalan Pintar",
        "field": "status",
        "what": "Status",
        "happened_at": at(JULY),
        "source": "publication:1",
    } | fields
    return LedgerEntry.objects.create(**fields)


def test_a_moved_date_stands_in_the_history_with_all_that_was_said(client, program, after_commit):
    move(program, after_commit, reason="Hujan.")
    page = words(client.get("/program/lampu/riwayat/"))
    for text in (LAMPS, "semula 1 Agustus 2026", "menjadi 15 September 2026", "Hujan.", "disetujui oleh Kepala"):
        assert text in page
    assert "Selasa, 21 Juli 2026, 09.00 WIB" in page


def test_the_page_links_to_its_history_and_the_history_to_each_row(client, program, after_commit):
    row = move(program, after_commit)
    assert "/program/lampu/riwayat/" in links(client.get("/program/lampu/"))
    assert f"/program/lampu/riwayat/{row.pk}/" in links(client.get("/program/lampu/riwayat/"))


def test_change_notes_stand_among_the_rows_newest_first(client, program, after_commit, monkeypatch):
    move(program, after_commit, note="Catatan pertama.")
    monkeypatch.setattr(timezone, "now", lambda: at(JULY + timedelta(days=1)))
    move(program, after_commit, planned=date(2026, 9, 20), note="Catatan kedua.")
    page = words(client.get("/program/lampu/riwayat/"))
    assert page.index("20 September 2026") < page.index("Catatan pertama.")
    assert page.rindex("Catatan kedua.") < page.index("Catatan pertama.")


@pytest.mark.parametrize(("reason", "times"), [("", 2), ("Hujan.", 1)])
def test_a_note_stands_at_its_version_and_at_a_row_whose_reason_it_is(client, program, after_commit, reason, times):
    move(program, after_commit, note="Tiang datang terlambat.", reason=reason)
    page = client.get("/program/lampu/riwayat/")
    assert sorted(kind for kind, _entry in page.context["entries"]) == ["row", "version", "version"]
    assert words(page).count("Tiang datang terlambat.") == times


def test_publications_without_a_note_leave_none(client, program):
    republish(program)
    page = client.get("/program/lampu/riwayat/")
    assert [kind for kind, _entry in page.context["entries"]] == ["version"]


def test_a_page_of_which_no_version_is_known_has_an_empty_history(client, program):
    PublicVersion.objects.update(is_example=True)
    PublicVersion.objects.remove_examples()
    assert "Belum ada perubahan" in words(client.get("/program/lampu/riwayat/"))


def test_a_version_that_is_withdrawn_and_published_again_says_its_note_once(client, program, after_commit):
    move(program, after_commit, note="Tiang datang terlambat.", reason="Hujan.")
    with after_commit():
        program.unpublish()
        program.get_latest_revision().publish()
    assert words(client.get("/program/lampu/riwayat/")).count("Tiang datang terlambat.") == 1


def test_a_version_that_becomes_public_at_its_set_time_says_its_note(client, program, after_commit, monkeypatch):
    program.change_note, program.go_live_at = "Tiang datang terlambat.", at(JULY + timedelta(days=1))
    with after_commit():
        republish(program)
    assert "Tiang datang terlambat." not in words(client.get("/program/lampu/riwayat/"))
    monkeypatch.setattr(timezone, "now", lambda: at(JULY + timedelta(days=2)))
    with after_commit():
        publish_scheduled(timezone.now())
    assert words(client.get("/program/lampu/riwayat/")).count("Tiang datang terlambat.") == 1


def test_a_page_without_ledger_shows_its_notes(client, after_commit):
    info = make_info(slug="tentang")
    info.change_note = "Alamat kantor berubah."
    with after_commit():
        republish(info)
    assert "Alamat kantor berubah." in words(client.get("/tentang/riwayat/"))


def test_a_row_has_a_sentence_to_quote_with_its_source(client, program, after_commit):
    row = move(program, after_commit)
    page = words(client.get(f"/program/lampu/riwayat/{row.pk}/"))
    assert (
        f"Rencana tonggak “{LAMPS}” mundur dari 1 Agustus 2026 menjadi 15 September 2026, menurut Siantar Kota Cerdas "
        f"(riwayat program Lampu Jalan Pintar, 21 Juli 2026), http://testserver/p/{program.pk}/riwayat/{row.pk}."
    ) in page


def test_the_lasting_address_of_a_row_follows_its_page(client, program, after_commit):
    row = move(program, after_commit)
    program.slug = "lampu-baru"
    republish(program)
    answer = client.get(f"/p/{program.pk}/riwayat/{row.pk}")
    assert answer.headers["Location"] == f"/program/lampu-baru/riwayat/{row.pk}/"
    assert client.get(answer.headers["Location"]).status_code == 200


STATUS = {"before": "running", "before_text": "Berjalan", "after": "late", "after_text": "Terlambat"}
ROW = {"field": "milestones/M2", "what": "Tonggak “Uji”"}
FACTS = {"planned_date": "2026-08-01"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (STATUS, "Status berubah dari Berjalan menjadi Terlambat, menurut"),
        (STATUS | {"by_rule": True}, "Status berubah dari Berjalan menjadi Terlambat menurut aturan, menurut"),
        (ROW | {"after": FACTS, "after_text": "Rencana 1 Agustus 2026"}, "Tonggak “Uji” ditambahkan (Rencana 1 Agus"),
        (ROW | {"before": FACTS, "before_text": "Rencana 1 Agustus 2026"}, "Tonggak “Uji” dikeluarkan (Rencana 1 Agu"),
        (
            {
                "field": "milestones/M2/actual_date",
                "what": "Tonggak “Uji: dua”: Tanggal selesai",
                "after": "2026-07-20",
                "after_text": "20 Juli 2026",
            },
            "Tanggal selesai tonggak “Uji: dua” tercatat: 20 Juli 2026, menurut",
        ),
        ({"what": "Selesai", "before": "2026-07-20", "before_text": "20 Juli 2026"}, "Selesai dikosongkan, semula 20"),
        (
            {"before": "2026-07-20", "before_text": "20 Juli 2026", "after": "2026-07-01", "after_text": "1 Juli 2026"},
            "Status maju dari 20 Juli 2026 menjadi 1 Juli 2026, menurut",
        ),
    ],
)
def test_every_kind_of_row_can_be_quoted(client, program, fields, sentence):
    row = entry(subject_id=program.pk, **fields)
    assert sentence in words(client.get(f"/program/lampu/riwayat/{row.pk}/"))


def test_a_change_by_rule_names_the_rules_and_no_office(client, program):
    entry(subject_id=program.pk, by_rule=True, **STATUS)
    page = words(client.get("/program/lampu/riwayat/"))
    assert "menurut aturan" in page
    assert "disetujui oleh" not in page


def test_an_override_gives_its_own_reason(client, program, after_commit):
    program.override_status, program.override_note = "on_hold", "Lelang diulang."
    program.override_office, program.override_date, program.change_note = "Dishub", JULY, "Foto baru."
    with after_commit():
        republish(program)
    row = LedgerEntry.objects.get(field="status")
    assert (row.after_text, row.reason, row.by_rule) == ("Tertunda", "Lelang diulang.", False)


def test_a_redacted_row_shows_the_dated_note_and_nothing_of_the_text(client, program, after_commit):
    row = move(program, after_commit, reason="Keluhan Ibu Sinaga.", note="")
    row.redact("Diganti menurut UU 27/2022.", at(date(2026, 7, 22)))
    for address in ("/program/lampu/riwayat/", f"/program/lampu/riwayat/{row.pk}/"):
        page = client.get(address)
        assert "22 Juli 2026" in words(page)
        assert "Diganti menurut UU 27/2022" in words(page)
        assert "Sinaga" not in page.content.decode()


def test_the_indicators_of_a_programme_have_their_rows_in_its_history(client, after_commit):
    own, other = make_indicator(), make_indicator()
    make_program(slug="lampu", indicators=[own])
    rows = [
        entry(subject_type="programs.indicator", subject_id=indicator.pk, what=f"Target {indicator.pk}", **STATUS)
        for indicator in (own, other)
    ]
    page = words(client.get("/program/lampu/riwayat/"))
    assert rows[0].what in page
    assert rows[1].what not in page
    assert client.get(f"/program/lampu/riwayat/{rows[0].pk}/").status_code == 200
    assert client.get(f"/program/lampu/riwayat/{rows[1].pk}/")["Location"] == f"/riwayat/{rows[1].pk}/"


@pytest.fixture
def register_row(july):
    """A row of an indicator that measures a programme, and the programme."""
    indicator = make_indicator(code="LIV.007", name="Lampu menyala")
    page = make_program(slug="lampu", indicators=[indicator])
    about = {"subject_type": "programs.indicator", "subject_id": indicator.pk, "subject_title": str(indicator)}
    return entry(**about, what="Target", before_text="70", after_text="80"), page


def test_a_row_of_a_register_says_what_it_is_about(client, register_row):
    row, _page = register_row
    for address in ("/program/lampu/riwayat/", f"/program/lampu/riwayat/{row.pk}/", f"/riwayat/{row.pk}/"):
        assert "LIV.007 Lampu menyala" in words(client.get(address))


@pytest.mark.parametrize("what_happens", ["unlinked", "unpublished"])
def test_a_row_of_a_register_keeps_its_addresses_whatever_becomes_of_the_pages(client, register_row, what_happens):
    row, page = register_row
    quoted = [f"/p/{page.pk}/riwayat/{row.pk}"]
    if what_happens == "unlinked":
        quoted.append(f"/program/lampu/riwayat/{row.pk}/")
        page.program_indicators = []
        republish(page)
    else:
        page.unpublish()
    for address in quoted:
        response = client.get(address, follow=True)
        assert response.redirect_chain[-1][0] == f"/riwayat/{row.pk}/"
        assert "semula 70 , menjadi 80" in words(response)
    [permanent] = {link for link in links(response) if "/p/" in link}
    assert client.get(permanent, follow=True).status_code == 200


def test_the_lasting_address_belongs_to_registers_alone(client, program, after_commit):
    row = move(program, after_commit)
    assert client.get(f"/riwayat/{row.pk}/").status_code == 404


def translate(program):
    """Publish an English twin of a programme."""
    english, _ = Locale.objects.get_or_create(language_code="en")
    for page in (home(), program_index(), program):
        page.copy_for_translation(english).save_revision().publish()


def test_the_indicators_of_a_dimension_have_their_rows_in_its_history(client, july):
    own, other = make_indicator(), make_indicator()
    make_dimension(slug="living", indicators=[own])
    rows = [
        entry(subject_type="programs.indicator", subject_id=indicator.pk, what=f"Target {indicator.pk}", **STATUS)
        for indicator in (own, other)
    ]
    page = words(client.get("/masterplan/living/riwayat/"))
    assert rows[0].what in page
    assert rows[1].what not in page
    assert client.get(f"/masterplan/living/riwayat/{rows[0].pk}/").status_code == 200
    assert client.get(f"/masterplan/living/riwayat/{rows[1].pk}/")["Location"] == f"/riwayat/{rows[1].pk}/"


def test_the_history_of_a_dimension_with_many_indicators_costs_no_more_queries(client, july):
    counts = []
    for slug, many in (("living", 1), ("society", 30)):
        indicators = [make_indicator() for _number in range(many)]
        make_dimension(slug=slug, indicators=indicators)
        for indicator in indicators:
            entry(subject_type="programs.indicator", subject_id=indicator.pk, **STATUS)
        client.get(f"/masterplan/{slug}/riwayat/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(f"/masterplan/{slug}/riwayat/")
        counts.append(len(queries))
        assert len(page.context["entries"]) == min(many + 1, 20)  # The rows, and the first version.
    assert counts[0] == counts[1]


def test_a_translation_shows_the_history_of_the_facts(client, program, after_commit):
    row = move(program, after_commit)
    translate(program)
    assert "1 Agustus 2026" in words(client.get("/en/program/lampu/riwayat/"))
    assert LAMPS in words(client.get(f"/en/program/lampu/riwayat/{row.pk}/"))
    program.unpublish()
    assert client.get("/en/program/lampu/riwayat/").status_code == 404


def test_a_history_names_the_same_history_in_the_other_language(client, program, after_commit):
    row = move(program, after_commit)
    translate(program)
    for below in ("riwayat/", f"riwayat/{row.pk}/"):
        for own, language, other in (("", "en", "/en"), ("/en", "id", "")):
            response = client.get(f"{own}/program/lampu/{below}")
            twin = f"{other}/program/lampu/{below}"
            assert f'hreflang="{language}" href="http://localhost{twin}"' in response.content.decode()
            assert twin in links(response)
            assert f"{other}/program/lampu/" not in links(response)


def addresses(program, row):
    return ["/program/lampu/riwayat/", f"/program/lampu/riwayat/{row.pk}/", f"/p/{program.pk}/riwayat/{row.pk}"]


def test_an_unpublished_page_has_no_public_history(client, program, after_commit):
    row = move(program, after_commit)
    program.unpublish()
    assert {client.get(address).status_code for address in addresses(program, row)} <= {404, 410}


def test_a_private_page_has_no_public_history(client, program, after_commit):
    row = move(program, after_commit)
    PageViewRestriction.objects.create(page=program_index(), restriction_type="login")
    assert {client.get(address).status_code for address in addresses(program, row)} == {404}


def test_what_only_a_draft_says_appears_nowhere(client, program):
    milestone = program.milestones.first()
    milestone.planned_date, milestone.title = SEPTEMBER_15, "Rahasia"
    program.milestones, program.change_note = [milestone, make_milestone(title="Rahasia dua")], "Rahasia tiga"
    program.save_revision()
    page = client.get("/program/lampu/riwayat/").content.decode()
    assert "Rahasia" not in page
    assert "15 September" not in page


def test_the_row_of_another_page_is_not_found(client, program, after_commit):
    row = move(program, after_commit)
    make_program(slug="taman")
    assert client.get(f"/program/taman/riwayat/{row.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/program/tidak-ada/riwayat/", "/program/lampu/riwayat/999/", "/x/riwayat/1/"])
def test_what_does_not_exist_is_not_found(client, program, address):
    assert client.get(address).status_code == 404


def test_a_long_history_has_pages_and_costs_no_more_queries(client):
    make_program_index()
    counts = []
    program = make_program(slug="lampu")
    for number in range(50):
        moment = at(JULY) + timedelta(minutes=number)
        entry(subject_id=program.pk, source=f"publication:{number}", happened_at=moment, **STATUS)
        Publication.objects.create(
            page_id=program.pk, action="published", happened_at=moment, note=f"Catatan {number}", title="Lampu"
        )
        if number in (2, 49):
            client.get("/program/lampu/riwayat/")
            with CaptureQueriesContext(connection) as queries:
                page = client.get("/program/lampu/riwayat/")
            counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 15
    assert "?page=6" in links(page)
    assert "Catatan 0" in words(client.get("/program/lampu/riwayat/?page=6"))
    assert client.get("/program/lampu/riwayat/?page=x").status_code == 200
