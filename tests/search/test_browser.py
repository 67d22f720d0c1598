"""The search page of the demo city in a real Chromium, with and without JavaScript."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]

DESK, PHONE, FINGER = 1280, 360, 44
WHEN = "kapan lampu jalan pintar dipasang di Siantar Marimbun"
STATES = ["?q=lampu", "?q=xyzzy", "?q=puskesmsa", "?q=surat+pindah", "?q=" + "lampu" * 1000, "?q=<script>x</script>"]
TARGETS = ".sorts a, .chip, .facet__value, summary, .button, .search-field input"

with_and_without_javascript = pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])


def titles(page):
    return page.locator(".results .rows__title").all_inner_texts()


def count(page):
    return int(re.match(r"\d+", page.locator("#found").inner_text())[0])


def search(page, text, form="main form[role=search]"):
    page.fill(f"{form} input[type=search]", text)
    with page.expect_navigation():
        page.click(f"{form} button")


def press(page, selector):
    with page.expect_navigation():
        page.click(selector)


@with_and_without_javascript
class TestThePage:
    @pytest.fixture(autouse=True)
    def windows(self, visit, javascript):
        self.open = lambda address, width=DESK: visit(f"/cari/{address}", width, javascript)
        self.home = lambda width: visit("/", width, javascript)

    @pytest.mark.parametrize("width", [PHONE, DESK])
    def test_the_head_of_the_home_page_leads_to_results(self, width):
        page = self.home(width)
        search(page, "lampu jalan", "header form[role=search]")
        assert page.url.endswith("/cari/?q=lampu+jalan")
        assert "Lampu Jalan Pintar" in titles(page)

    def test_a_typing_error_is_corrected_and_can_be_insisted_on(self):
        page = self.open("?q=puskesmsa")
        assert "Menampilkan hasil untuk puskesmas." in page.inner_text(".notice")
        press(page, ".notice a")
        assert page.locator("h2#nothing").inner_text() == "Tidak ada hasil untuk “puskesmsa”"
        press(page, ".hints a >> nth=0")
        assert "puskesmas" in page.inner_text(".notice")

    def test_boxes_of_several_facets_are_sent_together(self):
        page = self.open("?q=lampu")
        everything = count(page)
        for value in ("program", "berita"):
            page.check(f"[name=jenis][value={value}]")
        page.check("[name=opd][value=dishub]")
        press(page, ".filters button")
        assert page.url.endswith("/cari/?q=lampu&jenis=program&jenis=berita&opd=dishub&dari=&sampai=")
        assert 0 < count(page) < everything
        assert page.locator(".filters :checked").count() == 3
        assert set(page.locator(".results .results__type").all_inner_texts()) == {"Program", "Berita"}
        press(page, ".search-page .chip >> nth=0")
        assert page.locator(".filters :checked").count() == 2

    def test_days_narrow_and_an_order_is_kept(self):
        page = self.open("?q=lampu")
        everything, oldest = count(page), "2020-01-01"
        press(page, ".sorts a:not([aria-current])")
        page.fill("[name=dari]", oldest)
        page.fill("[name=sampai]", page.locator(".results time").last.get_attribute("datetime"))
        press(page, ".filters button")
        assert 0 < count(page) < everything
        days = [day.get_attribute("datetime") for day in page.locator(".results .card__facts time").all()]
        assert days == sorted(days, reverse=True)

    def test_the_next_page_keeps_the_search_and_its_address_can_be_shared(self):
        page = self.open("?q=lampu&urut=tanggal")
        first = titles(page)
        press(page, ".pagination [rel=next]")
        assert parse_qs(urlsplit(page.url).query) == {"q": ["lampu"], "urut": ["tanggal"], "page": ["2"]}
        assert page.input_value("main input[type=search]") == "lampu"
        second = titles(page)
        assert second
        assert not set(first) & set(second)
        page.reload()
        assert titles(page) == second

    def test_hits_are_marked_in_every_excerpt(self):
        page = self.open("?q=lampu")
        marks = page.locator(".results mark").all_inner_texts()
        assert len(marks) >= 10
        assert {mark.lower() for mark in marks} == {"lampu"}

    def test_a_question_is_answered_on_the_row_with_day_and_place(self):
        page = self.open(f"?q={quote(WHEN)}")
        answer = page.locator(".results > li").first.locator(".results__promise").inner_text()
        assert re.search(r"Direncanakan pada \d+ \w+ \d{4}", answer)
        assert "Siantar Marimbun" in answer

    def test_what_editors_chose_stands_on_top_and_others_searches_below(self):
        page = self.open("?q=surat+pindah")
        assert "Pengurusan KTP dan KK dari Rumah" in page.inner_text(".promoted")
        press(page, ".related a >> nth=0")
        assert count(page)

    def test_an_empty_page_leads_on(self):
        page = self.open("?q=xyzzy")
        ways = [way.get_attribute("href") for way in page.locator(".nothing a").all()]
        assert "/program/" in ways
        assert any(way.startswith("mailto:") for way in ways)
        press(page, ".nothing .chip >> nth=1")
        assert page.locator("h1").count() == 1

    @pytest.mark.parametrize("state", STATES)
    def test_on_a_phone_nothing_overflows(self, state):
        page = self.open(state, PHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE

    def test_on_a_phone_the_filters_unfold_and_are_large_enough_for_thumbs(self):
        page = self.open("?q=lampu&jenis=program", PHONE)
        assert not page.locator(".filters .button").is_visible()
        page.click(".filters summary")
        assert page.locator(".filters .button").is_visible()
        boxes = [target.bounding_box() for target in page.locator("main").locator(TARGETS).all()]
        assert [box for box in boxes if round(box["height"]) < FINGER] == []

    def test_beyond_the_end_stands_the_last_page(self):
        page = self.open("?q=lampu&page=999")
        assert titles(page)
        assert page.inner_text(".pagination [aria-current]") != "1"


def test_print_uses_the_whole_sheet_and_leaves_the_controls_out(visit):
    page = visit("/cari/?q=lampu", DESK)
    page.emulate_media(media="print")
    assert page.locator(".results").bounding_box()["width"] > DESK / 2
    for control in (".sorts", ".filters", ".pagination", ".search-field >> nth=1"):
        assert not page.locator(control).is_visible()
