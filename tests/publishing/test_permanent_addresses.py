"""Addresses that never die: redirects after renames and moves, the permalink, and what tells of a withdrawn page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, PageViewRestriction

from cms.publishing.models import Tombstone
from cms.publishing.scheduling import publish_scheduled
from tests.builders import (
    draft,
    home,
    make_dimension,
    make_info,
    make_masterplan,
    make_news,
    make_news_index,
    make_program,
    make_update,
    republish,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    return home()


@pytest.fixture
def page():
    return make_info(title="Jembatan gantung", slug="jembatan")


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publish a page under another name, as an editor does: Wagtail makes redirects after the commit."""

    def rename(page, slug):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            return republish(page)

    return rename


def end_of(client, address):
    """Where an address leads in the end."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain[-1][0] if answer.redirect_chain else address


class TestRenamesAndMoves:
    def test_the_old_address_leads_to_the_new_one_for_good(self, rename, client, page):
        rename(page, "jembatan-baru")
        answer = client.get("/jembatan/")
        assert answer.status_code == 301
        assert answer["Location"].endswith("/jembatan-baru/")

    def test_after_many_renames_every_old_address_leads_there_in_one_step(self, rename, client, page):
        for slug in ("dua", "tiga", "empat"):
            rename(page, slug)
        for old in ("jembatan", "dua", "tiga"):
            answer = client.get(f"/{old}/", follow=True)
            assert [address for address, _status in answer.redirect_chain] == ["/empat/"]

    def test_renamed_back_it_stands_where_it_stood(self, rename, client, page):
        rename(page, "dua")
        rename(page, "jembatan")
        assert client.get("/jembatan/").status_code == 200
        assert end_of(client, "/dua/") == "/jembatan/"

    def test_what_stands_below_is_redirected_too(self, rename, client):
        program = make_program(slug="lampu")
        make_update(program, slug="tiang")
        rename(program, "penerangan")
        assert end_of(client, "/program/lampu/tiang/") == "/program/penerangan/tiang/"

    def test_a_page_two_levels_below_one_that_was_renamed_is_redirected(self, rename, client):
        masterplan = make_masterplan(slug="masterplan")
        make_dimension(masterplan, title="Hidup", slug="hidup")
        make_update(make_program(slug="lampu"), slug="tiang")
        rename(Page.objects.get(slug="program").specific, "daftar")
        assert end_of(client, "/program/lampu/tiang/") == "/daftar/lampu/tiang/"
        rename(masterplan, "rencana")
        assert end_of(client, "/masterplan/hidup/") == "/rencana/hidup/"

    def test_a_page_that_moved_is_redirected_with_what_hangs_on_it(self, client, site):
        news = make_news(make_news_index(slug="berita"), slug="kabar")
        archive = make_news_index(site, title="Arsip", slug="arsip")
        news.move(archive, pos="last-child")
        assert end_of(client, "/berita/kabar/") == "/arsip/kabar/"

    def test_another_page_may_take_the_old_address_and_is_served_there(self, rename, client, page, site):
        rename(page, "jembatan-lama")
        make_info(site, title="Jembatan baru", slug="jembatan")
        assert "Jembatan baru" in client.get("/jembatan/").content.decode()

    def test_a_draft_that_is_renamed_redirects_only_when_it_is_published(self, client, page):
        page.slug = "nanti"
        page.save_revision()
        assert client.get("/jembatan/").status_code == 200
        assert not Redirect.objects.exists()

    def test_a_translation_has_redirects_of_its_own(self, rename, client, site, page):
        english = Locale.objects.create(language_code="en")
        site.copy_for_translation(english).get_latest_revision().publish()
        translated = page.copy_for_translation(english)
        translated.slug = "bridge"
        translated.save_revision().publish()
        rename(translated, "suspension-bridge")
        assert end_of(client, "/en/bridge/") == "/en/suspension-bridge/"
        assert client.get("/jembatan/").status_code == 200


class TestWhatRedirectsDoNotKnow:
    def test_feed_and_history_of_a_renamed_page_are_where_it_is_now(self, rename, client):
        program = make_program(slug="lampu")
        rename(program, "penerangan")
        for hanging in ("umpan.atom", "riwayat/", "kalender.ics"):
            answer = client.get(f"/program/lampu/{hanging}?dari=1")
            assert (answer.status_code, answer["Location"]) == (301, f"/program/penerangan/{hanging}?dari=1")

    def test_a_process_that_died_before_the_redirect_was_made(self, client, page):
        page.slug = "jembatan-baru"
        republish(page)  # Whatever was to come after the commit does not.
        assert not Redirect.objects.exists()
        for old in ("/jembatan/", "/jembatan"):
            assert end_of(client, old) == "/jembatan-baru/"

    def test_every_address_of_a_deleted_page_is_gone(self, rename, client, page):
        page = rename(page, "dua")
        rename(page, "tiga").delete()
        for old in ("/jembatan/", "/dua/", "/tiga/"):
            assert client.get(old).status_code == 410

    def test_an_address_is_that_of_the_last_page_that_stood_there(self, rename, client, page, site):
        rename(page, "jembatan-lama")
        second = make_info(site, title="Jembatan beton", slug="jembatan")
        second.unpublish()
        answer = client.get("/jembatan/")
        assert answer.status_code == 410
        assert "Jembatan beton" in answer.content.decode()

    def test_a_draft_at_an_old_address_does_not_stand_in_the_way(self, rename, client, page, site):
        rename(page, "jembatan-baru")
        draft(site, type(page)(title="Nanti", slug="jembatan", summary="."))
        assert end_of(client, "/jembatan/") == "/jembatan-baru/"

    def test_a_page_that_is_private_now_is_not_told_of(self, client, page):
        page.slug = "rahasia"
        page = republish(page)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/jembatan/").status_code == 404

    def test_a_translation_without_a_redirect(self, client, site, page):
        english = Locale.objects.create(language_code="en")
        site.copy_for_translation(english).get_latest_revision().publish()
        translated = page.copy_for_translation(english)
        translated.slug = "bridge"
        translated.save_revision().publish()
        translated = type(page).objects.get(pk=translated.pk)
        translated.slug = "suspension-bridge"
        republish(translated)
        assert end_of(client, "/en/bridge/") == "/en/suspension-bridge/"
        assert client.get("/bridge/").status_code == 404

    def test_an_address_below_a_page_that_never_was_is_not_found_at_a_small_price(
        self, client, page, django_assert_max_num_queries
    ):
        client.get("/jembatan/tidak-ada/")
        with django_assert_max_num_queries(14):
            assert client.get("/jembatan/tidak-ada-juga/").status_code == 404


class TestThePermalink:
    def test_leads_to_where_the_page_stands_now(self, rename, client, page):
        address = f"/p/{page.pk}"
        rename(page, "jembatan-baru")
        assert client.get(address)["Location"].endswith("/jembatan-baru/")

    def test_of_a_page_that_never_was_is_not_found(self, client):
        assert client.get("/p/999999").status_code == 404

    def test_of_a_draft_that_was_never_public_is_not_found(self, client, site):
        hidden = site.add_child(instance=type(make_info())(title="Rahasia", slug="rahasia", summary=".", live=False))
        assert client.get(f"/p/{hidden.pk}").status_code == 404

    @pytest.mark.parametrize("number", ["0", "99999999999999999999999", "-1/", "x/", "1e3/"])
    def test_of_no_number_is_not_found(self, client, number):
        assert client.get(f"/p/{number}").status_code == 404

    def test_of_a_withdrawn_page_says_that_it_is_gone(self, client, page):
        page.unpublish()
        answer = client.get(f"/p/{page.pk}")
        assert answer.status_code == 410
        assert "Jembatan gantung" in answer.content.decode()


class TestWithdrawnPages:
    def test_the_address_says_what_stood_there_since_when_why_and_where_to_look(self, client, page, site):
        page.unpublish()
        other = make_info(site, title="Jembatan beton", slug="beton")
        Tombstone.objects.update(reason="Diganti jembatan beton.", instead=other, gone_at="2026-03-02T02:00:00Z")
        answer = client.get("/jembatan/")
        text = answer.content.decode()
        assert answer.status_code == 410
        for told in ("Jembatan gantung", "Senin, 2 Maret 2026", "Diganti jembatan beton.", 'href="/beton/"', "noindex"):
            assert told in text

    def test_a_deleted_page_is_gone_with_all_below_it_each_with_its_own_title(self, client):
        program = make_program(slug="lampu", title="Lampu jalan")
        make_update(program, slug="tiang", title="Tiang pertama")
        program.delete()
        assert "Lampu jalan" in client.get("/program/lampu/").content.decode()
        answer = client.get("/program/lampu/tiang/")
        assert answer.status_code == 410
        assert "Tiang pertama" in answer.content.decode()

    def test_a_page_unpublished_with_all_below_it(self, client):
        program = make_program(slug="lampu")
        update = make_update(program, slug="tiang", title="Tiang pertama")
        for page in (update, program):
            page.unpublish()
        assert client.get("/program/lampu/tiang/").status_code == 410
        assert client.get("/program/lampu/").status_code == 410

    def test_an_expired_page_is_gone_too(self, client, page):
        page.expire_at = timezone.now() - timedelta(minutes=1)
        page.save_revision().publish()
        page = type(page).objects.get(pk=page.pk)
        type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        publish_scheduled(timezone.now())
        assert client.get("/jembatan/").status_code == 410

    def test_what_hung_on_it_is_gone_with_it(self, client, page):
        page.unpublish()
        for address in ("riwayat/", "umpan.atom", "kalender.ics"):
            assert client.get(f"/jembatan/{address}").status_code == 410

    def test_published_again_it_is_there_again(self, client, page):
        page.unpublish()
        page.get_latest_revision().publish()
        assert client.get("/jembatan/").status_code == 200
        assert not Tombstone.objects.exists()

    def test_without_a_word_of_the_office_the_nearest_page_above_is_offered(self, client):
        program = make_program(slug="lampu", title="Lampu jalan")
        update = make_update(program, slug="tiang")
        update.unpublish()
        assert 'href="/program/lampu/"' in client.get("/program/lampu/tiang/").content.decode()
        program.unpublish()
        assert 'href="/program/"' in client.get("/program/lampu/tiang/").content.decode()

    def test_a_page_named_instead_that_is_not_public_is_not_offered(self, client, page, site):
        other = make_info(site, title="Jembatan beton", slug="beton")
        page.unpublish()
        Tombstone.objects.update(instead=other)
        other.unpublish()
        assert "Jembatan beton" not in client.get("/jembatan/").content.decode()

    def test_taken_down_for_law_only_the_fact_remains(self, client, page):
        page.unpublish()
        Tombstone.objects.update(for_law=True, reason="Menyebut nama seorang anak.")
        for address in ("/jembatan/", f"/p/{page.pk}", "/jembatan/riwayat/"):
            answer = client.get(address)
            assert answer.status_code == 410
            assert "Jembatan gantung" not in answer.content.decode()
            assert "seorang anak" not in answer.content.decode()
        for address in ("/cari/?q=jembatan+gantung&format=json", "/sitemap.xml", "/cari/saran?q=jembatan"):
            assert "Jembatan gantung" not in client.get(address).content.decode()

    def test_a_private_page_leaves_no_trace(self, client, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        page.unpublish()
        page.delete()
        assert client.get("/jembatan/").status_code == 404
        assert client.get(f"/p/{page.pk}").status_code == 404
        assert not Tombstone.objects.exists()

    def test_a_draft_that_is_deleted_leaves_no_trace(self, client, page):
        draft = page.add_sibling(instance=type(page)(title="Draf", slug="draf", summary=".", live=False))
        draft.delete()
        assert client.get("/draf/").status_code == 404

    def test_another_page_at_its_address_is_served(self, client, page, site):
        page.delete()
        make_info(site, title="Jembatan baru", slug="jembatan")
        assert "Jembatan baru" in client.get("/jembatan/").content.decode()

    def test_an_old_address_of_it_leads_to_what_tells_of_it(self, rename, client, page):
        rename(page, "jembatan-baru")
        type(page).objects.get(pk=page.pk).unpublish()
        answer = client.get("/jembatan/", follow=True)
        assert answer.status_code == 410
        assert "Jembatan gantung" in answer.content.decode()

    def test_a_redirect_that_an_editor_makes_comes_first(self, client, page, site):
        other = make_info(site, title="Jembatan beton", slug="beton")
        page.unpublish()
        Redirect.objects.create(old_path="/jembatan", redirect_page=other)
        assert end_of(client, "/jembatan/") == "/beton/"

    def test_what_tells_of_a_page_costs_few_queries_and_a_page_that_is_there_none(
        self, client, page, django_assert_max_num_queries
    ):
        page.unpublish()
        client.get("/jembatan/")
        with django_assert_max_num_queries(15):
            client.get("/jembatan/")

    def test_with_its_examples_the_demo_takes_what_tells_of_them(self, page):
        from cms.demo.removal import remove_examples

        live = make_info(title="Lampu", slug="lampu", is_example=True)
        type(page).objects.filter(pk=page.pk).update(is_example=True)
        type(page).objects.get(pk=page.pk).unpublish()
        assert Tombstone.objects.exists()
        remove_examples()
        assert not type(page).objects.filter(pk__in=[page.pk, live.pk]).exists()
        assert not Tombstone.objects.exists()
