"""How a page is cited: on the screen, on paper, by machines that copy."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from cms.publishing.citing import Citation, qr_code
from programs.models import ProgramPicture
from tests.builders import (
    at,
    date_back,
    make_agency,
    make_agency_index,
    make_category,
    make_image,
    make_info,
    make_news,
    make_program,
    republish,
)
from tests.markup import inline_code
from tests.pages import tree, words_of

pytestmark = pytest.mark.django_db

ADDRESS = "http://testserver/p/7?versi=3"


def cited(response):
    return words_of(tree(response).select_one(".cite__text"))


def on_paper(response):
    return tree(response).select_one(".paper-address")


class TestTheSentence:
    def test_it_names_title_site_office_version_day_and_address(self):
        citation = Citation("Lampu", ADDRESS, date(2026, 3, 2), 3)
        assert citation.sentence == (
            "“Lampu”, Siantar Kota Cerdas (Dinas Komunikasi dan Informatika Kota Pematangsiantar), "
            "versi 3, 2 Maret 2026, http://testserver/p/7?versi=3"
        )

    def test_the_author_stands_first(self):
        assert Citation("Lampu", ADDRESS, date(2026, 3, 2), 3, "Ani").sentence.startswith("Ani, “Lampu”")

    def test_what_has_no_versions_is_cited_as_of_a_day(self):
        assert "keadaan 2 Maret 2026" in Citation("Lampu", ADDRESS, date(2026, 3, 2)).sentence


class TestOnAPage:
    def test_the_newest_version_is_cited_at_the_address_that_keeps_it(self, client):
        page = make_info(slug="tentang", title="Tentang")
        page.title = "Tentang kami"
        republish(page)
        date_back(page, at(date(2026, 3, 2)))
        said = cited(client.get("/tentang/"))
        assert "“Tentang kami”" in said
        assert f"versi 2, 2 Maret 2026, http://testserver/p/{page.pk}?versi=2" in said
        assert client.get(f"/p/{page.pk}?versi=2", follow=True).status_code == 200

    def test_without_javascript_the_day_of_the_visit_is_left_to_the_reader(self, client):
        make_info(slug="tentang")
        assert "diakses pada [tanggal kunjungan Anda]" in cited(client.get("/tentang/"))
        assert tree(client.get("/tentang/")).select_one(".cite__copy").has_attr("hidden")

    def test_the_author_of_a_news_item_is_named(self, client):
        make_news(slug="kabar", author="Ani")
        assert cited(client.get("/berita/kabar/")).startswith("Ani, “")

    def test_an_agency_is_cited_as_it_stands_today_at_its_own_address(self, client, today):
        make_agency_index()
        make_agency(name="Dinas Kesehatan", slug="dinkes")
        said = cited(client.get("/opd/dinkes/"))
        assert "“Dinas Kesehatan”" in said
        assert "keadaan 2 Maret 2026, http://testserver/opd/dinkes/" in said

    def test_a_category_of_news_is_cited_at_its_own_address(self, client):
        make_news(categories=[make_category(name="Layanan", slug="layanan")])
        assert "http://testserver/berita/kategori/layanan/" in cited(client.get("/berita/kategori/layanan/"))

    def test_a_title_with_signs_of_html_is_cited_as_it_reads(self, client):
        make_info(slug="tentang", title="Air & <b>listrik</b>")
        assert "“Air & <b>listrik</b>”" in cited(client.get("/tentang/"))


class TestOnPaper:
    def test_a_code_leads_to_the_version(self, client):
        page = make_info(slug="tentang")
        box = on_paper(client.get("/tentang/"))
        address = f"http://testserver/p/{page.pk}?versi=1"
        assert address in words_of(box)
        assert box.find("path")["d"] == tree_of(qr_code(address)).find("path")["d"]

    def test_the_code_needs_no_style(self):
        assert inline_code(tree_of(qr_code(ADDRESS))) == []

    def test_another_address_has_another_code(self):
        assert qr_code(ADDRESS) != qr_code(f"{ADDRESS}1")


def tree_of(text):
    class Answer:
        content = text

    return tree(Answer)


def full_size(url):
    with default_storage.open(url.removeprefix("/media/")) as file:
        return Image.open(BytesIO(file.read())).size


class TestForThePress:
    @pytest.fixture
    def panel(self, client, full_program):
        return tree(client.get("/program/lampu/")).find(id="press").find_parent("section")

    @pytest.fixture
    def full_program(self):
        agency = make_agency(
            name="Dinas Perhubungan", head_office="Kepala Dinas", email="dishub@siantar.example", phone="0622 2"
        )
        wide = make_image(Image.new("RGB", (5000, 300), "red"), title="Lebar", description="Jalan malam hari.")
        program = make_program(slug="lampu", code="LIV-1", lead_agency=agency, picture=wide)
        second = make_image(credit="Arsip Kota", description="Tiang.")
        program.pictures = [ProgramPicture(image=second, caption="Tiang baru"), ProgramPicture(image=wide)]
        return republish(program)

    def test_it_says_which_office_to_ask(self, panel):
        said = words_of(panel)
        assert "Dinas Perhubungan" in said
        assert panel.find("a", href="mailto:dishub@siantar.example")

    def test_it_offers_the_figures_as_files(self, client, panel):
        files = [link["href"] for link in panel.find_all("a", href=True) if "/data/" in link["href"]]
        assert "/data/tonggak.csv?program=LIV-1" in files
        for address in files:
            assert client.get(address.partition("#")[0]).status_code == 200

    def test_it_offers_every_picture_once_with_its_credit(self, panel):
        said = [words_of(row) for row in panel.select(".press__pictures li")]
        assert len(said) == 2
        assert "Jalan malam hari." in said[0]
        assert "Tiang baru" in said[1]
        assert "Arsip Kota" in said[1]

    def test_a_picture_opens_in_full_size_and_no_larger_than_print_needs(self, client, panel):
        link = panel.select_one(".press__pictures a")["href"]
        answer = client.get(link)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/media/images/")
        assert full_size(answer["Location"])[0] == 4096

    def test_no_other_size_can_be_asked_for(self, client, panel):
        link = panel.select_one(".press__pictures a")["href"]
        assert client.get(link.replace("4096x4096", "9999x9999")).status_code == 403
