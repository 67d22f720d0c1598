"""axe-core on every page type of the served demo city, in a real Chromium, on a phone and on a desk."""

import pytest

from tests.browser import violations

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]

PHONE, DESK = 360, 1280
ADDRESSES = [
    "/",
    "/masterplan/",
    "/masterplan/smart-living/",
    "/masterplan/buku-2-masterplan/",
    "/program/",
    "/program/?status=late&dimensi=smart-environment",
    "/program/?tampilan=kartu&status=tidak-ada",
    "/program/dasbor/",
    "/program/triwulan/",
    "/masterplan/cakupan/",
    "/masterplan/cakupan/?daftar=program-tanpa-sasaran",
    "/masterplan/evaluasi/",
    "/masterplan/evaluasi/?bagian=quick_win",
    "/program/aturan-status/",
    "/program/lampu-jalan-pintar/",
    "/program/lampu-jalan-pintar/riwayat/",
    "/program/bank-sampah/",
    "/opd/",
    "/opd/dishub/",
    "/wilayah/",
    "/wilayah/siantar-marimbun/",
    "/berita/",
    "/berita/asn-siantar-bimtek-masterplan-tahap-ii/",
    "/berita/harga-bank-sampah-sama-di-14-unit/",
    "/agenda/",
    "/agenda/pertemuan-warga-simarimbun-tiang-lampu/",
    "/tentang/",
    "/tentang/aksesibilitas/",
    "/tentang/?versi=1",
    "/tentang/?versi=99",
    "/tentang/riwayat/?dari=2&ke=3",
    "/program/bank-sampah/?versi=2",
    "/program/bank-sampah/riwayat/?dari=1&ke=2",
    "/cari/",
    "/cari/?q=lampu",
    "/cari/?q=lampu&jenis=program&jenis=berita&opd=dishub",
    "/cari/?q=lampu&jenis=acara&fase=long",
    "/cari/?q=puskesmsa",
    "/cari/?q=puskesmas&persis=ya",
    "/cari/?q=surat+pindah",
    "/cari/?q=xyzzy",
    "/ikuti/",
    "/data/",
    "/tidak-ada/",
]


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing(visit, address, width):
    assert violations(visit(address, width)) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_the_smallest_phone(visit, address):
    page = visit(address, 320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", ADDRESSES)
def test_pages_ask_no_other_host_and_break_no_policy(visit, address):
    page = visit(address, DESK)
    assert page.foreign_requests == []
    assert page.console_errors == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_on_a_row_of_the_ledger(visit, width):
    page = visit("/program/lampu-jalan-pintar/riwayat/", width)
    page.click(".history__what[lang] a")  # A change of a fact; the others lead to versions.
    assert page.locator(".history__quote").is_visible()
    assert violations(page) == []
