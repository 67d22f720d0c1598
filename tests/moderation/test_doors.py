"""The one door to the public is approval: every other way is shut, for superusers too, and nothing typed is lost."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page

from cms.moderation.gates import four_eyes_message
from home.models import AlertBanner, InfoPage
from tests.builders import home, make_alert, make_info

from .desk import said

PEOPLE = ["editor", "head", "administrator"]


@pytest.fixture
def desk(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("desk", PEOPLE, indirect=True)
def test_publishing_a_change_directly_keeps_it_as_a_draft_and_says_why(desk):
    page = make_info(title="Lama")
    response = desk.edit(page, "publish", title="Baru")
    assert (page.title, page.draft_title) == ("Lama", "Baru")
    assert four_eyes_message() in said(response)


@pytest.mark.parametrize("desk", PEOPLE, indirect=True)
def test_publishing_a_new_page_directly_keeps_it_as_a_draft(desk):
    url = reverse("wagtailadmin_pages:add", args=["home", "infopage", home().pk])
    data = desk.form(url, InfoPage())
    data.update({"title": "Baru", "slug": "baru", "summary": "Isi.", "action-publish": "1"})
    response = desk.client.post(url, data, follow=True)
    assert not InfoPage.objects.get(slug="baru").live
    assert four_eyes_message() in said(response)


def draft():
    page = make_info(title="Rancangan")
    page.unpublish()
    return page


def test_publishing_many_pages_at_once_is_refused(administrator):
    page = draft()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}"
    response = administrator.client.post(url, follow=True)
    assert not Page.objects.get(pk=page.pk).live
    assert four_eyes_message() in said(response)


@pytest.mark.parametrize("way", ["publish_copies", "alias"])
def test_a_copy_is_never_public_at_once(way, administrator):
    page = make_info(title="Asli", slug="asli")
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {"new_title": "Salinan", "new_slug": "salinan", "new_parent_page": home().pk, way: "1"}
    administrator.client.post(url, data)
    assert not Page.objects.filter(slug="salinan").exists()


def test_an_alert_is_not_published_directly(administrator):
    alert = make_alert(text="Lama")
    url = reverse(AlertBanner.snippet_viewset.get_url_name("edit"), args=[alert.pk])
    response = administrator.client.post(url, {"text": "Baru", "level": 1, "action-publish": "1"}, follow=True)
    alert.refresh_from_db()
    assert alert.text == "Lama"
    assert alert.get_latest_revision_as_object().text == "Baru"
    assert four_eyes_message() in said(response)


@pytest.mark.parametrize(
    ("desk", "live"), [("editor", True), ("head", False), ("administrator", False)], indirect=["desk"]
)
def test_withdrawing_a_page_takes_the_right_to_publish(desk, live):
    page = make_info()
    desk.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert Page.objects.get(pk=page.pk).live is live


def test_an_autosave_does_not_change_what_is_being_looked_at(editor, other_editor):
    page = make_info(title="Lama")
    editor.edit(page, "submit", title="Baru")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = other_editor.form(url, page)
    data["title"] = "Lain"
    answer = other_editor.client.post(url, data, headers={"accept": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error_message"] == gettext(
        "The page is being looked at. Save it with the button; its approval then starts anew."
    )
    page.refresh_from_db()
    assert page.draft_title == "Baru"
