"""Synthetic volume for load tests."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cms.demo.bulk import Bulk
from cms.demo.removal import remove_examples
from news.models import NewsPage
from programs.models import Milestone, ProgramPage
from search.models import SearchEntry
from tests.builders import make_program

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


def load(**options):
    call_command("load_bulk", verbosity=0, **options)


def what_is_made(seed):
    """What is told of four pages of a seed, on an empty site."""
    with transaction.atomic():
        list(Bulk(seed, TODAY).add(programs=2, news=2))
        told = list(NewsPage.objects.order_by("pk").values_list("title", "summary", "date"))
        told += ProgramPage.objects.order_by("pk").values_list("title", "summary", "start_date")
        transaction.set_rollback(True)
    return told


def test_as_many_are_added_as_were_asked_for_all_public_marked_and_found(client):
    load(programs=2, news=3)
    assert (ProgramPage.objects.published().count(), NewsPage.objects.published().count()) == (2, 3)
    assert all(page.is_example for page in [*ProgramPage.objects.all(), *NewsPage.objects.all()])
    assert Milestone.objects.count() == 8
    pages = {*ProgramPage.objects.values_list("pk", flat=True), *NewsPage.objects.values_list("pk", flat=True)}
    assert pages <= set(SearchEntry.objects.values_list("pk", flat=True))
    assert client.get(NewsPage.objects.first().url).status_code == 200
    assert client.get(ProgramPage.objects.first().url).status_code == 200


def test_the_same_seed_makes_the_same_and_another_seed_something_else():
    assert what_is_made(seed=1) == what_is_made(seed=1)
    assert what_is_made(seed=1) != what_is_made(seed=2)


def test_more_can_be_added_beside_what_is_there():
    make_program(code="P-01")
    load(programs=1)
    load(programs=1, news=1)
    assert ProgramPage.objects.count() == 3
    assert ProgramPage.objects.values("code").distinct().count() == 3


def test_they_go_with_the_examples():
    load(programs=1, news=1)
    remove_examples()
    assert not ProgramPage.objects.exists()
    assert not NewsPage.objects.exists()


def test_a_negative_number_is_refused():
    with pytest.raises(CommandError, match="not negative"):
        load(news=-1)
