"""How good search is: the usual measures over a collection of documents, queries and judgments.

A collection is a folder with ``corpus.jsonl`` or ``corpus.jsonl.xz`` (``id``, ``title``, ``body``, ``date``),
``queries.jsonl`` (``id``, ``text``, ``class``) and ``qrels.tsv`` (query, document, grade from 1 up, by tabs).
"""

import json
import lzma
from collections import defaultdict
from dataclasses import dataclass, field
from math import log2
from statistics import mean, quantiles


def read_corpus(folder):
    """The documents, one by one."""
    packed = folder / "corpus.jsonl.xz"
    with lzma.open(packed, "rt") if packed.exists() else (folder / "corpus.jsonl").open() as file:
        yield from map(json.loads, file)


def read_queries(folder):
    return [json.loads(line) for line in (folder / "queries.jsonl").read_text().splitlines()]


def read_judgments(folder):
    """By query, the grade of each relevant document."""
    judgments = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text().splitlines():
        query, document, grade = line.split("\t")
        judgments[query][document] = int(grade)
    return judgments


def ndcg(ranked, grades, depth=10):
    """Normalised discounted cumulative gain, with gains of 2^grade - 1 (Burges et al. 2005)."""

    def gain(found):
        return sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(found[:depth]))

    return gain([grades.get(document, 0) for document in ranked]) / gain(sorted(grades.values(), reverse=True))


def reciprocal_rank(ranked, grades, depth=10):
    return next((1 / rank for rank, document in enumerate(ranked[:depth], 1) if document in grades), 0)


def recall(ranked, grades, depth=20):
    return len(grades.keys() & set(ranked[:depth])) / len(grades)


@dataclass
class Scores:
    """The measures of the queries of one class, and how long each took, in seconds."""

    ndcg: list = field(default_factory=list)
    mrr: list = field(default_factory=list)
    recall: list = field(default_factory=list)
    empty: list = field(default_factory=list)
    seconds: list = field(default_factory=list)

    def add(self, ranked, grades, seconds):
        self.ndcg.append(ndcg(ranked, grades))
        self.mrr.append(reciprocal_rank(ranked, grades))
        self.recall.append(recall(ranked, grades))
        self.empty.append(not ranked)
        self.seconds.append(seconds)

    def row(self):
        return [mean(self.ndcg), mean(self.mrr), mean(self.recall), mean(self.empty)]


def evaluate(queries, judgments, find, clock):
    """Scores by query class. ``find`` gives the documents for a text, best first; ``clock``: seconds, monotonic."""
    scores = defaultdict(Scores)
    for query in queries:
        begun = clock()
        ranked = find(query["text"])
        scores[query["class"]].add(ranked, judgments[query["id"]], clock() - begun)
    return dict(scores)


def macro(scores):
    """The mean over the classes, in which each counts alike: nDCG@10, MRR@10, recall@20, rate of empty answers."""
    return [mean(column) for column in zip(*(score.row() for score in scores.values()), strict=True)]


def latency(scores):
    """Median and 95th percentile over all queries, in seconds."""
    cuts = quantiles([second for score in scores.values() for second in score.seconds], n=20)
    return cuts[9], cuts[18]
