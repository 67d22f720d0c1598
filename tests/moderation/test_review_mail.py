"""Once a month the people who look after pages are told which of them are due."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils import translation
from django.utils.translation import ngettext

from cms.core.models import QueuedMail
from cms.moderation.reviews import mail
from cms.moderation.reviews.mail import mail_due_reviews
from cms.moderation.roles import EDITOR
from tests.builders import at, backdate, make_agency, make_contributor, make_group, make_info, make_user

pytestmark = pytest.mark.django_db
OFFICE_DAY = date(2026, 6, 1)  # A Monday.
OLD = at(date(2025, 1, 10))


@pytest.fixture
def dinkes():
    return make_agency(name="Dinas Kesehatan")


@pytest.fixture
def editor():
    return member("editor", EDITOR)


@pytest.fixture
def contributor(dinkes):
    return make_contributor(dinkes)


def member(username, group):
    user = make_user(username)
    user.groups.add(make_group(group))
    return user


def old_page(title, **fields):
    return backdate(make_info(title=title, slug=title.lower(), **fields), OLD)


def mails():
    return {mail.recipient.username: mail for mail in QueuedMail.objects.select_related("recipient")}


def test_contributors_hear_of_their_agencys_pages_and_editors_of_all(dinkes, editor, contributor):
    old_page("Puskesmas", owner_agency=dinkes)
    old_page("Privasi")
    mail_due_reviews(at(OFFICE_DAY))
    sent = mails()
    assert set(sent) == {"editor", "kontributor"}
    assert "Puskesmas" in sent["kontributor"].text
    assert "Privasi" not in sent["kontributor"].text
    assert "Privasi" in sent["editor"].text
    assert "Puskesmas" in sent["editor"].text
    for part in (sent["kontributor"].text, sent["kontributor"].html):
        assert "http://localhost/puskesmas/" in part
        assert "http://localhost/admin/reports/peninjauan/" in part
        assert "10 Januari 2026" in part


def test_a_page_that_is_due_later_this_month_is_listed_and_one_of_next_month_is_not(editor):
    backdate(make_info(title="Akhir", slug="akhir", review_months=1), at(date(2026, 5, 30)))
    backdate(make_info(title="Juli", slug="juli", review_months=1), at(date(2026, 6, 1)))
    mail_due_reviews(at(OFFICE_DAY))
    text = mails()["editor"].text
    assert "Akhir" in text
    assert "Juli" not in text


def test_a_month_without_pages_due_brings_no_mail(editor, contributor):
    make_info()
    mail_due_reviews(at(OFFICE_DAY))
    assert not QueuedMail.objects.exists()


def test_it_comes_once_a_month_however_often_the_worker_looks(editor):
    old_page("Privasi")
    for moment in (at(OFFICE_DAY), at(OFFICE_DAY, hour=10), at(date(2026, 6, 2)), at(date(2026, 6, 30))):
        mail_due_reviews(moment)
    assert QueuedMail.objects.count() == 1
    mail_due_reviews(at(date(2026, 7, 1)))
    assert QueuedMail.objects.count() == 2


def test_two_workers_send_one_mail(editor):
    old_page("Privasi")
    mail_due_reviews(at(OFFICE_DAY))
    cache.clear()  # The other process remembers nothing of this one.
    mail_due_reviews(at(OFFICE_DAY))
    assert QueuedMail.objects.count() == 1


def test_after_its_work_of_the_day_a_round_asks_the_database_nothing(editor, django_assert_num_queries):
    old_page("Privasi")
    mail_due_reviews(at(OFFICE_DAY))
    with django_assert_num_queries(0):
        mail_due_reviews(at(OFFICE_DAY) + timedelta(seconds=30))


@pytest.mark.parametrize(
    ("moment", "sent"),
    [
        (at(date(2026, 8, 1), hour=12), 0),  # A Saturday.
        (at(date(2026, 8, 2), hour=12), 0),
        (at(date(2026, 8, 3), hour=6, minute=59), 0),
        (at(date(2026, 8, 3), hour=7), 1),
        (at(date(2026, 8, 19), hour=9), 1),  # The worker was down until then.
    ],
)
def test_it_comes_on_the_morning_of_the_first_weekday_or_when_the_worker_is_back(moment, sent, editor):
    old_page("Privasi")
    mail_due_reviews(moment)
    assert QueuedMail.objects.count() == sent


def test_who_left_the_office_hears_nothing(dinkes, contributor):
    old_page("Puskesmas", owner_agency=dinkes)
    contributor.is_active = False
    contributor.save()
    mail_due_reviews(at(OFFICE_DAY))
    assert not QueuedMail.objects.exists()


def test_an_agency_without_contributors_keeps_no_mail_from_the_others(dinkes, editor):
    old_page("Puskesmas", owner_agency=dinkes)
    mail_due_reviews(at(OFFICE_DAY))
    assert set(mails()) == {"editor"}


def test_a_long_list_is_cut_and_says_so(editor, monkeypatch):
    monkeypatch.setattr(mail, "SHOWN", 2)
    for title in ("Satu", "Dua", "Tiga"):
        old_page(title)
    mail_due_reviews(at(OFFICE_DAY))
    text = mails()["editor"].text
    assert sum(title in text for title in ("Satu", "Dua", "Tiga")) == 2
    with translation.override("id"):
        assert ngettext("and %(pages)s more page.", "and %(pages)s more pages.", 1) % {"pages": 1} in text


def test_more_pages_cost_no_more_queries(dinkes, editor, django_assert_max_num_queries):
    for number in range(12):
        old_page(f"Halaman{number}", owner_agency=dinkes)
    with django_assert_max_num_queries(8):
        mail_due_reviews(at(OFFICE_DAY))
