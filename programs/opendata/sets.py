"""The data sets: which tables are public, where their files stand, and which rows they hold."""

from django.conf import settings
from django.urls import reverse

from ..exchange.rows import rows_of
from ..exchange.tables import OPEN_DATA
from ..models import DimensionPage, Indicator, ProgramPage

FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
SETS = {table.name: table for table in OPEN_DATA}


# What can be had of one programme alone; see ``of_program`` in views.py.
OF_A_PROGRAM = ("program", "tonggak", "indikator", "nilai_indikator", "anggaran")


def public_rows(table, today, code=""):
    """The rows of a data set as of a day: published originals alone, and no dimension that is not public.

    ``code``: of the programme whose rows alone are wanted.
    """
    dimensions = DimensionPage.objects.published().in_default_language()
    programs = ProgramPage.objects.countable()
    if not code:
        return rows_of(table, programs, today, dimensions=dimensions)
    own = programs.filter(code=code)
    indicators = Indicator.objects.filter(program_links__page__in=own.order_by().values("pk")).distinct()
    return rows_of(table, own, today, indicators, dimensions)


def has_program(code):
    """Whether a programme of that code is public."""
    return ProgramPage.objects.countable().filter(code=code).exists()


def file_address(table, format):
    return settings.SITE_URL + reverse("open_data_file", args=[table.name, format])


def metadata_address(table):
    return settings.SITE_URL + reverse("open_data_metadata", args=[table.name])


def page_address():
    return settings.SITE_URL + reverse("open_data")
