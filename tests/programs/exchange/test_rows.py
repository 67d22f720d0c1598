from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from programs.exchange.rows import rows_of
from programs.exchange.tables import TABLES
from programs.models import DimensionPage, Indicator, ProgramPage
from programs.silence import SILENT_AFTER
from tests.builders import TODAY, at, backdate, make_update
from tests.programs.exchange.city import make_city
from tests.programs.exchange.volume import fill_up

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rows(name, programs=None, **limits):
    programs = ProgramPage.objects.countable() if programs is None else programs
    return list(rows_of(TABLES[name], programs, TODAY, **limits))


def test_a_programme_says_all_that_its_page_says():
    full, bare = make_city()
    backdate(bare, at(TODAY - 7 * DAY))
    make_update(full, date=TODAY - 94 * DAY)
    first, second = rows("program")
    full.refresh_from_db()
    assert first == {
        "kode": "P-01",
        "judul": 'Lampu "hemat", terang',
        "ringkasan": "=Baris satu\nbaris dua; selesai",
        "fase": "menengah",
        "quick_win": True,
        "dimensi": "LIV",
        "dimensi_lain": ["ENV"],
        "sasaran": ["LIV-1.1", "LIV-1.2"],
        "indikator": ["LIV.002"],
        "opd_utama": "dishub",
        "opd_pendukung": ["dinas-lama"],
        "kecamatan": ["1273030"],
        "tanggal_mulai": full.start_date,
        "tanggal_berakhir": full.end_date,
        "keterangan_status": "+Dua tonggak mundur.",
        "status": "tertunda",
        "status_sejak": TODAY - DAY,
        "status_ditetapkan": True,
        "status_ditetapkan_oleh": "Wali Kota",
        "status_ditetapkan_tanggal": TODAY - DAY,
        "status_alasan": "Menunggu anggaran.",
        "kemajuan": 50,
        "jumlah_tonggak": 3,
        "tonggak_selesai": 1,
        "belum_dilaporkan": 1,
        "mundur_hari": 30,
        "pagu": Decimal(1_250_000_007),
        "realisasi": Decimal(310_000_000),
        "terbit_terakhir": timezone.localdate(full.last_published_at),
        "data_contoh": True,
        "alamat": "http://localhost/program/lampu/",
        "tautan_tetap": f"http://localhost/p/{full.pk}",
        "kabar_terakhir": TODAY - 94 * DAY,
        "hari_sejak_kabar": 94,
    }
    assert second["kode"] == "P-02"
    assert (second["tanggal_berakhir"], second["realisasi"], second["status_alasan"]) == (None, None, None)
    assert (second["kabar_terakhir"], second["hari_sejak_kabar"]) == (TODAY - 7 * DAY, 7)
    assert (second["kemajuan"], second["mundur_hari"], second["sasaran"]) == (0, 0, [])


def test_the_meaning_of_silence_is_the_one_of_the_pages():
    assert f" {SILENT_AFTER.days} " in str(TABLES["program"]["hari_sejak_kabar"].description)


def test_milestones_tell_the_first_plan_and_how_far_they_moved():
    make_city()
    done, moved, silent = rows("tonggak")
    assert [row["keadaan"] for row in (done, moved, silent)] == ["selesai", "direncanakan", "belum_dilaporkan"]
    assert (moved["rencana_awal"], moved["mundur_hari"]) == (TODAY + 10 * DAY, 30)
    assert moved["kecamatan"] == "1273030"
    assert done["bukti_dokumen"].startswith("http://localhost/documents/")
    assert silent["keterangan"] == "Dua\nbaris"
    assert {row["kode_program"] for row in (done, moved, silent)} == {"P-01"}


def test_money_indicators_and_agencies_carry_their_own_codes():
    make_city()
    assert [(row["kode"], row["sumber"], row["pagu"], row["realisasi"]) for row in rows("anggaran")] == [
        ("A1", "apbd_provinsi", 1_250_000_000, 310_000_000),
        ("A2", "csr", 7, None),
    ]
    measured = rows("indikator")[1]
    assert (measured["induk"], measured["arah"], measured["produsen"]) == ("LIV.001", "turun", "dishub")
    assert measured["program"] == ["P-01"]
    assert [
        (row["kode_indikator"], row["tahun"], row["target"], row["capaian"]) for row in rows("nilai_indikator")
    ] == [
        ("LIV.002", 2025, 80, Decimal("74.25")),
        ("LIV.002", 2026, 90, None),
    ]
    old, dishub = rows("opd")
    assert (old["kode"], old["digabung_ke"], old["program_didukung"]) == ("dinas-lama", "dishub", 1)
    assert (dishub["program_dipimpin"], dishub["kecamatan"]) == (1, "1273030")


def test_only_the_given_programmes_are_told():
    full, bare = make_city()
    only = ProgramPage.objects.filter(pk=bare.pk)
    assert [row["kode"] for row in rows("program", only)] == ["P-02"]
    assert rows("tonggak", only) == rows("anggaran", only) == []
    assert rows("indikator", only)[1]["program"] == []
    assert [row["program_dipimpin"] for row in rows("opd", only)] == [1, 0]


def test_only_the_given_dimensions_and_indicators_are_named():
    make_city()
    limits = {
        "dimensions": DimensionPage.objects.filter(code="ENV"),
        "indicators": Indicator.objects.filter(code="LIV.001"),
    }
    first = rows("program", **limits)[0]
    assert (first["dimensi"], first["dimensi_lain"], first["sasaran"], first["indikator"]) == (None, ["ENV"], [], [])
    assert [row["kode"] for row in rows("indikator", **limits)] == ["LIV.001"]
    assert rows("nilai_indikator", **limits) == []


def test_a_programme_in_a_set_twice_is_told_once():
    full, _bare = make_city()
    twice = ProgramPage.objects.filter(milestones__isnull=False)
    assert twice.count() == 3
    assert [row["kode"] for row in rows("program", twice)] == ["P-01"]


def test_a_draft_is_read_as_a_published_page_is():
    """What an import compares its cells with is the newest draft."""
    full, _bare = make_city()
    full.title = "Judul baru"
    full.save_revision()
    draft = full.get_latest_revision_as_object()
    told = {column.key: column.value(draft, TODAY) for column in TABLES["program"].editable}
    published = rows("program")[0]
    assert told == {key: published[key] for key in told} | {"judul": "Judul baru"}
    [first, *_others] = draft.milestones.all()
    assert TABLES["tonggak"].row(first, TODAY) == rows("tonggak")[0]


def test_a_hundred_times_the_programmes_cost_the_same_queries():
    full, _bare = make_city()
    counts = {name: [] for name in TABLES}
    for total in (24, 2400):
        fill_up(full, total)
        for name in TABLES:
            with CaptureQueriesContext(connection) as captured:
                told = rows(name)
            counts[name].append(len(captured))
            assert len(told) >= (2 if name == "opd" else total - 2), name
    assert {name: few for name, (few, many) in counts.items() if many > few or few > 12} == {}
