"""What is not public is neither found, counted, listed among the facets nor suggested, from the same moment on."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.publishing.scheduling import publish_scheduled
from search.query import suggest
from tests.builders import make_info, make_news, republish

from .asking import counted, facets, found


def is_gone(text):
    asked = (text, "")
    return not any(found(words) or counted(words) or facets(words).get("jenis") for words in asked) and not suggest(
        text
    )


@pytest.fixture
def lamp():
    page = make_info(title="Lampu")
    assert found("lampu") == found() == ["Lampu"]
    assert counted("lampu") == 1
    assert facets("lampu")["jenis"] == {"informasi": 1}
    return page


def test_what_is_unpublished_is_gone(lamp):
    lamp.unpublish()
    assert is_gone("lampu")


def test_what_is_deleted_is_gone(lamp):
    lamp.delete()
    assert is_gone("lampu")


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
def test_what_becomes_private_is_gone_and_comes_back(lamp, kind):
    restriction = PageViewRestriction.objects.create(page=lamp, restriction_type=kind, password="rahasia")
    assert is_gone("lampu")
    restriction.delete()
    assert (found("lampu"), counted("lampu")) == (["Lampu"], 1)


def test_what_moves_below_something_private_is_gone(lamp):
    private = make_info(title="Rapat", slug="rapat")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    lamp.move(private, pos="last-child")
    assert is_gone("lampu")


def test_what_has_expired_is_gone_with_the_next_round_of_the_worker(lamp):
    lamp.expire_at = timezone.now() + timedelta(minutes=1)
    republish(lamp)
    publish_scheduled(timezone.now() + timedelta(minutes=2))
    assert is_gone("lampu")


def test_a_draft_is_never_there():
    page = make_info(title="Taman")
    page.unpublish()
    page.title = "Lampu"
    page.save_revision()
    assert is_gone("lampu")


def test_a_change_takes_the_place_of_what_was_there(lamp):
    lamp.title = "Lentera"
    republish(lamp)
    assert found("lampu") == suggest("lampu") == []
    assert (found("lentera"), counted("lampu"), counted("lentera")) == (["Lentera"], 0, 1)


def test_a_page_that_lost_a_value_is_no_longer_counted_with_it():
    news = make_news(title="Lampu")
    news.date -= timedelta(days=400)
    republish(news)
    assert list(facets("lampu")["tahun"].values()) == [1]
