import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from home.models import InfoPage
from tests import builders
from tests.moderation.checks.sent import NIK

pytestmark = pytest.mark.django_db


@pytest.fixture
def parent():
    page = builders.make_info(title="Layanan", slug="layanan")
    page.unpublish()
    return page


def publish_many(client, *pages, **options):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    response = client.post(f"{address}?{chosen}&next=/admin/pages/", options)
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def live(*pages):
    return [InfoPage.objects.get(pk=page.pk).live for page in pages]


def draft(parent, **fields):
    page = builders.make_info(parent, **fields)
    page.unpublish()
    return page


def test_pages_that_are_ready_are_published(parent, admin_client):
    child = draft(parent, slug="loket")
    publish_many(admin_client, parent, child)
    assert live(parent, child) == [True, True]


def test_one_with_a_finding_holds_all_back_and_is_named(parent, admin_client):
    child = draft(parent, title="Loket", slug="loket", summary=f"NIK {NIK}")
    told = publish_many(admin_client, parent, child)
    assert "Loket" in told
    assert NIK not in told
    assert live(parent, child) == [False, False]


def test_drafts_below_are_looked_at_when_they_come_along(parent, admin_client):
    child = draft(parent, title="Loket", slug="loket", summary=f"NIK {NIK}")
    assert "Loket" in publish_many(admin_client, parent, include_descendants="on")
    assert live(parent, child) == [False, False]
    publish_many(admin_client, parent)
    assert live(parent, child) == [True, False]


def test_a_changed_public_page_needs_its_note(admin_client):
    page = builders.make_info(slug="layanan")
    page.title = "Layanan baru"
    page.save_revision()
    publish_many(admin_client, page)
    assert InfoPage.objects.get().title != "Layanan baru"
    page.change_note, page.change_significance = "Nama baru.", "minor"
    page.save_revision()
    publish_many(admin_client, page)
    assert InfoPage.objects.get().title == "Layanan baru"


def test_other_actions_on_many_pages_go_on(parent, admin_client):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    admin_client.post(f"{address}?id={parent.pk}&next=/admin/pages/")
    assert not InfoPage.objects.exists()
