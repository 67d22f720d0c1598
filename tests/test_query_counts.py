"""What a page costs the database: little, and the same for two rows as for twenty."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Site

from programs.models import ProgramPage
from search import knowledge
from tests import builders, showcase
from tests.builders import TODAY, at

pytestmark = pytest.mark.django_db

HOME = 20
OTHERS = 15
# The page of results: one query for each type of page among them and for each register that it can be narrowed by.
SEARCH = 22
# Promoted pages, the same search without the filters, and the count of every facet that is chosen come on top.
SEARCH_STATES = 30
# A text that holds every kind of block looks up its pictures, pages, documents and their renditions: one query a kind.
EVERY_BLOCK = 7
WITH_EVERY_BLOCK = {
    "/agenda/peresmian/",
    "/berita/kabar/",
    "/masterplan/",
    "/masterplan/buku-1/bab-1/",
    "/masterplan/living/",
    "/program/lampu/menyala/",
}
FEEDS = ["/umpan.atom", "/berita/umpan.atom", "/program/lampu/umpan.atom"]
JSON = ["/cari/?q=lampu&format=json&ukuran=50", "/cari/saran?q=lampu"]
LISTS = [
    "/",
    "/masterplan/",
    "/masterplan/living/",
    "/masterplan/cakupan/",
    "/masterplan/cakupan/?daftar=program-tanpa-sasaran",
    "/masterplan/evaluasi/?tahun=2026&bagian=output",
    "/masterplan/evaluasi/?tahun=2026&bagian=quick_win",
    "/masterplan/buku-1/",
    "/masterplan/buku-1/bab-1/",
    "/program/",
    "/program/?dimensi=living&status=late&q=lampu&opd=dishub&kecamatan=siantar-barat&tahun=2026",
    "/program/?tampilan=kartu&laporan=belum&mundur=ya&peran=utama&fase=short&quick_win=ya&urut=diam",
    "/program/dasbor/",
    "/program/triwulan/2026/1/",
    "/program/lampu/",
    "/program/lampu/riwayat/",
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
    "/tentang/",
    "/cari/",
    "/cari/?q=lampu",
    "/ikuti/",
    "/data/",
    *FEEDS,
    *JSON,
]


def queries(client, address, cold=False):
    """The queries of an address asked for a second time, its pictures scaled; with ``cold``, with empty caches."""
    client.get(address)
    if cold:
        cache.clear()
        Site.clear_site_root_paths_cache()
    for model in apps.get_models():
        ContentType.objects.get_for_model(model)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def readable(captured):
    """The queries from their FROM on: which tables, and why."""
    return "\n".join(f"{n}. {sql[max(sql.find(' FROM '), 0) :][:200]}" for n, sql in enumerate(captured, start=1))


@pytest.mark.usefixtures("full_site")
class TestOnePage:
    @pytest.mark.parametrize("address", [*showcase.ADDRESSES, *FEEDS, *JSON])
    def test_it_costs_little(self, address, client):
        captured = queries(client, address)
        most = {"/": HOME, "/cari/": SEARCH, "/cari/?q=lampu": SEARCH}.get(address, OTHERS)
        assert len(captured) <= most + (EVERY_BLOCK if address in WITH_EVERY_BLOCK else 0), readable(captured)

    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_it_does_not_cost_much_more_with_empty_caches(self, address, client):
        """Notices, foot, share card and Wagtail's site paths come on top; on a programme's page its facts.

        The page about open data measures its files once after every change, so that it reads all of them.
        """
        captured = queries(client, address, cold=True)
        most = {"/": 25, "/data/": 50, "/program/lampu/": 40, "/cari/": 30, "/cari/?q=lampu": 30}.get(address, 23)
        assert len(captured) <= most + (EVERY_BLOCK if address in WITH_EVERY_BLOCK else 0), readable(captured)


@pytest.mark.usefixtures("full_site")
class TestSearch:
    """What editors and others' searches add to the page of results is bounded, and so is the page without any."""

    @pytest.fixture(autouse=True)
    def promoted_and_related(self, full_site):
        program = ProgramPage.objects.get(slug="lampu")
        for number in range(8):
            builders.make_promotion("lampu", program, sort_order=number)
            for ago in range(3):
                builders.make_search_count(f"lampu {number}", timezone.localdate() - timedelta(days=ago), times=9)
        knowledge.count()

    @pytest.mark.parametrize(
        "asked",
        [
            "q=lampu",
            "q=lampuu",
            "q=lampuu&persis=ya",
            "q=xyzzy",
            "q=kabar&jenis=program&fase=long&opd=dishub&kecamatan=x",
        ],
    )
    def test_every_state_of_the_page_costs_little(self, asked, client):
        captured = queries(client, f"/cari/?{asked}")
        assert len(captured) <= SEARCH_STATES, readable(captured)


class City:
    """Grows by one row in every list at a time."""

    def __init__(self):
        builders.make_home()
        showcase.indexes(show_in_menus=True)
        self.number = 0
        self.area = builders.make_area(slug="siantar-barat")
        self.agency = builders.make_agency(slug="dishub")
        self.living = builders.make_dimension(slug="living")
        self.book = builders.make_book(slug="buku-1")
        self.category = builders.make_category(slug="kota")
        self.image, self.document = builders.make_image(), builders.make_document()
        self.regulation = builders.make_regulation()
        self.info = builders.make_info(slug="tentang")
        self.program = self.news = None

    def milestones(self):
        place = {"area": self.area, "evidence": self.document, "changed_on": TODAY}
        moved = {"planned_date": TODAY, "original_date": date(2026, 1, 1)}
        return [{"actual_date": TODAY, **place}, moved | place]

    def grow(self):
        """One more of everything that a list can hold."""
        self.number += 1
        n = self.number
        area, agency = builders.make_area(), builders.make_agency(area=self.area)
        indicator = builders.make_indicator(values=[{"year": 2025, "target": 1}], producer=agency)
        subdimension = {"code": f"S{n}", "name": f"Bagian {n}", "goals": [{"code": f"G{n}", "name": f"Sasaran {n}"}]}
        builders.make_dimension(title=f"Dimensi lampu {n}", subdimensions=[subdimension], picture=self.image)
        builders.make_book(title=f"Buku lampu {n}", slug=f"buku-lampu-{n}", picture=self.image, pdf=self.document)
        builders.make_chapter(self.book, title=f"Bab lampu {n}", slug=f"bab-{n}")
        program = builders.make_program(
            title=f"Lampu {n}",
            slug="lampu" if n == 1 else f"lampu-{n}",
            status="late",
            status_since=TODAY,
            is_quick_win=True,
            dimension=self.living,
            lead_agency=self.agency,
            areas=[self.area, area],
            regulations=[self.regulation],
            picture=self.image,
            indicators=[indicator],
            budget=[{"year": 2026, "planned": n}],
            contacts=[{"office": "Bidang", "agency": agency}],
            related_programs=[self.program] if self.program else [],
            milestones=self.milestones(),
        )
        builders.make_program(lead_agency=agency, supporting_agencies=[self.agency], other_dimensions=[self.living])
        self.program = self.program or program
        builders.make_update(self.program, title=f"Laporan lampu {n}", picture=self.image)
        news = {"categories": [self.category], "tags": ["jalan"], "slug": "kabar" if n == 1 else f"kabar-{n}"}
        builders.make_news(title=f"Kabar lampu {n}", programs=[self.program, program], picture=self.image, **news)
        for past in (True, False):
            day = {"start": at(date(2020, 1, n))} if past else {"start": timezone.now() + timedelta(days=n)}
            builders.make_event(area=area, organiser=agency, programs=[program], picture=self.image, **day)
        builders.make_info(self.info, title=f"Lampu info {n}", slug=f"info-{n}")


def place(parent, page):
    """Add a live page as publishing does, but without the revisions, which no list reads."""
    page.slug = page.slug or slugify(page.title)
    page.first_published_at = page.last_published_at = timezone.now()
    return parent.add_child(instance=page)


def test_twenty_rows_cost_as_much_as_two(client, monkeypatch):
    monkeypatch.setattr(builders, "publish", place)
    city, counts = City(), {address: [] for address in LISTS}
    for rows in (2, 20):
        while city.number < rows:
            city.grow()
        for address in LISTS:
            counts[address].append(queries(client, address, cold=True))
    grown = {address: (len(few), readable(many)) for address, (few, many) in counts.items() if len(many) > len(few)}
    assert grown == {}
