import json
import tempfile
from pathlib import Path
from time import perf_counter

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from news.models import NewsPage
from search import engines, evaluation, knowledge
from search.language.lexicon import Lexicon
from search.query import Found, SearchFilters, Spelling, no_correction
from search.understanding import understand

ADDRESS = "https://koleksi.invalid/"  # Of the documents of a collection, once they are news on a scratch site.
DEPTH = 20
PARTS = ("acronyms", "synonyms", "spelling", "ranking")
ENGINES = {"database": engines.DATABASE, "elasticsearch": engines.ELASTICSEARCH}


class Command(BaseCommand):
    help = "Measures search on a collection: nDCG@10, MRR@10, recall@20, empty answers, latency. For a scratch site."

    def add_arguments(self, parser):
        parser.add_argument("collection", type=Path, help="folder with corpus, queries and judgments")
        parser.add_argument("--load", action="store_true", help="first bring the corpus in, as news, and index it")
        parser.add_argument("--engine", choices=ENGINES, help="other than the one that answers now")
        parser.add_argument("--without", nargs="*", default=[], choices=PARTS, help="leave out, to see what it adds")

    def handle(self, collection, load, engine, without, **options):
        if load:
            self.load(collection)
        self.engine = ENGINES[engine] if engine else engines.answering()
        if self.engine == engines.ELASTICSEARCH != engines.answering():
            raise CommandError("Elasticsearch does not answer on this site: see ELASTICSEARCH_URL, and update_index.")
        self.documents = {
            pk: address.removeprefix(ADDRESS)
            for pk, address in NewsPage.objects.filter(source_url__startswith=ADDRESS).values_list("pk", "source_url")
        }
        if not self.documents:
            raise CommandError("The collection is not on this site. Bring it in with --load.")
        self.lexicon, self.statistics, self.without = self.lexicon_without(without), knowledge.statistics(), without
        queries, judgments = evaluation.read_queries(collection), evaluation.read_judgments(collection)
        scores = evaluation.evaluate(queries, judgments, self.find, perf_counter)
        if self.engine == engines.ELASTICSEARCH != engines.answering():
            raise CommandError("Elasticsearch failed meanwhile, and the database answered in its place.")
        self.report(scores)

    def load(self, collection):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
            for document in evaluation.read_corpus(collection):
                row = {name: document[name] for name in ("title", "body")}
                row |= {"date": document["date"] or "2000-01-01", "source_url": ADDRESS + document["id"]}
                file.write(json.dumps(row) + "\n")
            file.flush()
            call_command("import_news", file.name)
        call_command("update_index")

    def lexicon_without(self, parts):
        lexicon = knowledge.lexicon().copy()
        for part, relation in (("acronyms", "equals"), ("synonyms", "neighbours")):
            if part in parts:
                setattr(lexicon, relation, getattr(Lexicon(), relation))
        return lexicon

    def find(self, text):
        correct = no_correction if "spelling" in self.without else Spelling(self.lexicon, self.statistics)
        found = Found(understand(text, self.lexicon, correct), SearchFilters(), self.statistics)
        found.engine = self.engine
        keys = [entry.pk for entry in found.matches[:DEPTH]] if "ranking" in self.without else found.keys(0, DEPTH)
        return [self.documents.get(key, "") for key in keys]

    def report(self, scores):
        line = "{:<10}{:>9}{:>9}{:>11}{:>8}"
        self.stdout.write(line.format("class", "nDCG@10", "MRR@10", "recall@20", "empty"))
        rows = {name: score.row() for name, score in scores.items()} | {"macro": evaluation.macro(scores)}
        for name, values in rows.items():
            self.stdout.write(line.format(name, *(f"{value:.3f}" for value in values)))
        median, slow = evaluation.latency(scores)
        self.stdout.write(f"latency: p50 {median * 1000:.0f} ms, p95 {slow * 1000:.0f} ms")
