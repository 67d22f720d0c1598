"""The pages that links in mails lead to: only their holder sees them, and a visit alone changes nothing."""

import json
from datetime import timedelta

import pytest
from django.core import signing

from cms.following.models import Follow, Follower, Frequency
from cms.following.signing import CONFIRM, MANAGE, STOP, link, token
from cms.publishing.missing.counting import write_down
from tests.builders import home, make_info

from .mail import NOW, let_happen, make_follower

pytestmark = pytest.mark.django_db
PAGES = {CONFIRM: "konfirmasi", MANAGE: "kelola", STOP: "berhenti"}


@pytest.fixture
def follower():
    page = make_info(title="Jembatan gantung")
    let_happen()
    return make_follower(page, home())


def path(purpose, follower):
    return link(purpose, follower).removeprefix("http://localhost")


class TestConfirming:
    @pytest.fixture
    def asked(self, follower):
        follower.follows.update(since=None)
        return follower

    def test_a_visit_shows_what_and_confirms_nothing(self, client, asked):
        text = client.get(path(CONFIRM, asked)).content.decode()
        assert "Jembatan gantung" in text
        assert not Follow.objects.confirmed().exists()

    def test_the_button_does_from_the_last_happening_on(self, client, asked):
        text = client.post(path(CONFIRM, asked)).content.decode()
        assert "/ikuti/kelola/" in text
        assert Follow.objects.confirmed().count() == 2
        assert set(Follow.objects.values_list("since", flat=True)) != {0}

    def test_twice_is_once(self, client, asked):
        client.post(path(CONFIRM, asked))
        since = list(Follow.objects.values_list("since", flat=True))
        make_info(title="Baru")
        let_happen()
        assert client.post(path(CONFIRM, asked)).status_code == 200
        assert list(Follow.objects.values_list("since", flat=True)) == since

    def test_after_seven_days_the_link_is_void(self, client, asked, monkeypatch):
        address = path(CONFIRM, asked)
        later = signing.time.time() + timedelta(days=7, minutes=1).total_seconds()
        monkeypatch.setattr(signing.time, "time", lambda: later)
        assert client.post(address).status_code == 404
        assert not Follow.objects.confirmed().exists()


class TestManaging:
    def test_shows_all_that_is_followed_and_how_often(self, client, follower):
        text = client.get(path(MANAGE, follower)).content.decode()
        assert "ani@contoh.example" in text
        assert text.count('name="diikuti"') == 2
        assert 'value="segera" required checked' in text

    def test_changes_how_often_and_what(self, client, follower):
        kept = follower.follows.first()
        answer = client.post(path(MANAGE, follower), {"seberapa_sering": "mingguan", "diikuti": [kept.pk]})
        assert answer.status_code == 302
        assert Follower.objects.get().frequency == Frequency.WEEKLY
        assert list(follower.follows.all()) == [kept]

    def test_without_any_mark_everything_is_erased(self, client, follower):
        client.post(path(MANAGE, follower), {"seberapa_sering": "mingguan"})
        assert not Follower.objects.exists()

    @pytest.mark.parametrize(
        "data", [{"seberapa_sering": "tiap-detik", "diikuti": []}, {"seberapa_sering": "harian", "diikuti": ["x"]}]
    )
    def test_bad_input_is_told_and_changes_nothing(self, client, follower, data):
        text = client.post(path(MANAGE, follower), data).content.decode()
        assert 'class="field__error"' in text
        assert follower.follows.count() == 2

    def test_nobody_stops_what_others_follow(self, client, follower):
        other = make_follower(home(), email="budi@contoh.example").follows.get()
        data = {"seberapa_sering": "harian", "diikuti": [other.pk]}
        assert 'class="field__error"' in client.post(path(MANAGE, follower), data).content.decode()
        assert Follow.objects.count() == 3

    def test_gives_everything_as_a_file(self, client, follower):
        answer = client.get(f"{path(MANAGE, follower)}/data.json")
        kept = json.loads(answer.content)
        assert kept["surel"] == "ani@contoh.example"
        assert {row["judul"] for row in kept["diikuti"]} == {"Jembatan gantung", "Siantar Kota Cerdas"}
        assert "attachment" in answer["Content-Disposition"]

    def test_erases_everything_and_voids_every_link(self, client, follower):
        addresses = [path(purpose, follower) for purpose in PAGES]
        assert client.post(path(MANAGE, follower), {"hapus": "ya"}).status_code == 200
        assert not Follower.objects.exists()
        assert not Follow.objects.exists()
        assert {client.get(address).status_code for address in addresses} == {404}


class TestStopping:
    def test_a_visit_ends_nothing(self, client, follower):
        assert client.get(path(STOP, follower)).status_code == 200
        assert Follower.objects.exists()

    def test_one_click_of_a_mail_program_ends_everything(self, client, follower):
        answer = client.post(path(STOP, follower), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert not Follower.objects.exists()


class TestTokens:
    @pytest.mark.parametrize("purpose", PAGES)
    @pytest.mark.parametrize("forge", [lambda text: text[:-1], lambda text: "x", lambda text: text + "A"])
    def test_forged_ones_open_nothing_and_change_nothing(self, client, follower, purpose, forge):
        address = f"/ikuti/{PAGES[purpose]}/{forge(token(purpose, follower))}"
        for answer in (client.get(address), client.post(address, {"hapus": "ya"})):
            assert answer.status_code == 404
            assert "tidak berlaku" in answer.content.decode()
        assert Follower.objects.exists()

    def test_one_for_ending_mail_does_not_show_what_is_followed(self, client, follower):
        assert client.get(f"/ikuti/kelola/{token(STOP, follower)}").status_code == 404

    def test_one_of_somebody_whose_address_came_back_is_void(self, client, follower):
        address = path(MANAGE, follower)
        Follower.objects.update(secret="lain")
        assert client.get(address).status_code == 404

    @pytest.mark.parametrize("purpose", PAGES)
    def test_neither_caches_nor_search_engines_nor_other_sites_get_to_know(self, client, follower, purpose):
        answer = client.get(path(purpose, follower))
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "no-referrer"

    @pytest.mark.parametrize("purpose", PAGES)
    def test_none_gets_into_the_log_or_among_addresses_not_found(self, client, follower, purpose, caplog):
        client.post(path(MANAGE, follower), {"seberapa_sering": "tiap-detik"})
        client.get(path(purpose, follower)[:-1])
        assert token(MANAGE, follower) not in caplog.text
        assert write_down(NOW.date()) == 0

    def test_they_hold_no_address(self, follower):
        assert "contoh" not in signing.loads(token(MANAGE, follower), salt="following.manage")
