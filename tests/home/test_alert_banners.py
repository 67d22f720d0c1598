"""The notices above every page: shown from their start to their end, the most urgent first."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import AlertBanner
from home.templatetags.home_tags import alert_banners
from tests.builders import at, home, make_agency, make_alert, make_info, make_news

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def now(today):
    return at(today)


def shown(now):
    return [banner.text for banner in AlertBanner.objects.shown_at(now)]


@pytest.mark.parametrize(("expires", "visible"), [(None, True), (HOUR, True), (timedelta(0), False), (-HOUR, False)])
def test_a_banner_is_shown_until_it_expires(now, expires, visible):
    make_alert(expire_at=expires if expires is None else now + expires)
    assert bool(shown(now)) is visible


def test_a_draft_is_not_shown(now):
    make_alert(live=False)
    assert shown(now) == []


def test_a_banner_waits_for_its_start(now):
    banner = make_alert(live=False, text="Besok")
    banner.go_live_at = now + HOUR
    banner.save_revision().publish()
    assert shown(now) == []


def test_a_published_banner_is_shown(now):
    make_alert(live=False, text="Sekarang").save_revision().publish()
    assert shown(now) == ["Sekarang"]


def test_an_unpublished_banner_is_gone(now):
    make_alert().unpublish()
    assert shown(now) == []


def test_the_most_urgent_comes_first_and_then_the_newest(now):
    levels = AlertBanner.Level
    for text, level in (("a", levels.INFO), ("b", levels.URGENT), ("c", levels.WARNING), ("d", levels.URGENT)):
        make_alert(text=text, level=level)
    assert shown(now) == ["d", "b", "c", "a"]


def test_a_page_shows_two_at_most(now):
    for _ in range(3):
        make_alert()
    assert len(alert_banners()) == 2


@pytest.mark.parametrize("address", ["/", "/berita/", "/cari/", "/ikuti/", "/tidak-ada/"])
def test_a_banner_stands_on_every_page(client, address):
    make_news()
    make_alert(text="Listrik padam malam ini.")
    assert "Listrik padam malam ini." in client.get(address).content.decode()


def test_an_expired_banner_stands_on_no_page(client):
    home()
    make_alert(text="Sudah lewat.", expire_at=timezone.now() - HOUR)
    assert "Sudah lewat." not in client.get("/").content.decode()


def test_its_text_is_escaped(client):
    home()
    make_alert(text="<script>alert(1)</script>")
    assert b"<script>alert(1)" not in client.get("/").content


def test_it_leads_to_the_page_to_read_on(client):
    make_alert(page=make_info(title="Jadwal pemadaman", slug="jadwal"))
    page = client.get("/ikuti/").content.decode()
    assert "/jadwal/" in page


@pytest.mark.parametrize("how", ["draft", "private", "deleted"])
def test_it_names_no_page_that_is_not_public(client, how):
    page = make_info(title="Jadwal pemadaman", slug="jadwal")
    make_alert(text="Listrik padam.", page=page)
    if how == "draft":
        page.unpublish()
    elif how == "deleted":
        page.delete()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    html = client.get("/ikuti/").content.decode()
    assert "Listrik padam." in html
    assert "Jadwal pemadaman" not in html


@pytest.mark.parametrize("text", ["Hubungi Ani, 0812-3456-7890.", "NIK 1272011503850001 dicari."])
def test_a_banner_with_personal_data_is_refused_where_it_is_written(text, admin_client):
    home()
    address = reverse("wagtailsnippets_home_alertbanner:add")
    response = admin_client.post(address, {"text": text, "level": "1", "action-publish": "1"})
    assert set(response.context["form"].errors) == {"text"}
    assert text in response.content.decode()
    assert not AlertBanner.objects.exists()


def test_a_banner_may_name_an_offices_mobile_number(admin_client):
    home()
    make_agency(phone="0812-3456-7890")
    address = reverse("wagtailsnippets_home_alertbanner:add")
    admin_client.post(address, {"text": "Posko banjir: 0812-3456-7890.", "level": "1", "action-submit": "1"})
    assert AlertBanner.objects.get().workflow_in_progress
