"""Whatever stands in an address, an old link or a hand-typed one: an answer, never a failure."""

from pathlib import Path

import pytest
from wagtail.models import Page, Site

from cms.core.models import CreditedImage
from programs.models import Agency, Area, DimensionPage, ProgramPage
from tests import builders, showcase

pytestmark = pytest.mark.django_db

LISTS = [
    "/",
    "/masterplan/",
    "/masterplan/living/",
    "/masterplan/buku-1/",
    "/program/",
    "/opd/",
    "/opd/dishub/",
    "/wilayah/",
    "/wilayah/siantar-barat/",
    "/berita/",
    "/berita/2026/",
    "/berita/2026/3/",
    "/berita/kategori/kota/",
    "/berita/tag/jalan/",
    "/agenda/",
    "/cari/",
    "/ikuti/",
]
LONG = "x" * 5000
ODD_PAGES = ["0", "x", "-1", "999999", "1e9", "", "٣", "9" * 400, "%F0%9F%92%A1"]
PROGRAM_FILTERS = ["dimensi", "opd", "fase", "status", "kecamatan", "tahun", "quick_win", "urut", "q"]
SEARCH_FILTERS = ["q", "jenis", "dimensi", "opd", "dari", "sampai", "format", "ukuran"]
ODD_VALUES = [
    "tidak-ada",
    "",
    "-1",
    "1e999",
    "NaN",
    "9" * 400,
    LONG,
    "%27%22%3B--",
    "%01%02%1f",
    "%F0%9F%92%A1",
    "%FF%FE",
    "a&{name}=b&{name}=c",
    "99999-99-99",
    "0001-01-01",
    "9999-12-31",
]


@pytest.mark.usefixtures("bare_site")
class TestAddresses:
    @pytest.mark.parametrize("address", LISTS)
    def test_an_odd_page_number_shows_a_page_that_exists(self, address, client):
        found = {page: client.get(f"{address}?page={page}").status_code for page in ODD_PAGES}
        assert found == dict.fromkeys(ODD_PAGES, 200)

    @pytest.mark.parametrize("address", LISTS)
    def test_parameters_that_nobody_knows_are_ignored(self, address, client):
        for query in (f"q={LONG}", f"{LONG}=1", "q=%01%1f", "a[]=1&a[]=2", "%FF=%FE", "&&&=&", "preview=true"):
            assert client.get(f"{address}?{query}").status_code == 200, query[:40]

    @pytest.mark.parametrize("address", LISTS)
    def test_a_nul_character_is_refused_politely(self, address, client):
        assert client.get(f"{address}?page=%00").status_code == 400

    @pytest.mark.parametrize("name", PROGRAM_FILTERS)
    def test_no_filter_value_breaks_the_list_of_programmes(self, name, client):
        found = {v: client.get(f"/program/?{name}={v.replace('{name}', name)}").status_code for v in ODD_VALUES}
        assert found == dict.fromkeys(ODD_VALUES, 200)

    @pytest.mark.parametrize("name", SEARCH_FILTERS)
    @pytest.mark.parametrize("rest", ["&q=lampu&dari=2026-01-01", "&format=json"])
    def test_no_filter_value_breaks_the_search(self, name, rest, client):
        found = {v: client.get(f"/cari/?{name}={v.replace('{name}', name)}{rest}").status_code for v in ODD_VALUES}
        assert found == dict.fromkeys(ODD_VALUES, 200)

    @pytest.mark.parametrize("value", ODD_VALUES)
    def test_no_value_breaks_the_suggestions(self, value, client):
        assert list(client.get(f"/cari/saran?q={value}").json()) == ["suggestions"]

    @pytest.mark.parametrize(
        "path",
        [
            "%FF%FE/",
            "%E2%28%A1/",
            "%2e%2e/%2e%2e/etc/passwd",
            "program/%F0%9F%92%A1/",
            "program/señor/",
            "program/पुस्तक/",
            "program/lampu%2Fpintar/",
            "opd/%F0%9F%92%A1/",
            "opd/Dinas Perhubungan/",
            "opd/" + "x" * 2000 + "/",
            "wilayah/%FF/",
            "berita/٢٠٢٦/x/",
            "berita/kategori/%F0%9F%92%A1/",
            "berita/tag/<b>/",
            "berita/2026/3/4/5/",
            "p/0",
            "p/-1",
            "p/9999999999999999999999",
            "p/x",
            "documents/999999/x.pdf",
            "umpan.atom/",
            "program/%FF/umpan.atom",
            "en/program/",
            "en/",
        ],
    )
    def test_an_address_that_leads_nowhere_is_a_404(self, path, client):
        assert client.get(f"/{path}", follow=True).status_code == 404

    def test_a_page_may_have_an_address_beyond_ascii(self, client):
        builders.make_info(title="Señor", slug="señor")
        assert client.get("/señor/").status_code == 200
        assert client.get("/se%C3%B1or/").status_code == 200

    @pytest.mark.parametrize("address", LISTS)
    @pytest.mark.parametrize("method", ["head", "post"])
    def test_another_method_is_answered(self, method, address, client):
        assert getattr(client, method)(address).status_code in (200, 405)


@pytest.mark.parametrize("address", [*LISTS, "/umpan.atom", "/cari/saran?q=a", "/sitemap.xml", "/robots.txt"])
@pytest.mark.parametrize("empty", ["no pages", "no site", "home page only"])
def test_an_empty_site_never_fails(empty, address, client):
    if empty == "home page only":
        builders.make_home()
    else:
        if empty == "no site":
            Site.objects.all().delete()
        Page.objects.filter(depth=2).delete()
    assert client.get(address).status_code in (200, 404, 410)


class TestMissingFiles:
    """The records of pictures and documents are there, the files are not: a half restored backup."""

    @pytest.fixture(autouse=True)
    def _no_files(self, full_site):
        image = CreditedImage.objects.get()
        image.renditions.all().delete()
        Path(image.file.path).unlink(missing_ok=True)

    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_a_page_with_a_missing_picture_is_shown(self, address, client):
        assert client.get(address).status_code == 200


@pytest.mark.usefixtures("full_site")
class TestDeletedRows:
    @pytest.mark.parametrize("model", [Agency, Area, DimensionPage, ProgramPage], ids=lambda model: model.__name__)
    def test_the_lists_outlive_what_their_rows_refer_to(self, model, client):
        for row in model.objects.all():
            row.delete()
        left = {address: client.get(address).status_code for address in LISTS}
        assert set(left.values()) <= {200, 404, 410}
        assert left["/"] == left["/program/"] == left["/berita/"] == left["/agenda/"] == left["/cari/"] == 200
