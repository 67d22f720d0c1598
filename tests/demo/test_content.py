"""The content files themselves: complete, consistent, and nothing said twice."""

import re
from collections import defaultdict

import pytest

from cms.demo.files import CONTENT, read, read_all

PROGRAMS = read_all("programs")
NEWS = read_all("news")
SENTENCE = re.compile(r"[^.!?|\n]+[.!?]")


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def items():
    """Every page or row of the demo by name, with its own texts."""
    for folder in ("programs", "news", "events"):
        for path in sorted((CONTENT / folder).glob("*.toml")):
            row = read(f"{folder}/{path.stem}")
            for update in row.pop("updates", ()):
                yield f"{path.stem}/{update['slug']}", update
            yield f"{folder}/{path.stem}", row
    masterplan = read("masterplan")
    for book in masterplan.pop("books"):
        for chapter in book.pop("chapters"):
            yield f"{book['slug']}/{chapter['slug']}", chapter
        yield book["slug"], book
    yield "masterplan", masterplan
    for name, key in (("pages", "pages"), ("dimensions", "dimensions"), ("agencies", "agencies"), ("areas", "areas")):
        for row in read(name)[key]:
            yield f"{name}/{row['slug']}", row


def test_no_sentence_stands_in_two_items():
    places = defaultdict(set)
    for name, row in items():
        for text in texts(row):
            for sentence in SENTENCE.findall(text):
                words = sentence.lower().split()
                if len(words) >= 6:
                    places[" ".join(words)].add(name)
    assert {sentence: where for sentence, where in places.items() if len(where) > 1} == {}


def test_the_city_is_as_large_as_it_should_be():
    assert len(PROGRAMS) >= 24
    assert sum(len(program["updates"]) for program in PROGRAMS) >= 60
    assert len(NEWS) >= 40
    assert len(read_all("events")) >= 8
    assert len(read("agencies")["agencies"]) == 35
    assert len(read("areas")["areas"]) == 8
    assert all(len(book["chapters"]) >= 3 for book in read("masterplan")["books"])


def test_there_are_as_many_agencies_of_each_kind_as_took_part():
    kinds = [agency["kind"] for agency in read("agencies")["agencies"]]
    assert (kinds.count("dinas"), kinds.count("badan"), kinds.count("kecamatan")) == (17, 5, 8)


def test_every_dimension_has_two_quick_wins_and_every_horizon_occurs():
    wins = [program["dimension"] for program in PROGRAMS if program["quick_win"]]
    assert all(wins.count(code) >= 2 for code in ("GOV", "BRA", "ECO", "LIV", "SOC", "ENV"))
    assert {program["phase"] for program in PROGRAMS} == {"short", "medium", "long"}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program["slug"])
def test_a_programme_has_milestones_and_nothing_is_done_in_the_future(program):
    assert len(program["milestones"]) >= 4
    assert all(milestone.get("actual", 0) <= 0 for milestone in program["milestones"])


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program["slug"])
def test_a_moved_date_has_a_reason_and_a_day(program):
    for milestone in program["milestones"]:
        if milestone.get("original", milestone["planned"]) != milestone["planned"]:
            assert milestone["reason"]
            assert milestone["changed_on"] <= 0


@pytest.mark.parametrize("slug", ["lampu-jalan-pintar", "antrean-puskesmas", "bank-sampah"])
def test_the_three_whole_programmes_tell_a_dozen_dated_happenings_and_one_slip(slug):
    program = next(row for row in PROGRAMS if row["slug"] == slug)
    news = [row for row in NEWS if slug in row.get("programs", ())]
    slips = [m for m in program["milestones"] if m.get("original", m["planned"]) != m["planned"]]
    assert len(program["updates"]) + len(news) + len([m for m in program["milestones"] if "actual" in m]) >= 12
    assert len(slips) == 1


def test_contacts_are_under_example_domains_and_no_text_holds_a_nik():
    for name, row in items():
        for text in texts(row):
            assert not re.search(r"\b\d{16}\b", text), name
            for address in re.findall(r"[\w.+-]+@[\w.-]+", text):
                assert address.rstrip(".").endswith(".example"), (name, address)


def test_nothing_but_the_year_2023_is_dated_absolutely():
    month = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
    dated = re.compile(rf"\b\d{{1,2}} ({month}) (?!2023)\d{{4}}|\b({month}) (?!2023)20\d\d")
    found = [(name, match[0]) for name, row in items() for text in texts(row) for match in dated.finditer(text)]
    assert found == []
