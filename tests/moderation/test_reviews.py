"""Stale pages: when they are due, who may say that they are still true, who is told, what the public sees."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.moderation.models import PageReview
from cms.moderation.reviews.calendar import day_of, due_key, last_day_of_month
from cms.moderation.reviews.querysets import ReviewQuerySet
from cms.moderation.reviews.recording import record_review
from home.models import InfoPage
from tests.builders import (
    at,
    backdate,
    home,
    make_chapter,
    make_event,
    make_group,
    make_info,
    make_news,
    make_program,
    make_update,
    make_user,
    republish,
)

pytestmark = pytest.mark.django_db
JANUARY = date(2026, 1, 15)


def person(username, page=None, **fields):
    user = make_user(username, **fields)
    user.groups.add(make_group(f"Kelompok {username}", page))
    return user


def found(page):
    return ReviewQuerySet(Page).to_review().get(pk=page.pk)


def address(page):
    return f"/admin/tinjau/{page.pk}/"


def confirm(client, page, **data):
    return client.post(address(page), {"version": page.live_revision_id, "note": "Sudah dicek."} | data)


class TestWhenAPageIsDue:
    @pytest.mark.parametrize(
        ("reviewed", "months", "due"),
        [
            (date(2026, 1, 15), 3, date(2026, 4, 15)),
            (date(2025, 11, 30), 3, date(2026, 2, 28)),
            (date(2023, 11, 30), 3, date(2024, 2, 29)),
            (date(2025, 12, 31), 1, date(2026, 1, 31)),
            (date(2025, 12, 1), 12, date(2026, 12, 1)),
        ],
    )
    def test_it_is_due_after_so_many_calendar_months(self, reviewed, months, due):
        page = backdate(make_info(review_months=months), at(reviewed))
        assert day_of(found(page).due_key) == due

    def test_the_day_is_that_of_the_city(self):
        page = backdate(make_info(review_months=1), at(date(2026, 3, 2), hour=1))  # The day before in London.
        assert day_of(found(page).due_key) == date(2026, 4, 2)

    def test_keys_compare_as_the_dates_do(self):
        days = [date(2025, 12, 30) + timedelta(days=n) for n in range(800)]
        keys = [due_key(day) for day in days]
        assert keys == sorted(set(keys))
        assert [day_of(key) for key in keys] == days

    def test_a_review_counts_as_much_as_a_publication(self):
        page = backdate(make_info(review_months=1), at(JANUARY))
        record_review(page, None, at(date(2026, 2, 10)))
        assert day_of(found(page).due_key) == date(2026, 3, 10)

    def test_an_older_review_does_not_hide_a_later_publication(self):
        page = backdate(make_info(review_months=1), at(JANUARY))
        record_review(page, None, at(date(2025, 12, 1)))
        assert found(page).reviewed_at == at(JANUARY)

    @pytest.mark.parametrize(("day", "is_due"), [(date(2026, 2, 14), False), (date(2026, 2, 15), True)])
    def test_it_is_due_from_its_day_on(self, day, is_due):
        backdate(make_info(review_months=1), at(JANUARY))
        assert ReviewQuerySet(Page).to_review().due_by(day).filter(slug="tentang").exists() is is_due

    def test_dated_pages_drafts_and_pages_without_an_interval_never_are(self):
        old = at(date(2020, 1, 1))
        draft, forever = make_info(slug="draf"), make_info(slug="abadi", review_months=0)
        for page in (make_news(), make_event(), make_update(), draft, forever):
            backdate(page, old)
        draft.unpublish()
        due = ReviewQuerySet(Page).to_review().due_by(date(2021, 6, 1))
        assert list(due) == []

    def test_programmes_are_looked_over_every_quarter_and_the_plan_every_year(self):
        assert (found(make_program()).review_months, found(make_chapter()).review_months) == (3, 12)

    def test_the_last_day_of_a_month_may_be_the_29th(self):
        assert last_day_of_month(date(2024, 2, 3)) == date(2024, 2, 29)

    def test_an_interval_left_empty_is_that_of_the_page_type(self):
        assert (make_info(review_months=None).review_months, make_program(review_months=None).review_months) == (12, 3)

    def test_a_posted_form_may_leave_it_empty_too(self, client):
        client.force_login(person("admin", is_superuser=True))
        block = {"body-0-type": "number", "body-0-order": 0, "body-0-deleted": "", "body-0-id": ""}
        block |= {f"body-0-value-{name}": "1" for name in ("value", "label", "meaning")}
        fields = {"title": "Baru", "slug": "baru", "summary": "Isi.", "review_months": "", "body-count": 1} | block
        client.post(f"/admin/pages/add/home/infopage/{home().pk}/", fields)
        assert InfoPage.objects.get(slug="baru").review_months == 12

    def test_an_interval_above_ten_years_is_refused_with_a_message(self):
        page = make_info()
        page.review_months = 500
        with pytest.raises(ValidationError) as refusal:
            page.full_clean()
        assert list(refusal.value.message_dict) == ["review_months"]


class TestMarkingAsReviewed:
    @pytest.fixture
    def page(self):
        return backdate(make_info(), at(JANUARY))

    def test_who_may_edit_the_page_may_say_that_it_is_still_true(self, page, client):
        client.force_login(editor := person("editor", page))
        assert client.get(address(page)).status_code == 200
        response = confirm(client, page)
        assert response["Location"] == f"/admin/pages/{page.pk}/edit/"
        review = PageReview.objects.get()
        assert (review.page_id, review.reviewed_by, review.note) == (page.pk, editor, "Sudah dicek.")
        assert timezone.now() - review.reviewed_at < timedelta(minutes=1)

    def test_it_stands_in_the_audit_log(self, page, client):
        client.force_login(editor := person("editor", page))
        confirm(client, page)
        entry = PageLogEntry.objects.get(action="moderation.review")
        assert (entry.page_id, entry.user, entry.comment) == (page.pk, editor, "Sudah dicek.")
        assert "Sudah dicek." in client.get(f"/admin/pages/{page.pk}/history/").content.decode()

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_who_may_not_edit_the_page_is_refused(self, page, client, method):
        client.force_login(person("tamu", make_info(slug="lain")))
        response = getattr(client, method)(address(page), {"version": page.live_revision_id})
        assert response.status_code == 302
        assert response["Location"] == "/admin/"
        assert not PageReview.objects.exists()

    def test_visitors_are_asked_to_log_in(self, page, client):
        assert client.get(address(page))["Location"].startswith("/admin/login/")
        client.post(address(page))
        assert not PageReview.objects.exists()

    def test_looking_at_the_question_changes_nothing(self, page, client):
        client.force_login(person("editor", page))
        client.get(address(page))
        assert not PageReview.objects.exists()

    def test_a_page_published_meanwhile_is_looked_at_again_and_the_note_stays(self, page, client):
        client.force_login(person("editor", page))
        seen = page.live_revision_id
        republish(page)
        response = confirm(client, page, version=seen, note="Catatan panjang")
        assert response.status_code == 200
        assert "Catatan panjang" in response.content.decode()
        assert not PageReview.objects.exists()
        confirm(client, page, version=page.live_revision_id)
        assert PageReview.objects.count() == 1

    @pytest.mark.parametrize("kind", ["draft", "dated"])
    def test_what_does_not_age_is_refused_with_a_message(self, kind, client):
        page = make_news() if kind == "dated" else make_info()
        if kind == "draft":
            page.unpublish()
        client.force_login(person("editor", home()))
        response = client.post(address(page), follow=True)
        assert response.redirect_chain[-1][0] == f"/admin/pages/{page.pk}/edit/"
        assert len(list(response.context["messages"])) == 1
        assert not PageReview.objects.exists()

    def test_a_page_that_is_gone_is_a_404(self, client):
        client.force_login(person("admin", is_superuser=True))
        assert client.post("/admin/tinjau/999999/").status_code == 404

    def test_a_note_that_is_too_long_is_refused_at_its_field(self, page, client):
        client.force_login(person("editor", page))
        response = confirm(client, page, note="x" * 401)
        assert response.context["form"].errors["note"]
        assert not PageReview.objects.exists()

    @pytest.mark.parametrize(
        ("following", "location"),
        [("/admin/reports/peninjauan/?p=2", "/admin/reports/peninjauan/?p=2"), ("https://jahat.example/", None)],
    )
    def test_the_way_back_leads_to_the_report_and_never_elsewhere(self, page, client, following, location):
        client.force_login(person("editor", page))
        response = confirm(client, page, next=following)
        assert response["Location"] == (location or f"/admin/pages/{page.pk}/edit/")

    def test_the_editor_leads_to_it(self, page, client):
        client.force_login(person("editor", home()))
        assert address(page) in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
        news = make_news()
        assert address(news) not in client.get(f"/admin/pages/{news.pk}/edit/").content.decode()


class TestThePublicPage:
    def test_it_says_when_it_was_last_reviewed(self, client):
        page = backdate(make_info(slug="tentang"), at(JANUARY))
        assert "2026-01-15T09:00:00+07:00" in client.get("/tentang/").content.decode()
        record_review(page, None, at(date(2026, 2, 10)))
        assert "2026-02-10T09:00:00+07:00" in client.get("/tentang/").content.decode()

    def test_so_does_the_home_page(self, client):
        record_review(home(), None, later := timezone.now() + timedelta(days=1))
        assert timezone.localtime(later).strftime('datetime="%Y-%m-%dT%H:%M') in client.get("/").content.decode()

    def test_it_names_nobody_and_no_note(self, client):
        page = make_info(slug="tentang")
        user = make_user("sitorus", first_name="Rosmaida", last_name="Sitorus")
        record_review(page, user, timezone.now(), note="Ditelepon ke bidang")
        body = client.get("/tentang/").content.decode()
        assert "Rosmaida" not in body
        assert "sitorus" not in body.lower()
        assert "Ditelepon" not in body

    def test_a_dated_page_does_not_speak_of_reviews(self, client):
        page = make_news(slug="kabar")
        PageReview.objects.create(page=page, reviewed_at=at(date(2026, 2, 10)))
        assert "2026-02-10" not in client.get("/berita/kabar/").content.decode()

    def test_it_costs_no_query_of_its_own(self, client):
        make_info(slug="tentang")
        with CaptureQueriesContext(connection) as captured:
            client.get("/tentang/")
        about = [query["sql"] for query in captured if "moderation_pagereview" in query["sql"]]
        assert len(about) == 1
        assert "home_infopage" in about[0]
