"""Who gets which mail, when, and that each gets it once."""

import smtplib
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings
from wagtail.models import PageViewRestriction

from cms.following import sending
from cms.following.models import Follower, Frequency, Happening
from cms.following.periods import end_of_period
from cms.following.signing import STOP, follower_of
from cms.publishing.models import LedgerEntry, Tombstone
from tests.builders import at, draft, home, make_info, make_program, republish

from .mail import LATER, NOW, let_happen, link_in, make_follower

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

FAILING = "tests.following.test_sending.FailingBackend"


class FailingBackend(EmailBackend):
    """A server that refuses some: each call of ``send_messages`` takes the next error, or none."""

    errors = []

    def send_messages(self, messages):
        if self.errors and (error := self.errors.pop(0)):
            raise error
        return super().send_messages(messages)


@pytest.fixture
def failing(settings):
    def fail(*errors):
        FailingBackend.errors = list(errors)

    with override_settings(EMAIL_BACKEND=FAILING):
        yield fail


def change(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.change_significance = "significant"
    page = republish(page)
    let_happen()
    return page


@pytest.fixture
def page():
    page = make_info(title="Jembatan gantung", summary="Dibangun tahun ini.")
    let_happen()
    return page


def sent():
    return [(message.to[0], message.subject) for message in mail.outbox]


class TestWhoHears:
    def test_who_follows_the_page_hears_of_its_change(self, page):
        make_follower(page)
        change(page, change_note="Tiang kedua berdiri.", summary="Dibangun bulan ini.")
        sending.send_digests(LATER)
        assert sent() == [("ani@contoh.example", "Jembatan gantung")]
        assert "Tiang kedua berdiri." in mail.outbox[0].body

    def test_who_follows_something_else_hears_nothing(self, page):
        other = make_info(title="Lain")
        let_happen()
        make_follower(other)
        change(page, title="Jembatan beton")
        sending.send_digests(LATER)
        assert sent() == []

    def test_nobody_hears_what_happened_before_they_followed(self, page):
        change(page, title="Jembatan beton")
        make_follower(page)
        sending.send_digests(LATER)
        assert sent() == []

    def test_nobody_hears_who_has_not_confirmed(self, page):
        make_follower(page).follows.update(since=None)
        change(page, title="Jembatan beton")
        sending.send_digests(LATER)
        assert sent() == []

    def test_of_two_things_followed_one_happening_is_told_once(self, page):
        make_follower(page, home())
        change(page, title="Jembatan beton")
        sending.send_digests(LATER)
        assert mail.outbox[0].body.count("/p/") == 1
        assert all(name in mail.outbox[0].body for name in ("- Jembatan gantung", "- Siantar Kota Cerdas"))

    def test_each_thing_counts_from_when_it_was_followed(self, page):
        follower = make_follower(page)
        other = make_info(title="Taman kota")
        let_happen()
        change(other, title="Taman kota baru")
        follower.follows.create(
            topic=str(other.pk), title="Taman", address="/", asked_at=NOW, since=Happening.objects.newest_key()
        )
        change(page, title="Jembatan beton")
        sending.send_digests(LATER)
        assert "Taman kota baru" not in mail.outbox[0].body


class TestOnce:
    def test_a_second_round_sends_nothing(self, page):
        make_follower(page)
        change(page, title="Jembatan beton")
        for minutes in (0, 1, 60):
            sending.send_digests(LATER + timedelta(minutes=minutes))
        assert len(sent()) == 1

    def test_two_workers_that_saw_the_same_follower_send_one_mail(self, page):
        follower = make_follower(page)
        change(page, title="Jembatan beton")
        upto = Happening.objects.newest_key()
        assert Follower.objects.claim(follower.pk, upto, LATER)
        assert not Follower.objects.claim(follower.pk, upto, LATER)
        Follower.objects.settle(follower.pk, LATER)
        assert not Follower.objects.claim(follower.pk, upto, LATER)

    def test_a_mail_whose_sender_died_is_sent_by_another_after_its_lease_and_later_news_in_the_next(self, page):
        follower = make_follower(page)
        page = change(page, title="Jembatan beton")
        upto = Happening.objects.newest_key()
        Follower.objects.claim(follower.pk, upto, LATER)
        change(page, title="Jembatan baja")
        sending.send_digests(LATER + timedelta(minutes=4))
        assert sent() == []
        sending.send_digests(LATER + timedelta(minutes=6))
        sending.send_digests(LATER + timedelta(minutes=7))
        assert [message.body.count("/p/") for message in mail.outbox] == [1, 1]
        assert mail.outbox[0].extra_headers["Message-ID"] != mail.outbox[1].extra_headers["Message-ID"]

    def test_the_same_news_to_the_same_person_has_the_same_message_id(self, page, failing):
        follower = make_follower(page)
        change(page, title="Jembatan beton")
        upto = Happening.objects.newest_key()
        ids = set()
        for _time in range(2):
            Follower.objects.filter(pk=follower.pk).update(mailing_until=upto, next_attempt_at=None, told_until=0)
            sending.send_digests(LATER)
            ids.add(mail.outbox[-1].extra_headers["Message-ID"])
        assert len(ids) == 1

    def test_somebody_who_is_erased_in_the_middle_holds_up_nobody(self, page, monkeypatch):
        for name in ("ani", "budi"):
            make_follower(page, email=f"{name}@contoh.example")
        change(page, title="Jembatan beton")
        claim = type(Follower.objects.all()).claim

        def erased_after(followers, pk, upto, now):
            claimed = claim(followers, pk, upto, now)
            Follower.objects.filter(pk=pk, email="ani@contoh.example").delete()
            return claimed

        monkeypatch.setattr(type(Follower.objects.all()), "claim", erased_after)
        monkeypatch.setattr(type(Follower.objects), "claim", lambda manager, *args: erased_after(manager.all(), *args))
        sending.send_digests(LATER)
        assert [to for to, _subject in sent()] == ["budi@contoh.example"]


class TestPeriods:
    @pytest.mark.parametrize(
        ("frequency", "now", "end"),
        [
            (Frequency.AT_ONCE, at(NOW.date(), 9), at(NOW.date(), 8, 58)),
            (Frequency.DAILY, at(NOW.date(), 9), at(NOW.date(), 7)),
            (Frequency.DAILY, at(NOW.date(), 7, 1), at(NOW.date() - timedelta(days=1), 7)),
            (Frequency.WEEKLY, at(NOW.date(), 9), at(NOW.date(), 7)),
            (Frequency.WEEKLY, at(NOW.date(), 6), at(NOW.date() - timedelta(days=7), 7)),
            (Frequency.WEEKLY, at(NOW.date() + timedelta(days=3), 12), at(NOW.date(), 7)),
        ],
    )
    def test_end_at_seven_in_the_morning_and_weeks_on_mondays(self, frequency, now, end):
        assert end_of_period(frequency, now) == end

    @pytest.mark.parametrize(("frequency", "days"), [(Frequency.DAILY, 1), (Frequency.WEEKLY, 7)])
    def test_all_that_happened_in_one_comes_in_one_mail(self, page, frequency, days):
        make_follower(page, home(), frequency=frequency)
        change(page, title="Jembatan beton")
        change(make_info(title="Taman kota"), title="Taman kota baru")
        sending.send_digests(LATER)
        assert sent() == []
        for minutes in (0, 1, 100):
            sending.send_digests(at(NOW.date() + timedelta(days=days), 7, 3) + timedelta(minutes=minutes))
        assert len(sent()) == 1
        assert all(title in mail.outbox[0].body for title in ("Jembatan beton", "Taman kota baru"))

    def test_whoever_hears_at_once_hears_after_two_minutes(self, page):
        make_follower(page)
        change(page, title="Jembatan beton")
        sending.send_digests(NOW + timedelta(minutes=1))
        assert sent() == []
        sending.send_digests(NOW + timedelta(minutes=3))
        assert len(sent()) == 1


class TestAServerThatFails:
    def test_one_that_is_down_keeps_all_mail_waiting_and_loses_none(self, page, failing, caplog):
        for name in ("ani", "budi", "citra"):
            make_follower(page, email=f"{name}@contoh.example")
        change(page, title="Jembatan beton")
        failing(ConnectionRefusedError(), ConnectionRefusedError())
        sending.send_digests(LATER)
        assert sent() == []
        for minutes in (1, 10, 20, 30):
            sending.send_digests(LATER + timedelta(minutes=minutes))
        assert sorted(to for to, _subject in sent()) == [f"{name}@contoh.example" for name in ("ani", "budi", "citra")]
        assert "contoh.example" not in caplog.text

    def test_an_address_that_it_refuses_does_not_hold_up_the_others(self, page, failing, caplog):
        for name in ("ani", "budi"):
            make_follower(page, email=f"{name}@contoh.example")
        change(page, title="Jembatan beton")
        failing(smtplib.SMTPRecipientsRefused({"ani@contoh.example": (550, b"no such user")}))
        sending.send_digests(LATER)
        assert [to for to, _subject in sent()] == ["budi@contoh.example"]
        assert "contoh.example" not in caplog.text
        assert Follower.objects.get(email="ani@contoh.example").attempts == 1

    def test_an_address_refused_for_weeks_still_does_not_hold_up_the_others(self, page, failing):
        ani = make_follower(page, email="ani@contoh.example")
        make_follower(page, email="budi@contoh.example")
        change(page, title="Jembatan beton")
        upto = Happening.objects.newest_key()
        Follower.objects.filter(pk=ani.pk).update(attempts=100, mailing_until=upto)
        failing(smtplib.SMTPRecipientsRefused({"ani@contoh.example": (550, b"no such user")}))
        sending.send_digests(LATER)
        assert [to for to, _subject in sent()] == ["budi@contoh.example"]
        assert Follower.objects.get(pk=ani.pk).attempts == 101


class TestWhatTheMailSays:
    def test_what_changed_from_what_to_what_why_and_who_approved_it(self):
        page = make_program(title="Lampu pintar", milestones=[{"title": "Tiang berdiri"}])
        let_happen()
        make_follower(page)
        milestone = page.milestones.get()
        milestone.planned_date += timedelta(days=30)
        page.milestones = [milestone]
        change(page, change_note="Tiang belum datang.")
        sending.send_digests(LATER)
        row = LedgerEntry.objects.get()
        for said in (row.before_text, row.after_text, "Tiang belum datang.", f"/p/{page.pk}", "- Lampu pintar"):
            assert said in mail.outbox[0].body

    def test_a_text_of_the_ledger_that_was_replaced_is_not_told(self):
        page = make_program(milestones=[{"title": "Tiang berdiri"}])
        let_happen()
        make_follower(page)
        milestone = page.milestones.get()
        milestone.planned_date += timedelta(days=30)
        page.milestones = [milestone]
        change(page)
        row = LedgerEntry.objects.get()
        said = row.after_text
        row.redact("Dihapus atas putusan.", NOW)
        sending.send_digests(LATER)
        assert said not in mail.outbox[0].body
        assert "Dihapus atas putusan" in mail.outbox[0].body

    def test_a_withdrawn_page_and_why(self, page):
        make_follower(page)
        page.unpublish()
        Tombstone.objects.update(reason="Diganti jembatan beton.")
        let_happen()
        sending.send_digests(LATER)
        assert sent() == [("ani@contoh.example", "Jembatan gantung")]
        assert "Diganti jembatan beton." in mail.outbox[0].body

    def test_of_one_taken_down_for_law_only_that_it_was(self, page):
        make_follower(home())
        page.unpublish()
        Tombstone.objects.update(reason="Rahasia.", for_law=True)
        let_happen()
        sending.send_digests(LATER)
        said = mail.outbox[0].subject + mail.outbox[0].body
        assert "Jembatan" not in said
        assert "Rahasia" not in said

    @pytest.mark.parametrize("how", ["unpublished", "private"])
    def test_nothing_of_a_page_that_is_not_public_any_more(self, page, how):
        make_follower(page)
        change(page, title="Jembatan beton")
        if how == "private":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        else:
            type(page).objects.filter(pk=page.pk).update(live=False)
        sending.send_digests(LATER)
        assert sent() == []
        assert Follower.objects.get().mailing_until is None

    def test_nothing_of_a_draft(self, page):
        make_follower(home())
        draft(home(), type(page)(title="Rancangan rahasia", summary="."))
        page.title = "Rancangan judul"
        page.save_revision()
        let_happen()
        sending.send_digests(LATER)
        assert sent() == []

    def test_how_to_end_it_in_one_click(self, page):
        follower = make_follower(page)
        change(page, title="Jembatan beton")
        sending.send_digests(LATER)
        message = message_from_bytes(mail.outbox[0].message().as_bytes())
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        address = message["List-Unsubscribe"].strip("<>")
        assert address.endswith(link_in(mail.outbox[0], "berhenti"))
        assert follower_of(STOP, address.rpartition("/")[2]) == follower

    def test_titles_that_look_like_headers_or_markup_stay_text(self, page):
        make_follower(page)
        change(page, title="Jembatan <b>\r\nBcc: lain@contoh.example")
        sending.send_digests(LATER)
        message = mail.outbox[0].message()
        assert message["Bcc"] is None
        assert "<b>" not in mail.outbox[0].alternatives[0][0].split("<body>")[1].replace("<body>", "")

    def test_very_much_news_is_cut(self):
        site = home()
        let_happen()
        make_follower(site)
        for number in range(42):
            make_info(title=f"Halaman {number:02}")
        let_happen()
        sending.send_digests(LATER)
        assert mail.outbox[0].body.count("/p/") == 40
        assert "2" in mail.outbox[0].subject or "39" in mail.outbox[0].subject


def test_the_cost_of_a_mail_does_not_grow_with_followers(page, django_assert_max_num_queries):
    for number in range(10):
        make_follower(page, email=f"p{number}@contoh.example")
    change(page, title="Jembatan beton")
    with django_assert_max_num_queries(70):
        sending.send_digests(LATER)
    assert len(sent()) == 10
