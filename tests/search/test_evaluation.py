"""The measures, against values computed by hand."""

import json
import lzma
from itertools import count
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.evaluation import (
    evaluate,
    latency,
    macro,
    ndcg,
    read_corpus,
    read_judgments,
    read_queries,
    recall,
    reciprocal_rank,
)


def test_ndcg_of_the_best_order_is_1_and_of_none_0():
    assert ndcg(["a", "b"], {"a": 2, "b": 1}) == 1
    assert ndcg([], {"a": 1}) == ndcg(["x"], {"a": 1}) == 0


def test_ndcg_gains_2_to_the_grade_less_1_discounted_by_the_logarithm_of_the_rank():
    """Gains 3 for a, 1 for b: found in second and third place, at best in first and second."""
    best = 3 / log2(2) + 1 / log2(3)
    assert ndcg(["x", "a", "b"], {"a": 2, "b": 1}) == pytest.approx((3 / log2(3) + 1 / log2(4)) / best)
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(0.6309, abs=1e-4)


def test_what_comes_after_the_tenth_place_does_not_count():
    eleven = [str(n) for n in range(10)] + ["a"]
    assert ndcg(eleven, {"a": 1}) == reciprocal_rank(eleven, {"a": 1}) == 0
    assert recall(eleven, {"a": 1}) == 1


def test_more_answers_than_places_can_still_be_perfect():
    grades = {str(n): 1 for n in range(30)}
    assert ndcg([str(n) for n in range(10)], grades) == 1
    assert recall([str(n) for n in range(30)], grades) == pytest.approx(20 / 30)


@pytest.mark.parametrize(("ranked", "value"), [(["a"], 1), (["x", "a"], 1 / 2), (["x", "y", "b", "a"], 1 / 3), ([], 0)])
def test_the_reciprocal_rank_is_that_of_the_first_answer(ranked, value):
    assert reciprocal_rank(ranked, {"a": 1, "b": 1}) == value


@given(
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 4), min_size=1),
)
def test_every_measure_is_between_0_and_1(ranked, grades):
    for value in (ndcg(ranked, grades), reciprocal_rank(ranked, grades), recall(ranked, grades)):
        assert 0 <= value <= 1 + 1e-9


QUERIES = [
    {"id": "1", "text": "satu", "class": "exact"},
    {"id": "2", "text": "dua", "class": "exact"},
    {"id": "3", "text": "tiga", "class": "typo"},
]
JUDGMENTS = {"1": {"a": 1}, "2": {"b": 1}, "3": {"c": 1, "d": 1}}


def scores():
    answers = {"satu": ["a"], "dua": [], "tiga": ["x", "c"]}
    ticks = count()
    return evaluate(QUERIES, JUDGMENTS, answers.get, lambda: next(ticks) ** 2)


def test_scores_are_means_by_class():
    rows = {name: score.row() for name, score in scores().items()}
    assert rows["exact"] == [0.5, 0.5, 0.5, 0.5]
    assert rows["typo"] == [pytest.approx((1 / log2(3)) / (1 + 1 / log2(3))), 0.5, 0.5, 0]


def test_the_macro_mean_counts_each_class_alike():
    exact, typo = (score.row() for score in scores().values())
    assert macro(scores()) == [pytest.approx((one + other) / 2) for one, other in zip(exact, typo, strict=True)]


def test_the_latency_is_that_of_all_queries():
    """They take 1, 5 and 9 seconds by the clock of the test."""
    median, slow = latency(scores())
    assert median == 5
    assert slow > 9


@pytest.mark.parametrize("packed", [True, False])
def test_a_collection_is_read_from_its_folder(tmp_path, packed):
    document = {"id": "a", "title": "Lampu é", "body": "Isi.", "date": None}
    line = json.dumps(document, ensure_ascii=False) + "\n"
    if packed:
        (tmp_path / "corpus.jsonl.xz").write_bytes(lzma.compress(line.encode()))
    else:
        (tmp_path / "corpus.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(query) + "\n" for query in QUERIES))
    (tmp_path / "qrels.tsv").write_text("1\ta\t1\n3\tc\t2\n3\td\t1\n")
    assert list(read_corpus(tmp_path)) == [document]
    assert read_queries(tmp_path) == QUERIES
    assert read_judgments(tmp_path) == {"1": {"a": 1}, "3": {"c": 2, "d": 1}}
