"""The one description of the data tables: export, import, templates and open data all follow it.

Names of tables and keys of columns are Indonesian, public, and never change; nor does the order of the columns (new
ones are added at the end). Rows are told apart by the city's own codes, never by database ids.
"""

from django.utils.translation import gettext_lazy as _

from .columns import Column, Table
from .program_columns import COLUMNS as PROGRAM_COLUMNS
from .register_columns import AGENCIES, INDICATORS, VALUES
from .row_columns import BUDGET, MILESTONES

__all__ = ["OPEN_DATA", "ROUND_TRIP", "TABLES", "Column", "Table"]

PROGRAM = Table(
    "program",
    _("Programmes"),
    _("One row a programme: what is promised, by whom, by when, and how far it is."),
    ("kode",),
    PROGRAM_COLUMNS,
)
MILESTONE = Table(
    "tonggak",
    _("Milestones"),
    _("One row a milestone: the plan first published, the plan of now, and when it was reached."),
    ("kode_program", "kode"),
    MILESTONES,
)
INDICATOR = Table(
    "indikator",
    _("Indicators"),
    _("One row an indicator: what is measured, how, and by whom."),
    ("kode",),
    INDICATORS,
)
VALUE = Table(
    "nilai_indikator",
    _("Yearly values of indicators"),
    _("One row a year of an indicator: its target and what was reached."),
    ("kode_indikator", "tahun"),
    VALUES,
)
BUDGET_LINE = Table(
    "anggaran",
    _("Budget"),
    _("One row a year and source of a programme's money: planned and spent, in rupiah."),
    ("kode_program", "kode"),
    BUDGET,
)
AGENCY = Table(
    "opd",
    _("Agencies"),
    _("One row an agency of the city (OPD), with how many programmes it answers for."),
    ("kode",),
    AGENCIES,
    round_trip=False,
)

TABLES = {table.name: table for table in (PROGRAM, MILESTONE, INDICATOR, VALUE, BUDGET_LINE, AGENCY)}
ROUND_TRIP = [table for table in TABLES.values() if table.round_trip]
OPEN_DATA = list(TABLES.values())
