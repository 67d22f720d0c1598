"""A small city whose rows fill every column, for the tests of data."""

from datetime import date, timedelta
from decimal import Decimal

from tests import builders
from tests.builders import TODAY

DAY = timedelta(days=1)


def make_city():
    """A programme with all that a table can say, and a bare one; returns both."""
    builders.make_home()
    builders.make_agency_index()
    area = builders.make_area(code="1273030", name="Siantar Barat", slug="siantar-barat")
    dishub = builders.make_agency(name="Dinas Perhubungan", slug="dishub", phone="+62 622 1", area=area)
    old = builders.make_agency(name="Dinas Lama", slug="dinas-lama", merged_into=dishub)
    goals = [{"code": "LIV-1.1", "name": "Terang"}, {"code": "LIV-1.2", "name": "Aman"}]
    living = builders.make_dimension(
        code="LIV", slug="living", subdimensions=[{"code": "LIV-1", "name": "Mobilitas", "goals": goals}]
    )
    environment = builders.make_dimension(code="ENV", slug="environment")
    parent = builders.make_indicator(code="LIV.001", name="Jalan terang")
    indicator = builders.make_indicator(
        code="LIV.002", name="Lampu menyala", parent=parent, unit="%", direction="down", evaluation_part="quick_win",
        baseline_year=2023, baseline=Decimal("60.5"), source="Survei", producer=dishub, formula="=a/b",
        values=[{"year": 2025, "target": 80, "actual": Decimal("74.25")}, {"year": 2026, "target": 90}],
    )  # fmt: skip
    document = builders.make_document()
    full = builders.make_program(
        title='Lampu "hemat", terang',
        slug="lampu",
        code="P-01",
        summary="=Baris satu\nbaris dua; selesai",
        is_quick_win=True,
        is_example=True,
        phase="medium",
        dimension=living,
        other_dimensions=[environment],
        goals=list(living.subdimensions.first().goals.all()),
        lead_agency=dishub,
        supporting_agencies=[old],
        areas=[area],
        indicators=[indicator],
        status_note="+Dua tonggak mundur.",
        override_status="on_hold",
        override_note="Menunggu anggaran.",
        override_office="Wali Kota",
        override_date=TODAY - DAY,
        milestones=[
            {"code": "M1", "title": "Lelang", "planned_date": TODAY - 60 * DAY, "actual_date": TODAY - 61 * DAY,
             "evidence": document, "evidence_note": "@Berita acara", "evidence_link": "https://a.example/b",
             "weight": 2},
            {"code": "M2", "title": "Pasang", "planned_date": TODAY + 40 * DAY, "original_date": TODAY + 10 * DAY,
             "area": area, "kelurahan": "Proklamasi", "street": "Jalan Merdeka", "change_reason": "Hujan."},
            {"code": "M3", "title": "-Uji", "planned_date": TODAY - DAY, "description": "Dua\r\nbaris"},
        ],
        budget=[
            {"code": "A1", "year": 2025, "source": "apbd_prov", "planned": 1_250_000_000, "realised": 310_000_000},
            {"code": "A2", "year": 2026, "source": "csr", "planned": 7, "note": "=Tiang"},
        ],
    )  # fmt: skip
    bare = builders.make_program(
        title="Taman", slug="taman", code="P-02", lead_agency=old, dimension=environment, end_date=None,
        start_date=date(2026, 1, 5),
    )  # fmt: skip
    return full, bare
