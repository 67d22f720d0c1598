"""The columns of the registers: indicators with their yearly values, and agencies."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import derived
from .columns import BOOLEAN, CHOICE, CODE, CODES, DECIMAL, INTEGER, URL, Column
from .vocabulary import DIRECTION, KIND, PART

EXAMPLE = Column("data_contoh", _("example data"), _("Invented for demonstration, and not a fact about the city."),
                 BOOLEAN, editable=False, read=lambda row: row.is_example)  # fmt: skip

INDICATORS = (
    Column("kode", _("code"), _("The indicator's code, as in the national reference code table."), CODE, "code",
           required=True, example="ENV.007", max_length=30),
    Column("nama", _("name"), _("The name of the indicator."), field="name", required=True,
           example="Konsumsi listrik lampu jalan", max_length=200),
    Column("induk", _("parent"), _("Code of the indicator that it is a part of."), CODE, "parent", "code",
           example="ENV.001"),
    Column("definisi", _("definition"), _("What is measured."), field="definition", required=True,
           example="Listrik yang dipakai lampu jalan dalam satu tahun."),
    Column("rumus", _("formula"), _("How it is computed."), field="formula", example="Jumlah tagihan dua belas bulan"),
    Column("satuan", _("unit"), _("The unit of all its values."), field="unit", required=True, example="MWh",
           max_length=40),
    Column("arah", _("direction"), _("Whether a higher or a lower value is better."), CHOICE, "direction",
           required=True, vocabulary=DIRECTION, example="turun"),
    Column("bagian_evaluasi", _("part of the evaluation"), _("The part of the yearly national evaluation it serves."),
           CHOICE, "evaluation_part", required=True, vocabulary=PART, example="output"),
    Column("tahun_dasar", _("baseline year"), _("The year of the baseline."), INTEGER, "baseline_year", example="2023"),
    Column("nilai_dasar", _("baseline"), _("The value before the plan, in the indicator's unit."), DECIMAL, "baseline",
           example="4210.5"),
    Column("sumber", _("source"), _("Where the values come from."), field="source", example="Tagihan PLN",
           max_length=200),
    Column("produsen", _("data producer"), _("Code of the agency that produces the values; see the table opd."), CODE,
           "producer", "slug", example="dishub"),
    Column("program", _("programmes"), _("Codes of the programmes that are measured by it; see the table program."),
           CODES, editable=False, read=derived.programs_measured),
    EXAMPLE,
)  # fmt: skip

VALUES = (
    Column("kode_indikator", _("code of the indicator"), _("Code of the indicator that the values belong to."), CODE,
           "indicator", "code", required=True, example="ENV.007", max_length=30),
    Column("tahun", _("year"), _("The year of the values."), INTEGER, "year", required=True, example="2026"),
    Column("target", _("target"), _("The value to be reached in that year, in the indicator's unit."), DECIMAL,
           "target", example="3800"),
    Column("capaian", _("actual value"), _("The value reached, in the indicator's unit. Empty: not reported."), DECIMAL,
           "actual", example="3912.25"),
    Column("satuan", _("unit"), _("The unit of both values."), editable=False, read=lambda row: row.indicator.unit),
    Column("data_contoh", _("example data"), _("Invented for demonstration, and not a fact about the city."), BOOLEAN,
           editable=False, read=lambda row: row.indicator.is_example),
)  # fmt: skip

AGENCIES = (
    Column("kode", _("code"), _("The agency's code. Stays when the agency is renamed."), CODE, "slug"),
    Column("nama", _("name"), _("The full name of the agency."), field="name"),
    Column("nama_singkat", _("short name"), _("As people say it."), field="short_name"),
    Column("jenis", _("kind"), _("The kind of office."), CHOICE, "kind", vocabulary=KIND),
    Column("nama_lama", _("former names"), _("What it was called before."), field="former_names"),
    Column("digabung_ke", _("merged into"), _("Code of the agency that took over its tasks."), CODE, "merged_into",
           "slug"),
    Column("kecamatan", _("kecamatan"), _("BPS code of the kecamatan that it belongs to."), CODE, "area", "code"),
    Column("pimpinan", _("head"), _("The office that leads it, not the person."), field="head_office"),
    Column("tugas", pgettext_lazy("agency", "tasks"), _("What it does."), field="tasks"),
    Column("alamat_kantor", _("street address"), _("Where the office is."), field="address"),
    Column("surel", _("e-mail"), _("The office's e-mail address."), field="email"),
    Column("telepon", _("telephone"), _("The office's telephone number."), field="phone"),
    Column("situs", _("website"), _("The office's own website."), URL, "website"),
    Column("program_dipimpin", _("programmes led"), _("How many public programmes it answers for."), INTEGER,
           editable=False, read=lambda row: row.led),
    Column("program_didukung", _("programmes supported"), _("How many public programmes it helps."), INTEGER,
           editable=False, read=lambda row: row.supported),
    EXAMPLE,
    Column("alamat", _("address of the page"), _("Where the page of the agency stands."), URL, editable=False,
           read=derived.agency_address),
)  # fmt: skip
