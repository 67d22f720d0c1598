"""One page of every type at the same addresses: with all that it can hold, or with only what it must."""

from datetime import timedelta
from uuid import uuid4

from cms.publishing.models import LedgerEntry
from home.models import OfficeSettings
from programs.enums import Phase
from programs.models import ProgramDocument, ProgramPicture
from tests import builders
from tests.builders import TODAY, at

DAY = timedelta(days=1)
RICH = "<p>Kalimat <b>tebal</b> dengan <a href='/'>tautan</a>.</p><ul><li>Satu</li><li>Dua</li></ul>"

LEDGER_ROW = 999  # The number of the row in the public ledger, beyond those that a database hands out here.

ADDRESSES = [
    "/",
    "/masterplan/",
    "/masterplan/living/",
    "/masterplan/cakupan/",
    "/masterplan/cakupan/?daftar=program-tanpa-sasaran",
    "/masterplan/evaluasi/",
    "/masterplan/buku-1/",
    "/masterplan/buku-1/bab-1/",
    "/program/",
    "/program/?tampilan=kartu",
    "/program/dasbor/",
    "/program/dasbor/?tahun=2026",
    "/program/triwulan/",
    "/program/triwulan/2026/1/",
    "/program/lampu/",
    "/program/lampu/menyala/",
    "/program/lampu/riwayat/",
    f"/program/lampu/riwayat/{LEDGER_ROW}/",
    "/masterplan/living/riwayat/",
    "/program/aturan-status/",
    "/opd/",
    "/opd/dishub/",
    "/wilayah/",
    "/wilayah/siantar-barat/",
    "/berita/",
    "/berita/2026/",
    "/berita/2026/3/",
    "/berita/kategori/kota/",
    "/berita/tag/jalan/",
    "/berita/kabar/",
    "/agenda/",
    "/agenda/peresmian/",
    "/tentang/",
    "/cari/",
    "/cari/?q=lampu",
    "/ikuti/",
    "/data/",
]


def item(value):
    return {"type": "item", "value": value, "id": str(uuid4())}


def every_block(image, document, page):
    picture = {"image": image.pk, "alt_text": "Balai kota", "credit": "Diskominfo", "caption": "Pagi hari"}
    table = {
        "columns": [{"type": "text", "heading": "Status"}, {"type": "number", "heading": "Jumlah"}],
        "rows": [{"values": ["Berjalan", "17"]}],
        "caption": "Catatan.",
    }
    blocks = {
        "heading": {"text": "Latar belakang", "level": "2"},
        "paragraph": RICH,
        "quotation": {"text": "Kami terbuka.", "person": "Ani", "office": "Kepala Dinas"},
        "picture": picture,
        "gallery": [item(picture), item(picture)],
        "video": {"title": "Cara melapor", "url": "https://video.example/a", "duration": "3 menit", "transcript": RICH},
        "number": {"value": "74,5%", "label": "daring", "meaning": "Tanpa antre", "source": "BPS"},
        "table": {"caption": "Program", "table": table, "first_column_is_header": True},
        "read_also": {"page": page.pk, "label": ""},
        "document": {"document": document.pk, "label": "Naskah", "description": "Teks lengkap"},
        "callout": {"tone": "warning", "title": "Tenggat", "text": RICH},
        "steps": [item({"name": "Tulis", "text": RICH})],
        "questions": [item({"question": "Siapa?", "answer": RICH})],
    }
    return [{"type": name, "value": value} for name, value in blocks.items()]


def indexes(**fields):
    for make in (
        builders.make_masterplan,
        builders.make_program_index,
        builders.make_agency_index,
        builders.make_area_index,
        builders.make_news_index,
        builders.make_event_index,
    ):
        make(**fields)


def make_ledger_row(program, **texts):
    """A row about a programme in the public ledger; ``texts``: what it says beyond that something changed."""
    LedgerEntry.objects.create(
        pk=LEDGER_ROW,
        subject_type=program._meta.label_lower,
        subject_id=program.pk,
        subject_title=program.title,
        field="milestones/M2/planned_date",
        what="Tonggak “Pasang”: Rencana",
        happened_at=at(TODAY),
        source="publication:1",
        **texts,
    )


def bare():
    """Every page with only what the editor is asked for; what it refers to is deleted."""
    builders.make_home()
    indexes()
    builders.make_dimension(slug="living")
    builders.make_chapter(builders.make_book(slug="buku-1"), slug="bab-1")
    gone = {"dimension": builders.make_dimension(), "lead_agency": builders.make_agency()}
    program = builders.make_program(slug="lampu", end_date=None, **gone)
    for row in gone.values():
        row.delete()
    make_ledger_row(program)
    builders.make_update(program, slug="menyala")
    builders.make_agency(slug="dishub")
    builders.make_area(slug="siantar-barat")
    builders.make_news(slug="kabar", tags=["jalan"], categories=[builders.make_category(slug="kota")])
    builders.make_event(slug="peresmian")
    builders.make_info(slug="tentang")


def full():
    """Every page with every field, row and block; the site with its office, a banner and example data."""
    home = builders.make_home()
    office = OfficeSettings.for_site(home.get_site())
    office.name, office.address, office.email = "Diskominfo", "Jalan Merdeka 1\nSiantar", "halo@siantar.example"
    office.phone, office.ppid_url = "0622 1", "https://ppid.example"
    office.save()
    image, document = builders.make_image(), builders.make_document()
    info = builders.make_info(slug="tentang", show_in_menus=True)
    body = every_block(image, document, info)
    info.body = body
    builders.republish(info)
    builders.make_info(info, title="Privasi", slug="privasi")
    builders.make_alert(text="Listrik padam malam ini.", level=3, page=info)
    area = builders.make_area(name="Siantar Barat", slug="siantar-barat", description="Pusat kota.")
    agency = builders.make_agency(
        name="Dinas Perhubungan",
        slug="dishub",
        area=area,
        former_names="Dinas Lalu Lintas",
        head_office="Kepala Dinas",
        tasks="Mengatur lalu lintas.",
        address="Jalan Sutomo 1",
        email="dishub@siantar.example",
        phone="0622 2",
        website="https://dishub.example",
    )
    regulation = builders.make_regulation(relevance="Dasar hukum.", url="https://peraturan.example")
    phases = [{"phase": phase, "name": f"Tahap {phase}", "description": "Isi."} for phase in Phase.values]
    indexes(show_in_menus=True)
    plan = builders.masterplan()
    plan.phases, plan.legal_basis, plan.body = [plan.phases.model(**phase) for phase in phases], [regulation], body
    builders.republish(plan)
    values = [{"year": year, "target": 80, "actual": 74.5} for year in (2024, 2025)] + [{"year": 2026, "target": 90}]
    indicator = builders.make_indicator(
        values=values, baseline_year=2023, baseline=60, source="Survei", formula="a/b", producer=agency
    )
    goal = {"code": "LIV-1.1", "name": "Terang", "description": "Isi."}
    living = builders.make_dimension(
        title="Smart Living",
        slug="living",
        code="LIV",
        subdimensions=[{"code": "LIV-1", "name": "Mobilitas", "description": "Isi.", "goals": [goal]}],
        indicators=[indicator],
        picture=image,
        body=body,
    )
    book = builders.make_book(slug="buku-1", picture=image, pdf=document)
    for number in (1, 2, 3):
        builders.make_chapter(book, slug=f"bab-{number}", body=body)
    rows = {
        "dimension": living,
        "goals": list(living.subdimensions.first().goals.all()),
        "lead_agency": agency,
        "supporting_agencies": [builders.make_agency()],
        "areas": [area],
        "regulations": [regulation],
        "indicators": [indicator],
        "contacts": [{"office": "Bidang Jalan", "agency": agency, "email": "a@b.example", "phone": "0622 3"}],
        "budget": [{"year": 2026, "planned": 10**9, "realised": 10**8, "code": "A", "note": "Tiang", "source": "apbn"}],
        "picture": image,
        "is_quick_win": True,
        "is_example": True,
    }
    proof = {"evidence": document, "evidence_note": "Berita acara", "description": "Isi."}
    place = {"area": area, "kelurahan": "Proklamasi", "street": "Jalan Merdeka"}
    moved = {
        "original_date": TODAY - DAY,
        "planned_date": TODAY + DAY,
        "missed_date": TODAY - DAY,
        "change_reason": "Hujan.",
    }
    other = builders.make_program(title="Taman", other_dimensions=[living], status="done", **rows)
    program = builders.make_program(
        title="Lampu jalan",
        slug="lampu",
        status="late",
        status_since=TODAY,
        status_note="Satu tonggak lewat.",
        story=body,
        related_programs=[other],
        milestones=[
            {"title": "Lelang", "actual_date": TODAY - 9 * DAY, **proof},
            {"title": "Pasang", **moved, **place},
            {"title": "Uji", "planned_date": TODAY - 3 * DAY, **place},
        ],
        **rows,
    )
    program.documents = [ProgramDocument(document=document, title="Naskah")]
    program.pictures = [ProgramPicture(image=image, caption="Tiang")]
    builders.republish(program)
    days = {"before": "2026-03-01", "before_text": "1 Maret 2026", "after": "2026-03-03", "after_text": "3 Maret 2026"}
    make_ledger_row(program, reason="Hujan.", office="Kepala", is_example=True, **days)
    builders.make_update(program, title="Lampu menyala", slug="menyala", picture=image, body=body)
    builders.make_news(
        title="Kabar lampu",
        slug="kabar",
        kicker="Kota",
        picture=image,
        caption="Pagi",
        body=body,
        author="Ani",
        photographer="Budi",
        categories=[builders.make_category(name="Kota", slug="kota")],
        tags=["jalan"],
        programs=[program],
        corrections=[{"date": TODAY, "text": "Ralat."}],
        source_name="Kabar Kota",
        source_url="https://kabar.example",
    )
    event = {"area": area, "organiser": agency, "picture": image, "body": body, "programs": [program], "place": "Aula"}
    builders.make_event(title="Peresmian lampu", slug="peresmian", start=at(TODAY + DAY), address="Jalan 1", **event)
    builders.make_event(title="Sosialisasi lampu", start=at(TODAY - DAY), **event)
