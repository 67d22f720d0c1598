"""Atom feeds of whatever can be followed, read as a feed reader reads them."""

import re
from datetime import date, timedelta

import feedparser
import pytest
from wagtail.models import PageViewRestriction

from cms.publishing import ledger
from cms.publishing.models import LedgerEntry, Publication
from tests.builders import (
    TODAY,
    at,
    backdate,
    home,
    make_agency,
    make_agency_index,
    make_area,
    make_area_index,
    make_category,
    make_dimension,
    make_news,
    make_program,
    make_update,
    republish,
)

pytestmark = pytest.mark.django_db


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    found = feedparser.parse(answer.content)
    assert not found.bozo, found.get("bozo_exception")
    return found


def titles(client, address):
    return [entry.title for entry in read(client, address).entries]


def move_a_milestone(program, day=date(2026, 9, 15), reason="Hujan."):
    """A date that slips, published, with its row in the ledger."""
    rows = list(program.milestones.all())
    rows[0].planned_date, rows[0].change_reason = day, reason
    program.milestones = rows
    republish(program)
    for publication in Publication.objects.order_by("pk"):
        ledger.write(publication)


@pytest.fixture
def lamps():
    return make_program(
        title="Lampu jalan", slug="lampu", milestones=[{"title": "Tiang berdiri", "planned_date": date(2026, 8, 1)}]
    )


class TestWhatFeedsTell:
    def test_a_programmes_feed_holds_its_updates_newest_first(self, client, lamps):
        make_update(lamps, title="Lama", date=TODAY - timedelta(days=9))
        make_update(lamps, title="Baru", date=TODAY)
        assert titles(client, "/program/lampu/umpan.atom") == ["Baru", "Lama"]

    def test_and_what_was_changed_of_its_promises_with_the_reason(self, client, lamps):
        move_a_milestone(lamps)
        entries = read(client, "/program/lampu/umpan.atom").entries
        (entry,) = [entry for entry in entries if "Tiang berdiri" in entry.summary]
        assert entry.title == "Lampu jalan: perubahan"
        assert "1 Agustus 2026" in entry.summary
        assert "15 September 2026" in entry.summary
        assert "Hujan." in entry.summary
        assert client.get(entry.link.removeprefix("http://testserver"), follow=True).status_code == 200

    def test_a_text_of_the_ledger_that_was_replaced_is_not_told(self, client, lamps):
        move_a_milestone(lamps, reason="Karena Budi sakit.")
        row = LedgerEntry.objects.get(field__endswith="planned_date")
        row.redact("Alasan diganti.", row.happened_at)
        entries = read(client, "/program/lampu/umpan.atom").entries
        assert any("Alasan diganti." in entry.summary for entry in entries)
        assert all("Budi" not in entry.summary for entry in entries)

    def test_the_sites_feed_holds_news_updates_and_changes(self, client, lamps):
        make_update(lamps, title="Perkembangan")
        make_news(title="Kabar")
        move_a_milestone(lamps)
        assert set(titles(client, "/umpan.atom")) == {"Perkembangan", "Kabar", "Lampu jalan: perubahan"}

    def test_a_correction_comes_first_in_the_summary_and_the_entry_keeps_its_id(self, client):
        news = make_news(title="Kabar", summary="Rp10 miliar.")
        (before,) = read(client, "/berita/umpan.atom").entries
        news.corrections.create(date=date(2026, 3, 2), text="Anggarannya Rp1 miliar.")
        news.title, news.slug = "Kabar baru", "kabar-baru"
        republish(news)
        (after,) = read(client, "/berita/umpan.atom").entries
        assert after.summary == "Ralat 2 Maret 2026: Anggarannya Rp1 miliar. Rp10 miliar."
        assert after.id == before.id
        assert after.updated > before.updated

    @pytest.mark.parametrize("address", ["/umpan.atom", "/berita/umpan.atom", "/berita/tag/kota/umpan.atom"])
    def test_a_correction_brings_an_old_item_back(self, client, today, address):
        old = make_news(title="Lama", tags=["kota"])
        backdate(old, at(date(2024, 1, 2)))
        for number in range(31):
            backdate(make_news(title=f"Kabar {number}", tags=["kota"]), at(date(2026, 2, 1), minute=number))
        assert "Lama" not in titles(client, address)
        old.corrections.create(date=today, text="Anggarannya Rp1 miliar.")
        republish(old)
        newest = read(client, address).entries[0]
        assert newest.title == "Lama"
        assert newest.summary.startswith("Ralat 2 Maret 2026")
        assert newest.published.startswith("2024-01-02")

    def test_a_correction_dated_in_the_future_does_not_stay_on_top(self, client, today):
        old = make_news(title="Lama", corrections=[{"date": date(2026, 12, 1), "text": "Ralat."}])
        backdate(old, at(date(2026, 1, 2)))
        backdate(make_news(title="Baru"), at(date(2026, 2, 1)))
        assert titles(client, "/berita/umpan.atom") == ["Baru", "Lama"]

    def test_example_items_say_so(self, client):
        make_news(title="Kabar", is_example=True)
        assert titles(client, "/berita/umpan.atom") == ["Data contoh: Kabar"]

    def test_it_holds_thirty_entries_at_most(self, client, lamps):
        for number in range(32):
            make_update(lamps, title=f"Kabar {number}")
        assert len(titles(client, "/program/lampu/umpan.atom")) == 30

    def test_an_empty_site_has_an_empty_feed(self, client):
        home()
        assert titles(client, "/umpan.atom") == []

    def test_signs_that_xml_knows_are_told_as_they_are(self, client):
        make_news(title="Air & <b>listrik</b> “24 jam”")
        assert titles(client, "/umpan.atom") == ["Air & <b>listrik</b> “24 jam”"]


class TestWhatHasAFeed:
    def test_a_dimension(self, client):
        living = make_dimension(title="Hidup", slug="hidup")
        make_update(make_program(dimension=living), title="Di sini")
        make_update(make_program(dimension=make_dimension()), title="Di sana")
        assert titles(client, "/masterplan/hidup/umpan.atom") == ["Di sini"]

    def test_an_agency_with_what_it_leads_and_what_it_supports(self, client):
        make_agency_index()
        health, works, trade = (make_agency(name=name, slug=name.lower()) for name in ("Sehat", "Jalan", "Dagang"))
        make_update(make_program(lead_agency=health), title="Memimpin")
        make_update(make_program(lead_agency=works, supporting_agencies=[health]), title="Mendukung")
        make_update(make_program(lead_agency=trade), title="Lain")
        assert set(titles(client, "/opd/sehat/umpan.atom")) == {"Memimpin", "Mendukung"}

    def test_a_kecamatan(self, client):
        make_area_index()
        east, west = make_area(slug="timur"), make_area(slug="barat")
        make_update(make_program(areas=[east]), title="Di timur")
        make_update(make_program(areas=[west]), title="Di barat")
        assert titles(client, "/wilayah/timur/umpan.atom") == ["Di timur"]

    def test_a_category_and_a_tag_of_news(self, client):
        category = make_category(name="Layanan", slug="layanan")
        make_news(title="Satu", categories=[category])
        make_news(title="Dua", tags=["posyandu"])
        assert titles(client, "/berita/kategori/layanan/umpan.atom") == ["Satu"]
        assert titles(client, "/berita/tag/posyandu/umpan.atom") == ["Dua"]

    def test_any_search_with_its_filters(self, client):
        make_news(title="Jembatan lama", date="2024-01-01T00:00:00Z")
        make_news(title="Jembatan baru")
        make_news(title="Pasar")
        make_program(title="Jembatan gantung")
        assert titles(client, "/cari/umpan.atom?q=jembatan&jenis=berita") == ["Jembatan baru", "Jembatan lama"]

    @pytest.mark.parametrize(
        "address",
        [
            "/tidak-ada/umpan.atom", "/agenda/umpan.atom", "/berita/2023/umpan.atom", "/berita/tag/umpan.atom",
            "/berita/kategori/lain/umpan.atom", "/opd/lain/umpan.atom", "/opd/umpan.atom", "/wilayah/lain/umpan.atom",
            "/cari/umpan.atom", "/cari/umpan.atom?q=", "/cari/umpan.atom?halaman=2", "/p/umpan.atom",
        ],
    )  # fmt: skip
    def test_what_cannot_be_followed_has_none(self, client, address):
        make_news()
        make_agency_index()
        make_area_index()
        assert client.get(address).status_code == 404

    def test_an_agency_that_merged_into_another_has_none_of_its_own(self, client):
        make_agency_index()
        make_agency(slug="lama", merged_into=make_agency(slug="baru"))
        assert client.get("/opd/lama/umpan.atom").status_code == 404


class TestOnlyThePublic:
    def test_drafts_and_withdrawn_pages_are_in_no_feed(self, client):
        make_news(title="Terbit")
        make_news(title="Draf").unpublish()
        assert titles(client, "/berita/umpan.atom") == ["Terbit"]

    def test_a_private_page_has_no_feed_and_is_in_none(self, client, lamps):
        make_update(lamps, title="Rahasia")
        move_a_milestone(lamps)
        PageViewRestriction.objects.create(page=lamps, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/program/lampu/umpan.atom").status_code == 404
        for address in ("/umpan.atom", "/program/umpan.atom"):
            assert titles(client, address) == []

    def test_a_withdrawn_programme_takes_its_changes_along(self, client, lamps):
        move_a_milestone(lamps)
        lamps.unpublish()
        assert client.get("/program/lampu/umpan.atom").status_code == 410
        assert titles(client, "/program/umpan.atom") == []


class TestHowItIsAnswered:
    def test_an_unchanged_feed_is_answered_with_304(self, client):
        make_news()
        answer = client.get("/umpan.atom")
        assert "public" in answer["Cache-Control"]
        assert client.get("/umpan.atom", headers={"If-None-Match": answer["ETag"]}).status_code == 304
        make_news(title="Yang baru")
        assert client.get("/umpan.atom", headers={"If-None-Match": answer["ETag"]}).status_code == 200

    def test_head_is_answered(self, client):
        make_news()
        assert client.head("/umpan.atom").status_code == 200

    def test_it_names_itself_and_what_it_is_about(self, client, lamps):
        feed = read(client, "/program/lampu/umpan.atom").feed
        links = {link.rel: link.href for link in feed.links}
        assert links["self"] == "http://testserver/program/lampu/umpan.atom"
        assert links["alternate"] == "http://testserver/program/lampu/"
        assert feed.author == "Siantar Kota Cerdas"

    @pytest.mark.parametrize("address", ["/umpan.atom", "/program/umpan.atom", "/program/lampu/umpan.atom"])
    def test_the_number_of_queries_does_not_grow(self, client, lamps, django_assert_max_num_queries, address):
        for number in range(12):
            make_update(lamps, title=f"Kabar {number}")
            make_news()
        move_a_milestone(lamps)
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)


class TestFindingThem:
    def alternates(self, client, address):
        page = client.get(address).content.decode()
        return re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)">', page)

    def test_a_page_names_its_feed_and_its_calendar_in_its_head(self, client, lamps):
        assert self.alternates(client, "/program/lampu/") == [
            ("application/atom+xml", "/program/lampu/umpan.atom"),
            ("text/calendar", "/program/lampu/kalender.ics"),
        ]

    def test_so_do_an_agency_a_kecamatan_a_category_and_a_search(self, client):
        make_agency_index()
        make_area_index()
        make_agency(slug="sehat")
        make_area(slug="timur")
        make_news(categories=[make_category(slug="layanan")])
        expected = {
            "/opd/sehat/": ["/opd/sehat/umpan.atom", "/opd/sehat/kalender.ics"],
            "/wilayah/timur/": ["/wilayah/timur/umpan.atom", "/wilayah/timur/kalender.ics"],
            "/berita/kategori/layanan/": ["/berita/kategori/layanan/umpan.atom"],
            "/cari/?q=lampu&halaman=1": ["/cari/umpan.atom?q=lampu"],
        }
        for address, found in expected.items():
            assert [href for _type, href in self.alternates(client, address)] == found
            for href in found:
                assert client.get(href).status_code == 200

    def test_the_follow_page_names_them(self, client):
        make_agency_index()
        make_agency(slug="sehat")
        make_news(categories=[make_category(slug="layanan")])
        page = client.get("/ikuti/").content.decode()
        for address in ("/umpan.atom", "/berita/umpan.atom", "/opd/sehat/umpan.atom", "/opd/sehat/kalender.ics"):
            assert f'href="{address}"' in page
        assert 'href="/berita/kategori/layanan/umpan.atom"' in page
        assert 'href="/berita/kategori/layanan/kalender.ics"' not in page
