"""The form in a real Chromium: with and without JavaScript, on a phone and on a desk, on paper."""

import pytest

from tests.browser import violations

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]
ADDRESS = "/program/antrean-puskesmas/"


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, False)])
def test_a_reader_chooses_writes_mends_and_is_thanked(visit, width, javascript):
    page = visit(ADDRESS, width, javascript)
    assert not page.locator("[name=catatan]").is_visible()
    page.check("form.feedback [value=tidak]")
    page.fill("[name=catatan]", "NIK saya 1272011503850001.")
    page.click("form.feedback button")
    assert page.locator("h1").inner_text() == "Belum terkirim"
    assert page.input_value("[name=catatan]") == "NIK saya 1272011503850001."
    page.fill("[name=catatan]", "Loketnya di mana?")
    page.click("form.feedback button")
    assert page.locator("h1").inner_text() == "Terima kasih"
    assert page.context.cookies() == []
    page.click("main a.more")
    assert page.url.endswith(ADDRESS)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_at_any_step(visit, width):
    page = visit(ADDRESS, width)
    page.check("form.feedback [value=ya]")
    assert violations(page) == []
    page.fill("[name=catatan]", "ani@contoh.example")
    page.click("form.feedback button")
    assert violations(page) == []
    page.fill("[name=catatan]", "")
    page.click("form.feedback button")
    assert violations(page) == []


def test_paper_shows_no_form(visit):
    page = visit(ADDRESS, 1280)
    assert page.locator("form.feedback").is_visible()
    page.emulate_media(media="print")
    assert not page.locator("form.feedback").is_visible()
