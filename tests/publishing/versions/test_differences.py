"""What differs between two versions, in words that anybody understands, and in bounded time."""

import time
from datetime import date
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.publishing.models import PublicVersion
from cms.publishing.versions.differences import GONE, MOST_PASSAGES, NEW, SAME, passages
from news.models import NewsCorrection
from tests.builders import (
    at,
    make_agency,
    make_image,
    make_info,
    make_news,
    make_program,
    paragraphs,
    republish,
)
from tests.markup import faults
from tests.pages import tree, words, words_of

JULY, AUGUST = date(2026, 7, 20), date(2026, 8, 24)


def told(old, new):
    return [[(kind, text) for kind, text in pieces] for pieces in passages(old, new)]


def test_a_word_that_changed_is_told_within_its_sentence():
    assert told(["Kota memasang 360 lampu tahun ini."], ["Kota memasang 240 lampu tahun ini."]) == [
        [(SAME, "Kota memasang"), (GONE, "360"), (NEW, "240"), (SAME, " lampu tahun ini.")]
    ]


def test_a_sentence_that_was_added_stands_after_the_one_before_it():
    assert told(["Satu."], ["Satu. Dua kali dua."]) == [[(SAME, "Satu."), (NEW, "Dua kali dua.")]]


def test_a_paragraph_that_was_added_needs_no_sentence_before_it():
    assert told(["Satu."], ["Satu.", "Dua kali dua."]) == [[(NEW, "Dua kali dua.")]]


def test_a_sentence_that_was_taken_out():
    assert told(["Satu. Dua.", "Tiga."], ["Satu.", "Tiga."]) == [[(SAME, "Satu."), (GONE, "Dua.")]]


def test_a_sentence_that_was_rewritten_is_told_as_a_whole():
    old, new = "Lampu padam di seluruh kota.", "Kini warga boleh melapor lewat telepon."
    assert told([old], [new]) == [[(GONE, old), (NEW, new)]]


def test_the_same_text_differs_in_nothing():
    assert told(["Satu. Dua."], ["Satu. Dua."]) == []


def test_nothing_and_something():
    assert told([], ["Satu."]) == [[(NEW, "Satu.")]]
    assert told(["Satu."], []) == [[(GONE, "Satu.")]]


def sentences(random, count, vocabulary):
    return [" ".join(random.choice(vocabulary) for _ in range(12)) + "." for _ in range(count)]


def long_pairs():
    random = Random(7)
    vocabulary = [f"kata{number}" for number in range(2000)]
    text = sentences(random, 2500, vocabulary)  # 30,000 words.
    repeated = [random.choice(text[:100]) for _ in range(2500)]
    yield "one word", text, [*text[:-1], "Lain."]
    yield "a word in every sentence", text, [sentence.replace("kata", "ganti", 1) for sentence in text]
    yield "every sentence", text, sentences(random, 2400, vocabulary)
    yield "few words, many times", sentences(random, 2500, vocabulary[:20]), sentences(random, 2400, vocabulary[:20])
    yield "the same sentences in another order", repeated, [random.choice(text[:100]) for _ in range(2400)]
    yield "one sentence without end", [" ".join(text).replace(".", "")], ["awal " + " ".join(text).replace(".", "")]
    yield "one word without end", ["a " * 30000], ["a " * 29000]


@pytest.mark.parametrize(("old", "new"), [pair[1:] for pair in long_pairs()], ids=[pair[0] for pair in long_pairs()])
def test_very_long_texts_take_no_long_time(old, new):
    start = time.perf_counter()
    assert told(old, new)
    assert time.perf_counter() - start < 5


@pytest.fixture
def info(db):
    page = make_info(slug="tentang", title="Tentang", body=paragraphs("Kota memasang 360 lampu. Tidak berubah."))
    page.body, page.change_note = paragraphs("Kota memasang 240 lampu. Tidak berubah."), "Jumlah lampu diperbaiki."
    page.title = "Tentang kota"
    return republish(page)


ADDRESS = "/tentang/riwayat/?dari=1&ke=2"


def test_the_comparison_shows_text_and_facts_with_words_for_the_ear(client, info):
    answer = client.get(ADDRESS)
    page = tree(answer).find("main")
    assert [words_of(gone) for gone in page.find_all("del")] == ["(dihapus: Tentang )", "(dihapus: 360 )"]
    assert [words_of(new) for new in page.find_all("ins")] == ["(ditambahkan: Tentang kota )", "(ditambahkan: 240 )"]
    assert "Tidak berubah." not in words(answer)
    assert "Jumlah lampu diperbaiki." in words(answer)
    assert faults(answer) == []
    assert page.find("del").find(class_="visually-hidden")


def test_it_is_no_page_for_search_engines_and_no_reading(client, info):
    answer = client.get(ADDRESS)
    assert [tag["content"] for tag in tree(answer).find_all("meta", attrs={"name": "robots"})] == ["noindex"]
    assert b"reading/count.js" not in answer.content


@pytest.mark.parametrize(
    "query", ["dari=2&ke=1", "dari=1&ke=1", "dari=1", "ke=2", "dari=0&ke=1", "dari=1&ke=3", "dari=x&ke=2", "dari=&ke="]
)
def test_numbers_that_make_no_comparison_are_a_404(client, info, query):
    assert client.get(f"/tentang/riwayat/?{query}").status_code == 404


def test_any_two_versions_can_be_compared_and_the_neighbours_are_linked(client, info):
    info.title = "Tentang kota ini"
    republish(info)
    assert client.get("/tentang/riwayat/?dari=1&ke=3").status_code == 200
    neighbours = {link["href"] for link in tree(client.get(ADDRESS)).find("main").find_all("a")}
    assert "?dari=2&ke=3" in neighbours
    assert not any("dari=0" in link for link in neighbours)


def test_a_page_that_is_not_public_is_not_compared(client, info):
    info.unpublish()
    answer = client.get(ADDRESS)
    assert answer.status_code == 410  # The tombstone of the page.
    assert "360" not in answer.content.decode()


def compared(client, page):
    return words(client.get(f"{page.url}riwayat/?dari=1&ke=2"))


def test_a_row_is_compared_field_by_field(client, db):
    rows = [{"code": f"M{n}", "title": f"Tiang {n}", "planned_date": JULY, "weight": 7} for n in (1, 2)]
    program = make_program(slug="lampu", milestones=rows)
    first, second = program.milestones.order_by("code")
    second.planned_date, second.change_reason = AUGUST, "Hujan."
    program.milestones = [first, second]
    page = compared(client, republish(program))
    assert "Tiang 2: Rencana (dihapus: 20 Juli 2026 ) (ditambahkan: 24 Agustus 2026 )" in page
    assert "Hujan." in page
    assert "Tiang 1" not in page
    assert "Bobot" not in page


def test_rows_that_came_and_went_are_told_as_a_whole(client, db):
    news = make_news(slug="kabar", corrections=[])
    news.corrections = [NewsCorrection(date=AUGUST, text="Yang benar 240 lampu.")]
    republish(news)
    added = "(ditambahkan: Tanggal 24 Agustus 2026; Apa yang keliru dan apa yang benar Yang benar 240 lampu. )"
    assert added in compared(client, news)
    news.corrections = []
    republish(news)
    assert added.replace("ditambahkan", "dihapus") in words(client.get("/berita/kabar/riwayat/?dari=2&ke=3"))


def test_names_stand_in_place_of_keys(client, db):
    old, new = make_agency(name="Dinas Lama"), make_agency(name="Dinas Baru")
    program = make_program(slug="lampu", lead_agency=old)
    program.lead_agency, program.supporting_agencies = new, [old]
    republish(program)
    page = compared(client, program)
    assert "Dinas Lama" in page
    assert "Dinas Baru" in page
    program.supporting_agencies = []
    republish(program)
    old.delete()
    assert "(sudah tidak ada)" in compared(client, program)


def test_the_names_of_pages_that_are_not_public_are_kept_back(client, db):
    secret = make_program(title="Program rahasia")
    news = make_news(slug="kabar")
    news.programs = [secret]
    republish(news)
    assert "Program rahasia" in compared(client, news)
    secret.unpublish()
    assert "Program rahasia" not in compared(client, news)


def test_what_is_no_text_is_said_to_differ(client, db):
    block = {"alt_text": "Tiang", "credit": "Diskominfo", "caption": ""}
    pictures = [make_image(), make_image()]
    page = make_info(slug="tentang", body=[{"type": "picture", "value": block | {"image": pictures[0].pk}}])
    page.body = [{"type": "picture", "value": block | {"image": pictures[1].pk}}]
    assert "yang berubah gambar" in compared(client, republish(page))


def test_more_passages_than_anybody_reads_are_counted(client, db):
    page = make_info(slug="tentang", body=paragraphs(*(f"Baris {n} lama sekali." for n in range(MOST_PASSAGES + 5))))
    page.body = paragraphs(*(f"Baris {n} baru sekali." for n in range(MOST_PASSAGES + 5)))
    assert "5 bagian lain juga berbeda" in compared(client, republish(page))


def test_a_redacted_version_is_not_compared(client, info):
    PublicVersion.objects.get(page_id=info.pk, number=1).redact("Menurut UU 27/2022.", at(JULY))
    page = words(client.get(ADDRESS))
    assert "Menurut UU 27/2022." in page
    assert "360" not in page
    assert "240" not in page


def test_a_comparison_costs_no_more_for_many_rows(client, db):
    counts = []
    for rows in (2, 20):
        milestones = [{"code": f"M{n}", "title": f"Tiang {n}", "planned_date": JULY} for n in range(rows)]
        program = make_program(slug=f"lampu-{rows}", milestones=milestones)
        changed = list(program.milestones.all())
        for row in changed:
            row.planned_date, row.evidence_picture = AUGUST, make_image()
        program.milestones = changed
        republish(program)
        address = f"{program.url}riwayat/?dari=1&ke=2"
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
