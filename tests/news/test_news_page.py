"""A news item as readers see it: dateline, corrections, links, source."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.builders import at, make_category, make_image, make_info, make_news, make_program, republish
from tests.pages import links, tree, words

pytestmark = pytest.mark.django_db
BIMTEK = at(date(2023, 8, 9), 20, 4)


def page(client, **fields):
    make_news(slug="kabar", **fields)
    return client.get("/berita/kabar/")


def read_also(target):
    return [{"type": "read_also", "value": {"page": target.pk, "label": ""}}]


def test_it_says_day_and_time_in_the_citys_words(client):
    text = words(page(client, date=BIMTEK))
    assert "Rabu, 9 Agustus 2023" in text
    assert "20.04 WIB" in text


@pytest.mark.parametrize(
    ("place", "outlet", "dateline"),
    [
        ("SIANTAR", "Diskominfo", "SIANTAR, Diskominfo"),
        ("SIANTAR", "", "SIANTAR"),
        ("", "Diskominfo", "Diskominfo"),
        ("", "", ""),
    ],
)
def test_its_dateline_names_place_and_outlet(place, outlet, dateline):
    news = make_news()
    news.dateline_place, news.dateline_source = place, outlet
    assert news.dateline == dateline


def test_the_dateline_stands_before_the_text(client):
    text = words(page(client, dateline_place="SIANTAR", dateline_source="Kabar Kota"))
    assert text.index("Kabar Kota") < text.index("Isi berita.")


def test_it_shows_who_made_it_and_what_it_is_about(client):
    response = page(
        client,
        kicker="Kota cerdas",
        author="Ani",
        photographer="Budi",
        picture=make_image(),
        caption="Balai kota pagi hari",
        categories=[make_category(name="Pelatihan", slug="pelatihan")],
        tags=["bimtek"],
    )
    for text in ("Kota cerdas", "Ani", "Budi", "Balai kota pagi hari", "Pelatihan", "bimtek"):
        assert text in words(response)
    assert {"/berita/kategori/pelatihan/", "/berita/tag/bimtek/"} <= links(response)


def test_corrections_are_dated_and_stand_above_the_text(client):
    corrections = [{"date": date(2023, 8, 10), "text": "Jumlah peserta 35, bukan 34."}]
    text = words(page(client, corrections=corrections))
    assert "10 Agustus 2023" in text
    assert text.index("35, bukan 34") < text.index("Isi berita.")


def test_the_latest_correction_comes_first(client):
    rows = [{"date": date(2023, 8, day), "text": f"Ralat tanggal {day}."} for day in (10, 12)]
    text = words(page(client, corrections=rows))
    assert text.index("Ralat tanggal 12.") < text.index("Ralat tanggal 10.")


def test_baca_leads_to_another_page(client):
    target = make_info(title="Tentang bimtek", slug="bimtek")
    response = page(client, body=read_also(target))
    assert "/bimtek/" in links(response)
    assert "Tentang bimtek" in words(response)


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_baca_disappears_with_the_page_it_leads_to(client, end):
    target = make_info(title="Tentang bimtek", slug="bimtek")
    make_news(slug="kabar", body=read_also(target))
    getattr(target, end)()
    response = client.get("/berita/kabar/")
    assert response.status_code == 200
    assert "Tentang bimtek" not in response.content.decode()


def test_a_retold_report_names_and_links_its_source(client):
    response = page(client, source_name="Kabar Kota", source_url="https://kabar.example/a")
    assert "Kabar Kota" in words(response)
    assert "https://kabar.example/a" in links(response)


def test_a_source_may_have_no_address(client):
    response = page(client, source_name="Arsip kota")
    assert "Arsip kota" in words(response)
    assert not [link for link in tree(response).main.find_all("a") if "Arsip kota" in link.get_text()]


def test_a_source_is_linked_by_a_safe_address_only():
    news = make_news()
    news.source_url = "javascript:alert(1)"
    with pytest.raises(ValidationError):
        news.full_clean()


def test_it_leads_to_the_published_programmes_it_is_about(client):
    lamp, draft = make_program(slug="lampu"), make_program(slug="draf")
    response = page(client, programs=[lamp, draft])
    assert {"/program/lampu/", "/program/draf/"} <= links(response)
    draft.unpublish()
    found = links(client.get("/berita/kabar/"))
    assert "/program/lampu/" in found
    assert "/program/draf/" not in found


def test_a_deleted_programme_and_picture_leave_the_news_whole(client):
    program, picture = make_program(), make_image()
    make_news(slug="kabar", programs=[program], picture=picture, caption="Balai kota")
    program.delete()
    picture.delete()
    response = client.get("/berita/kabar/")
    assert response.status_code == 200
    assert "None" not in words(response)


def test_the_bare_minimum_is_enough(client):
    response = page(client, dateline_place="SIANTAR", dateline_source="Diskominfo")
    assert response.status_code == 200
    assert "None" not in words(response)


def test_a_headline_is_escaped(client):
    response = page(client, title="<script>alert(1)</script> & lain")
    assert b"<script>alert(1)" not in response.content
    assert "<script>alert(1)</script> & lain" in words(response)


def test_what_is_corrected_keeps_its_date(client):
    news = make_news(slug="kabar", date=BIMTEK)
    news.summary = "Diperbaiki."
    republish(news)
    assert "9 Agustus 2023" in words(client.get("/berita/kabar/"))
