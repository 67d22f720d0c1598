"""A stranger with a phone of 360 px starts at the home page and gets an answer in three taps or one search.

Each test walks one path in a real Chromium over the served demo city; the count of taps is part of the test.
"""

import re

import pytest

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]

DATE = r"\d{1,2} (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) \d{4}"


class Visitor:
    """Somebody who reads and taps, and counts the taps."""

    def __init__(self, page):
        self.page = page
        self.taps = 0

    def tap(self, name):
        self.page.get_by_role("main").get_by_role("link", name=name).first.click()
        self.taps += 1

    def search(self, words):
        self.page.locator("input[name=q]").first.fill(words)
        with self.page.expect_navigation():
            self.page.locator("input[name=q]").first.press("Enter")

    def reads(self, pattern):
        text = re.sub(r"\s+", " ", self.page.get_by_role("main").inner_text())
        return re.search(pattern, text)


@pytest.fixture
def visitor(visit):
    return Visitor(visit("/"))


def test_when_do_the_lights_come_to_siantar_marimbun(visitor):
    visitor.search("kapan lampu jalan pintar dipasang di Siantar Marimbun")
    assert visitor.reads(rf"{DATE} · 360 titik di Siantar Marimbun menyala")
    visitor.tap("Lampu Jalan Pintar")
    assert visitor.reads(rf"{DATE}.{{0,20}} 360 titik di Siantar Marimbun menyala")
    assert visitor.taps == 1


def test_what_slipped_and_why(visitor):
    assert visitor.reads(rf"semula {DATE}, menjadi {DATE}")
    visitor.search("siantar marimbun diundur")
    visitor.tap("Siantar Marimbun diundur")
    assert visitor.reads(rf"360 titik di Siantar Marimbun pindah dari {DATE} ke {DATE}")
    visitor.tap("Lampu Jalan Pintar")
    assert visitor.reads(rf"semula {DATE}, menjadi {DATE} \(mundur \d+ hari dari rencana awal\)")
    assert visitor.reads("tiang keropos")
    assert visitor.taps <= 3


def test_who_is_responsible(visitor):
    visitor.tap("Lampu Jalan Pintar")
    assert visitor.reads("Dinas Perhubungan")
    assert visitor.reads("Kepala Bidang Penerangan Jalan")
    assert visitor.taps <= 3


def test_what_it_costs(visitor):
    visitor.tap("Lampu Jalan Pintar")
    assert visitor.reads(r"Rp6\.778\.000\.000")
    assert visitor.reads(r"Rp6,8 miliar")
    assert visitor.taps <= 3


def test_what_changed_this_week(visitor):
    assert visitor.reads("Berubah minggu ini")
    assert visitor.reads(rf"Perkembangan {DATE}")
    assert visitor.reads(rf"Tanggal bergeser {DATE}")
    assert visitor.taps == 0


def test_what_happens_in_my_kecamatan(visitor):
    visitor.page.get_by_role("contentinfo").get_by_role("link", name="Wilayah").click()
    visitor.tap("Siantar Marimbun")
    assert visitor.reads("360 titik di Siantar Marimbun menyala")
    assert visitor.reads("Jalan Parapat")


def test_everything_can_be_read_without_javascript(browser, city_url):
    window = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    visitor = Visitor(window.new_page())
    visitor.page.goto(city_url)
    visitor.search("antrean puskesmas")
    visitor.tap("Antrean daring kini ada di sembilan puskesmas")
    visitor.tap("Antrean Daring Puskesmas")
    assert visitor.reads("Dinas Kesehatan")
    window.close()
