"""Synthetic programmes and news in any number, for measuring how the site bears volume. The same seed, the same pages.

Their words are those of a city's programmes and then all other Indonesian roots, the n-th as often as 1/n says (Zipf's
law), so that lists, filters and searches have as much to do as with real texts.
"""

from datetime import date, timedelta
from itertools import accumulate, chain, islice
from random import Random

from django.db import transaction

from cms.publishing.indexing import searchable_after_commit
from news.models import NewsCategory, NewsIndexPage, NewsPage
from programs.models import Agency, Area, DimensionPage, ProgramPage
from search.language.stems import dictionary
from tests import builders

from .files import read

AT_ONCE = 100  # Pages in one transaction.
DAYS = 3 * 365  # Over so many days until today the news are spread.
SENTENCES = (5, 30)  # In the text of a page, at least and at most.


class Bulk:
    """Adds pages below the first list of programmes and the first of news, and makes what they refer to if need be."""

    def __init__(self, seed, today: date):
        self.random = Random(seed)  # noqa: S311  # Reproducible on purpose; nothing secret depends on it.
        self.today = today
        self.words = read("bulk")
        self.vocabulary = [*self.words["words"], *self.random.sample(sorted(dictionary()), k=len(dictionary()))]
        self.weights = list(accumulate(1 / rank for rank, _word in enumerate(self.vocabulary, start=1)))
        self.programs = builders.program_index()
        self.news_list = builders.first(NewsIndexPage) or builders.make_news_index()
        self.agencies = list(Agency.objects.order_by("pk")) or [builders.make_agency()]
        self.areas = list(Area.objects.order_by("pk")) or [builders.make_area()]
        self.dimensions = list(DimensionPage.objects.order_by("pk")) or [builders.make_dimension()]
        self.categories = list(NewsCategory.objects.order_by("pk")) or [builders.make_category()]

    def add(self, programs, news):
        """Add so many programmes and news. Yields after each batch how many pages are stored."""
        plan = chain(
            ((self.add_program, number) for number in after(ProgramPage, programs)),
            ((self.add_news, number) for number in after(NewsPage, news)),
        )
        while batch := list(islice(plan, AT_ONCE)):
            with searchable_after_commit(ProgramPage), searchable_after_commit(NewsPage), transaction.atomic():
                for add, number in batch:
                    add(number)
            yield len(batch)

    def add_program(self, number):
        start = self.today - timedelta(days=self.random.randrange(DAYS))
        page = builders.make_program(
            self.programs,
            title=self.title(number),
            slug=f"program-massal-{number}",
            code=f"M-{number:05}",
            summary=self.sentence(),
            story=builders.paragraphs(*self.paragraphs()),
            dimension=self.random.choice(self.dimensions),
            lead_agency=self.random.choice(self.agencies),
            supporting_agencies=self.random.sample(self.agencies, min(2, len(self.agencies))),
            areas=self.random.sample(self.areas, min(2, len(self.areas))),
            start_date=start,
            end_date=start + timedelta(days=365),
            milestones=[self.milestone(step, start) for step in range(4)],
            is_example=True,
        )
        builders.backdate(page, builders.at(start))

    def milestone(self, step, start):
        """A step due every 90 days; those that are due are done, some of them late."""
        planned = start + timedelta(days=90 * (step + 1))
        done = planned + timedelta(days=self.random.randrange(-10, 20))
        done = done if done <= self.today else None
        return {"title": f"Tahap {step + 1}: {self.sentence()}"[:200], "planned_date": planned, "actual_date": done}

    def add_news(self, number):
        moment = builders.at(self.today - timedelta(days=self.random.randrange(DAYS)))
        page = builders.make_news(
            self.news_list,
            title=self.title(number),
            slug=f"berita-massal-{number}",
            summary=self.sentence(),
            date=moment,
            body=builders.paragraphs(*self.paragraphs()),
            categories=[self.random.choice(self.categories)],
            is_example=True,
        )
        builders.backdate(page, moment)

    def title(self, number):
        verb, thing = self.random.choice(self.words["verbs"]), self.random.choice(self.words["things"])
        return f"{verb} {thing} di {self.random.choice(self.areas).name}, bagian {number}"

    def sentence(self):
        words = self.random.choices(self.vocabulary, cum_weights=self.weights, k=self.random.randrange(6, 16))
        return f"{' '.join(words).capitalize()}."

    def paragraphs(self):
        sentences = [self.sentence() for _number in range(self.random.randint(*SENTENCES))]
        return [" ".join(sentences[at : at + 5]) for at in range(0, len(sentences), 5)]


def after(model, count):
    """So many numbers that no page has yet, for titles, codes and addresses."""
    begin = model.objects.count() + 1
    return range(begin, begin + count)
