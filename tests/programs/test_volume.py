"""Twenty-four programmes and 2,400 cost the same number of queries, and little time."""

import logging
from datetime import date, timedelta
from time import perf_counter

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from programs.enums import Phase, ProgramStatus
from programs.models import BudgetLine, Milestone, ProgramPage, ProgramUpdatePage
from tests.builders import (
    TODAY,
    make_agency,
    make_agency_index,
    make_area,
    make_dimension,
    make_program_index,
    masterplan,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ADDRESSES = [
    "/program/?page=2",
    "/program/?dimensi=d0&opd=a0&kecamatan=k0&tahun=2026&peran=utama",
    "/program/?laporan=diam&mundur=ya&urut=diam&tampilan=kartu",
    "/program/?laporan=belum&urut=mundur&q=lampu",
    "/program/dasbor/",
    "/program/dasbor/?tahun=2026",
    "/program/triwulan/2026/1/",
    "/masterplan/cakupan/",
    "/masterplan/evaluasi/?tahun=2026&bagian=quick_win",
    "/opd/a0/",
]
SECONDS = 5  # A bound against what grows with the square of the rows, not a measure of speed.
logger = logging.getLogger(__name__)


def bulk_pages(model, parent, first, last, **fields):
    """Rows of a page type below a parent, without tree operations and revisions."""
    rows = [
        model(
            title=f"Lampu {number}",
            slug=f"lampu-{number}",
            summary="Satu janji.",
            path=parent.path + Page._int2str(number).rjust(4, "0"),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}lampu-{number}/",
            content_type=ContentType.objects.get_for_model(model),
            locale=parent.locale,
            live=True,
            first_published_at=timezone.now() - (number * 37 % 300) * DAY,
            **{name: value(number) for name, value in fields.items()},
        )
        for number in range(first, last)
    ]
    names = [field.name for field in Page._meta.concrete_fields if field.name != "id"]
    pages = Page.objects.bulk_create([Page(**{name: getattr(row, name) for name in names}) for row in rows])
    for row, page in zip(rows, pages, strict=True):
        row.pk = row.page_ptr_id = page.pk
        row.save_base(raw=True, force_insert=True)
    return rows


class City:
    def __init__(self):
        masterplan()
        make_agency_index()
        self.index = make_program_index()
        self.dimensions = [make_dimension(slug=f"d{number}") for number in range(6)]
        self.agencies = [make_agency(slug=f"a{number}") for number in range(12)]
        self.areas = [make_area(slug=f"k{number}") for number in range(8)]
        self.size = 0

    def grow(self, size):
        programs = bulk_pages(
            ProgramPage,
            self.index,
            self.size + 1,
            size + 1,
            code=lambda number: f"P-{number}",
            dimension=lambda number: self.dimensions[number % 6],
            lead_agency=lambda number: self.agencies[number % 12],
            status=lambda number: ProgramStatus.values[number % 6],
            phase=lambda number: Phase.values[number % 3],
            is_quick_win=lambda number: number % 5 == 0,
            start_date=lambda number: date(2024 + number % 3, 1, 1),
        )
        Milestone.objects.bulk_create(
            Milestone(
                page=program,
                title="Tonggak",
                area=self.areas[place],
                planned_date=TODAY + (place - 3) * 20 * DAY,
                original_date=TODAY - 80 * DAY,
                actual_date=TODAY if place == 0 else None,
            )
            for program in programs
            for place in range(5)
        )
        BudgetLine.objects.bulk_create(BudgetLine(page=program, year=2026, planned=10) for program in programs)
        for program in programs[::4]:
            bulk_pages(ProgramUpdatePage, program, 1, 2, date=lambda number: TODAY - 9 * DAY)
        self.size = size


def test_a_hundred_times_the_programmes_cost_the_same_queries(client, today):
    city, found = City(), {}
    for size in (24, 2400):
        city.grow(size)
        for address in ADDRESSES:
            client.get(address)
            cache.clear()
            started = perf_counter()
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            found[address, size] = (len(captured), perf_counter() - started)
    for address in ADDRESSES:
        (few, quick), (many, slow) = found[address, 24], found[address, 2400]
        logger.warning("%s: %d and %d queries, %.2f s and %.2f s", address, few, many, quick, slow)
        assert many <= few, address
        assert slow < SECONDS, address
