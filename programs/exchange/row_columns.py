"""The columns of what hangs on a programme: its milestones and its money."""

from django.utils.translation import gettext_lazy as _

from . import derived
from .columns import BOOLEAN, CHOICE, CODE, DATE, INTEGER, MONEY, URL, Column
from .vocabulary import SOURCE, STATE

PROGRAM = Column("kode_program", _("code of the programme"), _("Code of the programme that the row belongs to."), CODE,
                 "page", "code", required=True, example="P-99", max_length=20)  # fmt: skip
EXAMPLE = Column("data_contoh", _("example data"), _("Invented for demonstration, and not a fact about the city."),
                 BOOLEAN, editable=False, read=lambda row: row.page.is_example)  # fmt: skip
LINK = Column("tautan_tetap", _("permanent link"), _("Leads to the page of the programme for good."), URL,
              editable=False, read=lambda row: derived.permalink(row.page))  # fmt: skip

MILESTONES = (
    PROGRAM,
    Column("kode", _("code"), _("The milestone's own code within its programme. Stays the same for good."), CODE,
           "code", required=True, example="P-99-M01", max_length=24),
    Column("judul", _("milestone"), _("What is to be reached, in a few words."), field="title", required=True,
           example="Lelang selesai", max_length=200),
    Column("keterangan", _("description"), _("What belongs to it."), field="description",
           example="Pemenang ditetapkan dan kontrak ditandatangani."),
    Column("tanggal_rencana", _("planned"), _("The day by which it is to be reached, as planned now."), DATE,
           "planned_date", required=True, example="2026-03-31"),
    Column("alasan_perubahan", _("why the plan changed"), _("Why the planned day was changed last."),
           field="change_reason"),
    Column("tanggal_selesai", _("done on"), _("The day on which it was reached. Empty: not reached or not reported."),
           DATE, "actual_date", example="2026-03-27"),
    Column("bobot", _("weight"), _("Its share in the progress of its programme, from 1 to 1000."), INTEGER, "weight",
           example="2"),
    Column("kecamatan", _("kecamatan"), _("BPS code of the kecamatan where it happens."), CODE, "area", "code",
           example="1273030"),
    Column("kelurahan", _("kelurahan"), _("The kelurahan where it happens."), field="kelurahan", example="Proklamasi",
           max_length=80),
    Column("jalan", _("street"), _("The street where it happens."), field="street", example="Jalan Merdeka",
           max_length=120),
    Column("bukti_tautan", _("evidence as a link"), _("Address of what proves that it was reached."), URL,
           "evidence_link", example="https://contoh.example/berita-acara.pdf", max_length=200),
    Column("bukti_keterangan", _("what proves it"), _("What the evidence is, in a few words."), field="evidence_note",
           example="Berita acara serah terima", max_length=200),
    Column("bukti_dokumen", _("evidence as a document"), _("Address of a document on this site that proves it."), URL,
           editable=False, read=derived.document),
    Column("keadaan", _("state"),
           _("On the day of the data: done, planned, late by its agency's own word, due and not yet reported, or "
             "stopped with its programme."),
           CHOICE, editable=False, vocabulary=STATE, read_on=derived.state),
    Column("rencana_awal", _("first plan"), _("The planned day as it was first published. Never changes."), DATE,
           editable=False, read=lambda row: row.original_date),
    Column("mundur_hari", _("days later than first planned"),
           _("Days between the first plan and the plan of now; negative when it was brought forward."), INTEGER,
           editable=False, read=lambda row: row.slip_days),
    Column("rencana_diubah", _("plan changed on"), _("The day on which a changed plan was published last."), DATE,
           editable=False, read=lambda row: row.changed_on),
    EXAMPLE,
    LINK,
    Column("dilaporkan_belum_selesai", _("reported as not done on"),
           _("The day on which its agency said, its date having passed, that it is not done. Empty: nobody has."), DATE,
           "late_reported_on"),
)  # fmt: skip

BUDGET = (
    PROGRAM,
    Column("kode", _("code"), _("The budget line's own code within its programme. Stays the same for good."), CODE,
           "code", required=True, example="P-99-A01", max_length=24),
    Column("tahun", _("year"), _("The budget year."), INTEGER, "year", required=True, example="2026"),
    Column("sumber", _("source"), _("Where the money comes from."), CHOICE, "source", required=True, vocabulary=SOURCE,
           example="apbd"),
    Column("pagu", _("planned (Rp)"), _("Money planned, in rupiah."), MONEY, "planned", required=True,
           example="1250000000"),
    Column("realisasi", _("realised (Rp)"), _("Money spent, in rupiah. Empty: not reported."), MONEY, "realised",
           example="310000000"),
    Column("keterangan", _("for what"), _("What the money is for."), field="note", example="Tiang dan lampu",
           max_length=200),
    EXAMPLE,
    LINK,
)  # fmt: skip
