"""Addresses that were asked for in vain: counted without asking who, and one click from a redirect."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from cms.publishing.missing import counting
from cms.publishing.models import MissingAddress
from tests.builders import at, home, make_agency, make_contributor, make_info, make_member

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (Linux; Android 10) Chrome/120 Mobile"
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def site():
    counting.tally.take()
    yield home()
    counting.tally.take()


def ask(client, address, **headers):
    return client.get(address, headers={"User-Agent": BROWSER} | headers)


def counted():
    counting.write_down(TODAY)
    return dict(MissingAddress.objects.values_list("path", "times"))


def test_each_asking_counts_and_an_address_has_one_row_however_it_is_written(client):
    for address in ("/jembatan/", "/jembatan", "/jembatan/?dari=wa"):
        ask(client, address)
    ask(client, "/lampu/")
    assert counted() == {"/jembatan": 3, "/lampu": 1}
    ask(client, "/jembatan/")
    assert counted() == {"/jembatan": 4, "/lampu": 1}


def test_counting_costs_the_request_no_query_more(client, django_assert_num_queries):
    ask(client, "/a/")
    with django_assert_num_queries(1):
        counting.tally.take()
        assert not MissingAddress.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/wp-login.php",
        "/.env",
        "/.git/config",
        "/index.php?s=1",
        "/static/x.css",
        "/admin/lain/",
        "/p/999",
        "/" + "x" * 300,
    ],
)
def test_what_scanners_try_and_what_is_no_page_does_not_count(client, address):
    ask(client, address)
    assert not set(counted()) - {"/p/999"}


@pytest.mark.parametrize("agent", ["Googlebot/2.1", "curl/8.0", "python-requests/2", ""])
def test_robots_do_not_count(client, agent):
    client.get("/jembatan/", headers={"User-Agent": agent})
    assert counted() == {}


def test_pages_that_are_there_or_gone_do_not_count(client):
    page = make_info(title="Lampu", slug="lampu")
    ask(client, "/lampu/")
    page.unpublish()
    ask(client, "/lampu/")
    assert counted() == {}


def test_the_page_of_ours_that_linked_is_told_and_no_other(client):
    ask(client, "/jembatan/", Referer="http://testserver/berita/?halaman=2")
    ask(client, "/lampu/", Referer="https://lain.example/orang/budi/")
    counted()
    assert dict(MissingAddress.objects.values_list("path", "linked_from")) == {"/jembatan": "/berita/", "/lampu": ""}


def test_a_flood_of_addresses_is_bounded_in_memory_and_in_the_table(client, monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 5)
    monkeypatch.setattr(counting, "MOST_KEPT", 8)
    for number in range(20):
        ask(client, f"/banjir-{number}/")
    assert len(counted()) == 5
    for number in range(20, 40):
        ask(client, f"/banjir-{number}/")
    ask(client, "/banjir-0/")
    assert len(counted()) == 8


def test_what_the_database_refused_is_written_the_next_time(client, monkeypatch):
    ask(client, "/jembatan/")

    def refuse(*args):
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(counting, "add_to_counts", refuse)
        with pytest.raises(OperationalError):
            counting.write_down(TODAY)
    assert counted() == {"/jembatan": 1}


def test_what_nobody_asked_for_in_three_months_goes():
    MissingAddress.objects.create(path="/lama", times=3, last_on=TODAY - timedelta(days=91))
    MissingAddress.objects.create(path="/baru", times=3, last_on=TODAY - timedelta(days=89))
    counting.forget_old(at(TODAY))
    assert list(MissingAddress.objects.values_list("path", flat=True)) == ["/baru"]


class TestTheReport:
    @pytest.fixture(autouse=True)
    def rows(self):
        for number in range(60):
            MissingAddress.objects.create(path=f"/lama-{number}", times=number + 1, last_on=TODAY)

    @pytest.mark.parametrize("office", [EDITOR, HEAD, ADMINISTRATOR])
    def test_offices_see_the_most_wanted_first_fifty_a_page(self, client, office):
        client.force_login(make_member("orang", office))
        text = client.get(reverse("missing_address_report")).content.decode()
        assert text.index("/lama-59") < text.index("/lama-58")
        assert "/lama-5<" not in text

    def test_contributors_do_not(self, client):
        client.force_login(make_contributor(make_agency()))
        assert client.get(reverse("missing_address_report")).status_code == 302

    def test_one_click_leads_to_a_redirect_with_the_address_filled_in_and_settles_the_row(self, client):
        client.force_login(make_member("orang", EDITOR))
        report = client.get(reverse("missing_address_report")).content.decode()
        form = f"{reverse('redirect_missing_address')}?alamat=%2Flama-59"
        assert form in report
        assert 'value="/lama-59"' in client.get(form).content.decode()
        page = make_info(title="Lampu", slug="lampu")
        data = {"old_path": "/lama-59", "is_permanent": "on", "redirect_page": page.pk, "redirect_link": "", "site": ""}
        assert client.post(reverse("redirect_missing_address"), data)["Location"] == reverse("missing_address_report")
        assert Redirect.objects.get().redirect_page_id == page.pk
        assert "/lama-59" not in client.get(reverse("missing_address_report_results")).content.decode()

    def test_the_number_of_queries_does_not_grow_with_the_rows(self, client, django_assert_max_num_queries):
        client.force_login(make_member("orang", EDITOR))
        client.get(reverse("missing_address_report"))
        with django_assert_max_num_queries(25):
            client.get(reverse("missing_address_report"))
