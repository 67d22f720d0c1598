"""The data sets: which tables are public, where their files stand, and which rows they hold."""

from django.conf import settings
from django.urls import reverse

from ..exchange.rows import rows_of
from ..exchange.tables import OPEN_DATA
from ..models import DimensionPage, ProgramPage

FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
SETS = {table.name: table for table in OPEN_DATA}


def public_rows(table, today):
    """The rows of a data set as of a day: published originals alone, and no dimension that is not public."""
    dimensions = DimensionPage.objects.published().in_default_language()
    return rows_of(table, ProgramPage.objects.countable(), today, dimensions=dimensions)


def file_address(table, format):
    return settings.SITE_URL + reverse("open_data_file", args=[table.name, format])


def metadata_address(table):
    return settings.SITE_URL + reverse("open_data_metadata", args=[table.name])


def page_address():
    return settings.SITE_URL + reverse("open_data")
