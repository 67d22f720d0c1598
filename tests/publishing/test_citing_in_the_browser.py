"""Citing in a real Chromium: the day of the visit, the button, the code on paper."""

import pytest

from tests.browser import violations

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]
ADDRESS = "/program/antrean-puskesmas/"


def test_the_sentence_takes_the_day_of_the_visit_and_can_be_copied(visit):
    page = visit(ADDRESS)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".cite summary")
    today = page.evaluate("new Intl.DateTimeFormat('id', { dateStyle: 'long' }).format(new Date())")
    sentence = page.inner_text(".cite__text")
    assert sentence.endswith(f"diakses pada {today}.")
    page.click(".cite button")
    page.wait_for_function("document.querySelector('.cite [role=status]').textContent === 'Tersalin'")
    assert page.evaluate("navigator.clipboard.readText()") == sentence
    assert page.console_errors == []


def test_without_javascript_it_is_whole_and_has_no_button(visit):
    page = visit(ADDRESS, javascript=False)
    page.click(".cite summary")
    assert page.inner_text(".cite__text").endswith("diakses pada [tanggal kunjungan Anda].")
    assert not page.locator(".cite button").is_visible()


def test_the_code_stands_on_paper_alone(visit):
    page = visit(ADDRESS, 1280)
    code = page.locator(".paper-address .qr")
    assert not code.is_visible()
    page.emulate_media(media="print")
    assert code.bounding_box()["width"] > 90
    assert page.locator(".cite__text").is_visible()
    assert not page.locator(".cite button").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_when_it_is_open(visit, width):
    page = visit(ADDRESS, width)
    page.click(".cite summary")
    assert violations(page) == []
