"""The forms that start with an address: who gets a letter, and that nobody learns who follows what."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.core.cache import caches
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.following import sending, signup
from cms.following.models import Follow, Follower, Frequency, Letter
from cms.following.subjects import subject_of
from tests.builders import home, make_agency, make_agency_index, make_info

from .mail import link_in, make_follower

pytestmark = pytest.mark.django_db

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"


@pytest.fixture(autouse=True)
def _new_day():
    caches["readers"].clear()


@pytest.fixture
def page():
    return make_info(title="Jembatan gantung", slug="jembatan")


@pytest.fixture
def send(client):
    def send(address="/ikuti/surel", **data):
        data = {"surel": "ani@contoh.example", "seberapa_sering": "harian", "subjek": "/jembatan/", "situs": ""} | data
        return client.post(address, urlencode(data), content_type="application/x-www-form-urlencoded",
                           headers={"User-Agent": BROWSER})  # fmt: skip

    return send


def letters():
    sending.send_letters(timezone.now() + timedelta(seconds=1))
    return mail.outbox


class TestTheForm:
    def test_stands_on_the_follow_page_and_for_each_thing_on_a_page_of_its_own(self, client, page):
        assert 'action="/ikuti/surel"' in client.get("/ikuti/").content.decode()
        text = client.get("/ikuti/?subjek=/jembatan/").content.decode()
        assert 'name="subjek" value="/jembatan/"' in text
        assert "Jembatan gantung" in text

    @pytest.mark.parametrize(
        "address", ["/tidak-ada/", "jembatan//x/", "/cari/?q=", "https://lain.example/", "//x/", "x", "/\x00"]
    )
    def test_for_what_is_not_there_is_not_found(self, client, page, address):
        assert client.get("/ikuti/", {"subjek": address}).status_code in (400, 404)

    def test_for_a_private_page_is_not_found(self, client, page):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert client.get("/ikuti/?subjek=/jembatan/").status_code == 404

    def test_for_a_page_in_english(self, client, page):
        english = Locale.objects.create(language_code="en")
        home().copy_for_translation(english).get_latest_revision().publish()
        translated = page.copy_for_translation(english)
        translated.title = "Suspension bridge"
        translated.save_revision().publish()
        assert "Suspension bridge" in client.get(f"/en/ikuti/?subjek={translated.url}").content.decode()

    def test_is_the_same_for_everyone(self, client, page):
        answer = client.get("/ikuti/?subjek=/jembatan/")
        assert "csrf" not in answer.content.decode()
        assert not answer.cookies


class TestSigningUp:
    def test_sends_one_letter_and_nothing_is_followed_yet(self, send, page):
        answer = send()
        assert (answer.status_code, answer["Location"]) == (302, "/ikuti/terkirim")
        assert [message.to for message in letters()] == [["ani@contoh.example"]]
        assert "Jembatan gantung" in mail.outbox[0].body
        assert not Follow.objects.confirmed().exists()

    @pytest.mark.parametrize(
        ("address", "topic"), [("/opd/dishub/", "{opd}/dishub/"), ("/cari/?q=lampu&halaman=2", "?q=lampu")]
    )
    def test_for_an_agency_and_for_a_search(self, send, address, topic):
        opd = make_agency_index()
        make_agency(slug="dishub")
        send(subjek=address)
        assert Follow.objects.get().topic == topic.format(opd=opd.pk)

    def test_no_word_of_the_sender_gets_into_the_letter(self, send):
        make_info()
        send(subjek="/cari/?q=kunjungi+lain.example")
        assert "lain.example" not in str(letters()[0].message())
        assert "pencarian di situs ini" in letters()[0].body

    def test_takes_an_address_in_any_case_for_the_same(self, send, page):
        send(surel="Ani@Contoh.Example")
        send(surel="ani@contoh.example ")
        assert Follower.objects.get().email == "ani@contoh.example"

    def test_twice_is_once_and_one_letter(self, send, page):
        send()
        send()
        assert Follow.objects.count() == 1
        assert len(letters()) == 1

    def test_answers_the_same_whether_the_address_is_known_or_not(self, send, page):
        make_follower(page, email="ani@contoh.example")
        known, unknown = send(), send(surel="budi@contoh.example")
        assert (known.status_code, known["Location"], known.content) == (
            unknown.status_code,
            unknown["Location"],
            unknown.content,
        )

    def test_cannot_change_how_often_somebody_gets_mail(self, send, page):
        make_follower(home(), frequency=Frequency.WEEKLY)
        send(seberapa_sering="segera")
        assert Follower.objects.get().frequency == Frequency.WEEKLY

    def test_cannot_flood_a_stranger(self, send, page):
        for number in range(8):
            make_info(title=f"Halaman {number}", slug=f"halaman-{number}")
            send(subjek=f"/halaman-{number}/")
            send("/ikuti/tautan")
            letters()
        assert len(mail.outbox) == 3

    def test_is_refused_after_very_many_from_one_network(self, send, page):
        for number in range(signup.MOST_OF_A_NETWORK):
            assert send(surel=f"p{number}@contoh.example").status_code == 302
        answer = send(surel="terakhir@contoh.example")
        assert answer.status_code == 429
        assert "besok" in answer.content.decode()
        assert not Follower.objects.filter(email="terakhir@contoh.example").exists()

    def test_a_person_follows_fifty_things_at_most(self, page):
        follower = make_follower(page)
        for number in range(60):
            signup.sign_up(follower.email, "harian", f"{number}0", subject_of(page), timezone.now())
        assert follower.follows.count() == signup.MOST_FOLLOWED


class TestBadInput:
    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("surel", "", "Isikan alamat surel"),
            ("surel", "bukan alamat", "Ini bukan alamat surel"),
            ("surel", "ani@contoh.example\r\nBcc: budi@contoh.example", "Ini bukan alamat surel"),
            ("surel", "a" * 300 + "@contoh.example", "Alamat ini terlalu panjang"),
            ("surel", "ani@contoh.example, budi@contoh.example", "Ini bukan alamat surel"),
            ("seberapa_sering", "tiap-detik", "Pilih seberapa sering"),
            ("subjek", "/tidak-ada/", "Di alamat ini tidak ada yang dapat diikuti"),
            ("subjek", "/jembatan/x/", "Di alamat ini tidak ada yang dapat diikuti"),
        ],
    )
    def test_is_told_at_its_place_and_nothing_is_kept(self, send, page, field, value, said):
        answer = send(**{field: value})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert answer["Cache-Control"].startswith("max-age=0")
        assert not Follower.objects.exists()

    def test_what_was_typed_is_still_there(self, send, page):
        text = send(surel="bukan alamat", seberapa_sering="mingguan").content.decode()
        assert 'value="bukan alamat"' in text
        assert 'value="mingguan" required checked' in text
        assert 'value="/jembatan/"' in text

    def test_a_program_that_fills_in_everything_is_answered_and_ignored(self, send, page):
        assert send(situs="https://lain.example").status_code == 302
        assert not Follower.objects.exists()

    def test_another_site_cannot_send_it(self, client, page):
        answer = client.post(
            "/ikuti/surel",
            urlencode({"surel": "ani@contoh.example", "seberapa_sering": "harian", "subjek": "/jembatan/"}),
            content_type="application/x-www-form-urlencoded",
            headers={"User-Agent": BROWSER, "Origin": "https://lain.example"},
        )
        assert answer.status_code == 403
        assert not Follower.objects.exists()

    @pytest.mark.parametrize("address", ["/ikuti/surel", "/ikuti/tautan"])
    def test_a_visit_is_no_request(self, client, address):
        assert client.get(address).status_code == 405


class TestTheLink:
    def test_is_sent_to_who_follows_something(self, send, page):
        make_follower(page)
        assert send("/ikuti/tautan").status_code == 302
        assert link_in(letters()[0], "kelola")

    def test_nothing_is_sent_to_who_does_not(self, send, page):
        assert send("/ikuti/tautan")["Location"] == "/ikuti/terkirim"
        assert letters() == []
        assert not Letter.objects.exists()

    def test_signing_up_for_what_is_followed_already_sends_the_link(self, send, page):
        make_follower(page)
        send()
        assert link_in(letters()[0], "kelola")


def test_nothing_in_the_log_tells_an_address(send, page, caplog):
    caplog.set_level("DEBUG")
    send()
    letters()
    send("/ikuti/tautan")
    assert "ani@" not in caplog.text


def test_unconfirmed_addresses_are_deleted_after_seven_days_and_confirmed_ones_stay(send, page):
    send()
    make_follower(page, email="budi@contoh.example")
    now = timezone.now()
    sending.forget_unconfirmed(now + timedelta(days=6))
    assert Follower.objects.count() == 2
    sending.forget_unconfirmed(now + timedelta(days=8))
    assert Follower.objects.get().email == "budi@contoh.example"
    assert not Letter.objects.exists()
