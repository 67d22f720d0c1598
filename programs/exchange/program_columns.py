"""The columns of a programme, in the order of the file."""

from django.utils.translation import gettext_lazy as _

from . import derived
from .columns import BOOLEAN, CHOICE, CODE, CODES, DATE, INTEGER, MONEY, URL, Column
from .vocabulary import PHASE, STATUS, code_of

EDITABLE = (
    Column(
        "kode", _("code"), _("The programme's own code. Stays the same for good; other tables refer to it."), CODE,
        "code", required=True, example="P-99", max_length=20,
    ),
    Column("judul", _("title"), _("The name of the programme."), field="title", required=True,
           example="Lampu jalan hemat energi", max_length=255),
    Column("ringkasan", _("summary"), _("The promise in one or two sentences."), field="summary", required=True,
           example="Lampu jalan lama diganti dengan lampu hemat energi.", max_length=400),
    Column("fase", _("phase"), _("The horizon within the ten years of the plan."), CHOICE, "phase", required=True,
           vocabulary=PHASE, example="pendek"),
    Column("quick_win", _("Quick Win"),
           _("Whether it is a flagship programme meant to show results within about a year."), BOOLEAN,
           "is_quick_win", example="ya"),
    Column("dimensi", _("primary dimension"), _("Code of the dimension in whose sums the programme counts."), CODE,
           "dimension", "code", required=True, example="ENV"),
    Column("dimensi_lain", _("other dimensions"), _("Codes of further dimensions that it serves."), CODES,
           "other_dimensions", "code", example="LIV"),
    Column("sasaran", _("goals"), _("Codes of the goals of the masterplan that it serves."), CODES, "goals", "code",
           example="ENV-3.1"),
    Column("indikator", _("indicators"), _("Codes of the indicators that it is measured by; see the table indikator."),
           CODES, "program_indicators", "indicator.code", example="ENV.007"),
    Column("opd_utama", _("lead agency"), _("Code of the agency that answers for it; see the table opd."), CODE,
           "lead_agency", "slug", required=True, example="dishub"),
    Column("opd_pendukung", _("supporting agencies"), _("Codes of the agencies that help; see the table opd."), CODES,
           "supporting_agencies", "slug", example="dlh"),
    Column("kecamatan", _("kecamatan"), _("BPS codes of the kecamatan where something happens. Empty: the whole city."),
           CODES, "areas", "code", example="1273030;1273040"),
    Column("tanggal_mulai", _("start"), _("The first day."), DATE, "start_date", required=True, example="2026-01-05"),
    Column("tanggal_berakhir", _("end"), _("The last day as planned now."), DATE, "end_date", example="2026-12-18"),
    Column("keterangan_status", _("what the status means here"), _("One sentence with the facts: why, since when."),
           field="status_note", example="Pemasangan dimulai di dua kecamatan."),
)  # fmt: skip

DERIVED = tuple(
    Column(key, label, description, type, editable=False, vocabulary=vocabulary, **read)
    for key, label, description, type, vocabulary, read in (
        ("status", _("status"),
         _("Follows by rule from the milestones and the day, unless an office decided otherwise."), CHOICE, STATUS,
         {"read": lambda row: code_of(STATUS, row.status)}),
        ("status_sejak", _("status since"), _("The first day on which the status held."), DATE, (),
         {"read": lambda row: row.status_since}),
        ("status_ditetapkan", _("official override"), _("Whether an office set the status instead of the rules."),
         BOOLEAN, (), {"read": lambda row: bool(row.override_status)}),
        ("status_ditetapkan_oleh", _("decided by"), _("The office that set the status."), "text", (),
         {"read": lambda row: row.override_office if row.override_status else ""}),
        ("status_ditetapkan_tanggal", _("decided on"), _("The day on which the office set the status."), DATE, (),
         {"read": lambda row: row.override_date if row.override_status else None}),
        ("status_alasan", _("reason of the override"), _("Why the office set the status."), "text", (),
         {"read": lambda row: row.override_note if row.override_status else ""}),
        ("kemajuan", _("progress in per cent"),
         _("Per cent of the weight of its milestones that is done, rounded down."), INTEGER, (),
         {"read": derived.progress}),
        ("jumlah_tonggak", _("number of milestones"), _("How many milestones it has."), INTEGER, (),
         {"read": derived.milestones_planned}),
        ("tonggak_selesai", _("milestones done"), _("How many of its milestones are done."), INTEGER, (),
         {"read": derived.milestones_done}),
        ("belum_dilaporkan", _("milestones not yet reported"),
         _("How many of its milestones are due by their current plan and not reported."), INTEGER, (),
         {"read_on": derived.unreported}),
        ("mundur_hari", _("days later than first planned"),
         _("Days by which its most moved milestone stands later than its first plan (rencana awal); 0 when none does."),
         INTEGER, (), {"read": derived.moved_days}),
        ("pagu", _("planned (Rp)"), _("The sum of its budget lines, in rupiah."), MONEY, (),
         {"read": derived.money_planned}),
        ("realisasi", _("realised (Rp)"), _("What was reported as spent, in rupiah. Empty: nothing was reported."),
         MONEY, (), {"read": derived.money_realised}),
        ("terbit_terakhir", _("published last"), _("The day on which its page was published last."), DATE, (),
         {"read": derived.last_published}),
        ("data_contoh", _("example data"), _("Invented for demonstration, and not a fact about the city."), BOOLEAN, (),
         {"read": lambda row: row.is_example}),
        ("alamat", _("address of the page"), _("Where the page of the programme stands today."), URL, (),
         {"read": derived.address}),
        ("tautan_tetap", _("permanent link"), _("Leads to the page for good, also after it is renamed or moved."), URL,
         (), {"read": derived.permalink}),
        ("kabar_terakhir", _("last report"),
         _("The day of the newest report about it; where there is none yet, the day of its first publication."), DATE,
         (), {"read_on": derived.heard_last}),
        ("hari_sejak_kabar", _("days since the last report"),
         _("Whole days from kabar_terakhir to the day of the data. Of a programme that is neither done nor stopped, "
           "more than 90 count as silence."), INTEGER, (), {"read_on": derived.days_unheard}),
    )
)  # fmt: skip

COLUMNS = EDITABLE + DERIVED
