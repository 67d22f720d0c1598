"""What search knows of the site: counted by the worker, kept while it holds, anew when it does not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import knowledge
from search.language.lexicon import general, phrase
from search.models import SearchEntry, SearchSynonyms, StoredStatistics
from search.statistics import Statistics
from tests.builders import home, make_info, make_synonyms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    home()


def test_before_anything_is_counted_nothing_is_known():
    assert knowledge.statistics() == Statistics()


def test_what_is_counted_is_known_as_it_was_gathered():
    make_info(title="Lampu jalan", summary="Lampu.")
    knowledge.count()
    statistics = knowledge.statistics()
    assert statistics.documents == SearchEntry.objects.count()
    assert (statistics.words["lampu"], statistics.stems["jalan"], statistics.words["tidakada"]) == (1, 1, 0)
    assert statistics.average_lengths[0] > 0


def test_known_words_cost_one_small_query_each_time():
    make_info(title="Lampu")
    knowledge.count()
    knowledge.statistics()
    with CaptureQueriesContext(connection) as queries:
        assert knowledge.statistics() is knowledge.statistics()
    assert len(queries) == 2
    assert not any("content" in query["sql"] for query in queries)


def test_another_count_is_known_at_once():
    knowledge.count()
    knowledge.statistics()
    make_info(title="Trotoar")
    knowledge.count()
    assert knowledge.statistics().words["trotoar"] == 1


class TestTheWorker:
    def counted(self, now):
        before = StoredStatistics.objects.values_list("counted_at", flat=True).first()
        knowledge.count_changed(now)
        return StoredStatistics.objects.values_list("counted_at", flat=True).first() != before

    def test_it_counts_the_first_time_and_then_only_what_changed(self):
        now = timezone.now() + timedelta(seconds=1)
        assert self.counted(now)
        assert not self.counted(now + timedelta(hours=1))

    def test_it_waits_five_minutes_after_the_last_time(self):
        now = timezone.now()
        knowledge.count(now)
        make_info(title="Trotoar")
        assert not self.counted(now + timedelta(minutes=4))
        assert self.counted(now + timedelta(minutes=5))

    def test_a_page_that_goes_is_a_change(self):
        page = make_info(title="Trotoar")
        now = timezone.now() + timedelta(seconds=1)
        knowledge.count(now)
        page.delete()
        assert self.counted(now + timedelta(minutes=5))

    def test_a_page_that_says_something_else_is_a_change(self):
        page = make_info(title="Trotoar")
        now = timezone.now() - timedelta(hours=1)
        knowledge.count(now)
        page.save_revision().publish()
        assert self.counted(timezone.now())


class TestTheLexicon:
    def test_without_a_register_it_is_the_general_one(self):
        assert knowledge.lexicon() is general()

    def test_the_register_adds_to_it_and_leaves_the_general_one_alone(self):
        make_synonyms("becak hantu", "bentor")
        make_synonyms("BSN", "Balai Siantar Nauli", kind=SearchSynonyms.Kind.ACRONYM)
        lexicon = knowledge.lexicon()
        assert phrase("becak hantu") in lexicon.neighbours[("bentor",)]
        assert phrase("Balai Siantar Nauli") in lexicon.equals[("bsn",)]
        assert ("bsn",) not in general().equals
        assert ("ktp",) in lexicon.equals

    def test_a_group_that_changes_or_goes_is_in_force_at_once(self):
        group = make_synonyms("bentor", "becak hantu")
        assert ("bentor",) in knowledge.lexicon().neighbours
        group.terms = "oplet\nangkot tua"
        group.save()
        assert ("bentor",) not in knowledge.lexicon().neighbours
        group.delete()
        assert knowledge.lexicon() is general()
