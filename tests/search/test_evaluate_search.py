"""The command that measures, on a collection of four documents."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from news.models import NewsPage
from search import engines
from search.management.commands.evaluate_search import Command
from tests.builders import home, make_news_index

pytestmark = pytest.mark.django_db

CORPUS = [
    ("a", "Lampu jalan menyala di pusat kota", "Warga senang karena terang.", "2024-05-01"),
    ("b", "Puskesmas membuka layanan malam", "Pusat kesehatan masyarakat buka sampai malam.", "2024-05-02"),
    ("c", "Pasar ikan ramai", "Harga naik menjelang hari raya.", "2024-05-03"),
    ("d", "Trayek lama berakhir", "Mikrolet lama diganti.", ""),
]
QUERIES = [
    ("1", "lampu jalan", "exact", {"a": 1}),
    ("2", "puskesams", "typo", {"b": 1}),
    ("3", "angkot", "synonym", {"d": 2}),
    ("4", "pusat kesehatan masyarakat malam", "acronym", {"b": 1}),
]


@pytest.fixture
def collection(tmp_path):
    home()
    make_news_index()
    documents = [dict(zip(("id", "title", "body", "date"), row, strict=True)) for row in CORPUS]
    queries = [{"id": key, "text": text, "class": kind} for key, text, kind, _grades in QUERIES]
    for name, rows in (("corpus", documents), ("queries", queries)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines = [f"{key}\t{document}\t{grade}\n" for key, *_rest, grades in QUERIES for document, grade in grades.items()]
    (tmp_path / "qrels.tsv").write_text("".join(lines))
    return tmp_path


def measure(collection, **options):
    """By class, what the command prints: nDCG, MRR, recall, empty."""
    out = StringIO()
    call_command("evaluate_search", collection, stdout=out, **options)
    head, *rows, latency = out.getvalue().splitlines()
    assert head.split() == ["class", "nDCG@10", "MRR@10", "recall@20", "empty"]
    assert latency.startswith("latency: p50 ")
    return {row.split()[0]: [float(value) for value in row.split()[1:]] for row in rows}


def test_a_collection_is_brought_in_as_news_and_measured(collection):
    rows = measure(collection, load=True)
    assert NewsPage.objects.count() == len(CORPUS)
    assert rows == dict.fromkeys(["exact", "typo", "synonym", "acronym", "macro"], [1, 1, 1, 0])


def test_what_is_on_the_site_is_measured_without_loading_it_again(collection):
    measure(collection, load=True)
    measure(collection)
    assert NewsPage.objects.count() == len(CORPUS)


def test_loading_twice_brings_in_nothing_twice(collection):
    measure(collection, load=True)
    measure(collection, load=True)
    assert NewsPage.objects.count() == len(CORPUS)


@pytest.mark.parametrize(("part", "kind"), [("spelling", "typo"), ("synonyms", "synonym")])
def test_without_a_part_the_queries_that_need_it_fail(collection, part, kind):
    measure(collection, load=True)
    without = measure(collection, without=[part])
    assert without[kind][0] < 1
    assert without["exact"][0] == 1


def test_all_parts_can_be_left_out(collection):
    measure(collection, load=True)
    without = measure(collection, without=["acronyms", "synonyms", "spelling", "ranking"])
    assert without["exact"][0] == 1
    assert without["typo"] == [0, 0, 0, 1]


def test_the_database_can_be_asked_for_by_name(collection):
    assert measure(collection, load=True, engine="database")["macro"][0] == 1


def test_a_collection_that_is_not_on_the_site_is_said_to_be_missing(collection):
    with pytest.raises(CommandError, match="--load"):
        measure(collection)


def test_an_engine_that_does_not_answer_is_not_measured(collection):
    with pytest.raises(CommandError, match="Elasticsearch does not answer"):
        measure(collection, engine="elasticsearch")


def test_a_part_or_an_engine_that_there_is_not_is_refused(collection):
    with pytest.raises(CommandError, match="ranking"):
        call_command("evaluate_search", str(collection), "--without", "magic")
    with pytest.raises(CommandError, match="database"):
        call_command("evaluate_search", str(collection), "--engine", "solr")


def test_elasticsearch_is_not_credited_with_what_the_database_answered(collection, monkeypatch):
    measure(collection, load=True)
    answering = iter([engines.ELASTICSEARCH, engines.DATABASE])  # It fails between the first look and the last.
    monkeypatch.setattr(engines, "answering", lambda: next(answering))
    monkeypatch.setattr(Command, "find", lambda command, text: [])
    with pytest.raises(CommandError, match="the database answered in its place"):
        measure(collection, engine="elasticsearch")
