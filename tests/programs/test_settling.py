"""What follows by rule is written on publication and once a day, and no draft carries it."""

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import Revision

from cms.core.models import DailyRun
from cms.publishing.models import LedgerEntry, Publication
from programs import daily
from programs.daily import follow_the_rules
from programs.models import Milestone, ProgramPage
from tests.builders import TODAY, at, make_milestone, make_program, make_user, republish

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
LINK = "https://berita-acara.example/1"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


def raise_interrupt(*args):
    raise KeyboardInterrupt


def row(page, code="M1"):
    return Milestone.objects.get(page=page, code=code)


def change(page, code="M1", **fields):
    """Change a milestone of a page at hand."""
    rows = list(page.milestones.all())
    for found in rows:
        if found.code == code:
            for name, value in fields.items():
                setattr(found, name, value)
    page.milestones = rows
    return page


def fresh(page):
    return ProgramPage.objects.get(pk=page.pk)


class TestTheFirstPlan:
    @pytest.fixture
    def page(self, today):
        return make_program(milestones=[{"code": "M1", "planned_date": TODAY + 5 * DAY}])

    def test_is_the_date_that_was_published_first(self, page):
        assert row(page).original_date == TODAY + 5 * DAY
        assert row(page).changed_on is None

    def test_stays_however_often_the_plan_changes(self, page):
        for days in (9, 30):
            republish(change(page, planned_date=TODAY + days * DAY))
        assert row(page).original_date == TODAY + 5 * DAY
        assert row(page).slip_days == 25
        assert row(page).changed_on == TODAY

    def test_stays_when_the_plan_comes_back_to_it(self, page):
        republish(change(page, planned_date=TODAY + 9 * DAY))
        republish(change(page, planned_date=TODAY + 5 * DAY))
        assert row(page).slip_days == 0

    def test_is_not_what_stands_in_a_draft(self, page):
        draft = change(fresh(page), planned_date=TODAY + 9 * DAY)
        draft.save_revision()
        assert row(page).planned_date == row(page).original_date == TODAY + 5 * DAY

    def test_of_a_milestone_that_comes_later_is_its_own(self, page):
        page.milestones = [*page.milestones.all(), make_milestone(code="M2", planned_date=TODAY + 90 * DAY)]
        republish(page)
        assert row(page, "M2").original_date == TODAY + 90 * DAY

    def test_outlives_a_row_that_a_draft_makes_anew(self, page):
        """A form sends a row without its key when an editor takes it out and types it again under the same code."""
        page.milestones = [make_milestone(code="M1", planned_date=TODAY + 60 * DAY)]
        republish(page)
        assert row(page).original_date == TODAY + 5 * DAY
        assert row(page).slip_days == 55

    def test_outlives_a_time_in_which_the_milestone_was_not_there(self, page):
        page.milestones = []
        republish(page)
        page.milestones = [make_milestone(code="M1", planned_date=TODAY + 60 * DAY)]
        republish(page)
        assert row(page).slip_days == 55
        assert row(page).changed_on == TODAY


class TestAPlanThatMoves:
    """First planned for 1 August; what is said on the given days of 2026, and what follows by rule."""

    @pytest.fixture
    def published_on(self, monkeypatch):
        """Publishes another plan on a day."""
        monkeypatch.setattr(timezone, "now", lambda: at(date(2026, 5, 4)))
        page = make_program(start_date=date(2026, 1, 5), milestones=[{"code": "M1", "planned_date": date(2026, 8, 1)}])

        def publish_on(day, planned):
            monkeypatch.setattr(timezone, "now", lambda: at(day))
            return republish(change(fresh(page), planned_date=planned))

        return publish_on

    def test_in_good_time_and_is_brought_forward_later_makes_nothing_late(self, published_on):
        published_on(date(2026, 7, 1), date(2026, 10, 1))
        page = published_on(date(2026, 8, 15), date(2026, 9, 1))
        assert (page.status, page.status_since) == ("running", date(2026, 1, 5))
        assert row(page).slip_days == 31

    def test_only_after_it_has_passed_is_late_since_the_day_after(self, published_on):
        page = published_on(date(2026, 8, 10), date(2026, 10, 1))
        assert (page.status, page.status_since) == ("late", date(2026, 8, 2))

    def test_too_late_once_stays_late_when_it_is_moved_in_good_time_after(self, published_on):
        published_on(date(2026, 8, 10), date(2026, 10, 1))
        page = published_on(date(2026, 9, 10), date(2026, 11, 1))
        assert (page.status, page.status_since) == ("late", date(2026, 8, 2))

    def test_in_good_time_and_then_too_late_is_late_since_the_second_plan(self, published_on):
        published_on(date(2026, 7, 1), date(2026, 10, 1))
        page = published_on(date(2026, 10, 5), date(2026, 12, 1))
        assert (page.status, page.status_since) == ("late", date(2026, 10, 2))


class TestAnOldDraft:
    def test_does_not_bring_an_old_status_back(self, today):
        page = make_program(start_date=TODAY - DAY, milestones=[{"code": "M1"}])
        old = fresh(page).save_revision()
        republish(change(page, actual_date=TODAY, evidence_link=LINK))
        assert fresh(page).status == "done"
        assert Revision.objects.get(pk=old.pk).as_object().status == "done"

    def test_may_not_say_what_the_status_is(self, today):
        page = make_program(start_date=TODAY + DAY)
        page.status = "done"
        republish(page)
        assert fresh(page).status == "planned"


class TestEveryDay:
    @pytest.fixture
    def page(self, today):
        return make_program(start_date=TODAY + 2 * DAY, milestones=[{"code": "M1"}])

    @pytest.fixture
    def starts(self):
        return at(TODAY + 2 * DAY, 0, 5)

    def test_statuses_follow_the_dates_that_have_passed(self, page, starts):
        assert fresh(page).status == "planned"
        follow_the_rules(starts)
        assert (fresh(page).status, fresh(page).status_since) == ("running", TODAY + 2 * DAY)

    def test_not_before_five_past_midnight(self, page):
        follow_the_rules(at(TODAY + 2 * DAY, 0, 4))
        assert fresh(page).status == "planned"
        assert not DailyRun.objects.exists()

    def test_it_is_caught_up_after_downtime_with_the_day_on_which_it_began(self, page):
        follow_the_rules(at(TODAY + 40 * DAY, 15))
        assert (fresh(page).status, fresh(page).status_since) == ("running", TODAY + 2 * DAY)

    def test_each_change_leaves_one_row_by_rule_even_if_it_is_run_twice(self, page, starts, committed):
        for hour in (0, 0, 9):
            with committed(execute=True):
                follow_the_rules(starts + timedelta(hours=hour))
        entry = LedgerEntry.objects.get(subject_id=page.pk)
        assert (entry.field, entry.before, entry.after, entry.by_rule) == ("status", "planned", "running", True)
        assert (entry.office, entry.reason) == ("", "")

    def test_the_steps_of_a_publication_run_for_what_changed_and_for_nothing_else(self, page, starts):
        make_program(start_date=TODAY - DAY)
        before = Publication.objects.count()
        follow_the_rules(starts)
        assert list(Publication.objects.order_by("pk")[before:].values_list("page_id", "action")) == [
            (page.pk, "by_rule")
        ]

    def test_a_draft_that_waits_goes_on_waiting_and_changes_nothing(self, page, starts):
        draft = fresh(page)
        draft.title = "Nanti"
        draft.save_revision(user=make_user())
        follow_the_rules(starts)
        assert fresh(page).title != "Nanti"
        assert fresh(page).get_latest_revision_as_object().status == "running"

    def test_one_that_fails_keeps_no_other_from_following_and_the_day_is_done(self, page, starts, monkeypatch, caplog):
        other = make_program(title="Lain", start_date=TODAY + 2 * DAY)
        settle = daily.settle_status

        def fail(program, today):
            if program.pk == page.pk:
                program.milestones.update(title="Setengah jalan")
                raise RuntimeError("Bagian ini rusak.")
            return settle(program, today)

        monkeypatch.setattr(daily, "settle_status", fail)
        follow_the_rules(starts)
        assert (fresh(page).status, fresh(other).status) == ("planned", "running")
        assert row(page).title != "Setengah jalan"
        assert "Bagian ini rusak." in caplog.text
        assert DailyRun.objects.get().day == TODAY + 2 * DAY

    def test_one_that_fails_for_a_moment_is_tried_once_more(self, page, starts, monkeypatch):
        outcomes, settle = [OperationalError("database is locked")], daily.settle_status

        def fail_once(*args):
            if outcomes:
                raise outcomes.pop()
            return settle(*args)

        monkeypatch.setattr(daily, "settle_status", fail_once)
        follow_the_rules(starts)
        assert fresh(page).status == "running"

    def test_a_run_that_was_cut_short_begins_anew(self, page, starts, monkeypatch):
        with monkeypatch.context() as patched:
            patched.setattr(daily, "follow", raise_interrupt)
            with pytest.raises(KeyboardInterrupt):
                follow_the_rules(starts)
        follow_the_rules(starts)
        assert fresh(page).status == "running"

    def test_a_programme_that_is_not_public_is_left_alone(self, page, starts):
        page.unpublish()
        follow_the_rules(starts)
        assert fresh(page).status == "planned"


class TestTheLedger:
    @pytest.fixture
    def page(self, today, committed):
        with committed(execute=True):
            return make_program(
                start_date=date(2026, 1, 1),
                milestones=[{"code": "M1", "title": "Pasang", "planned_date": date(2026, 8, 1)}],
                budget=[{"code": "B1", "year": 2026, "planned": 1000}],
            )

    def entries(self, page):
        return {entry.field: entry for entry in LedgerEntry.objects.about(page)}

    def test_says_nothing_of_what_was_promised_first(self, page):
        assert self.entries(page) == {}

    def test_says_what_from_to_and_why(self, page, committed):
        page.change_note = "Menunggu lelang."
        with committed(execute=True):
            republish(change(page, planned_date=date(2026, 9, 15)))
        entry = self.entries(page)["milestones/M1/planned_date"]
        assert (entry.before_text, entry.after_text) == ("1 Agustus 2026", "15 September 2026")
        assert "Pasang" in entry.what
        assert entry.reason == "Menunggu lelang."

    def test_a_reason_speaks_of_the_dates_that_were_changed_with_it_and_of_nothing_after(self, page, committed):
        told = [
            ("Laporan I.", {"planned_date": date(2026, 9, 1), "change_reason": "Lelang diulang."}),
            ("Bobot menurut rapat.", {"weight": 5}),
            ("Dimajukan.", {"planned_date": date(2026, 8, 20)}),
            ("Selesai lebih cepat.", {"actual_date": TODAY, "evidence_link": LINK}),
        ]
        for note, fields in told:
            page.change_note = note
            with committed(execute=True):
                republish(change(page, **fields))
        rows = LedgerEntry.objects.about(page).filter(field__startswith="milestones/").order_by("pk")
        assert [row.reason for row in rows] == [
            "Lelang diulang.",
            "Bobot menurut rapat.",
            "Dimajukan.",
            "Selesai lebih cepat.",
        ]

    def test_knows_rows_that_come_and_go_by_their_code(self, page, committed):
        page.milestones = [make_milestone(code="M2", title="Uji")]
        with committed(execute=True):
            republish(page)
        entries = self.entries(page)
        assert entries["milestones/M1"].after is None
        assert entries["milestones/M2"].before is None
        assert "Uji" in entries["milestones/M2"].after_text

    def test_writes_money_in_full(self, page, committed):
        line = page.budget_lines.get()
        line.realised = 1234567
        page.budget_lines = [line]
        with committed(execute=True):
            republish(page)
        entry = self.entries(page)["budget_lines/B1/realised"]
        assert (entry.before_text, entry.after_text, entry.after) == ("", "1.234.567", "1234567")

    def test_says_nothing_of_prose(self, page, committed):
        page.title = "Judul lain"
        with committed(execute=True):
            republish(page)
        assert self.entries(page) == {}

    def test_a_status_that_follows_is_by_rule_and_one_that_is_decided_is_not(self, page, committed):
        with committed(execute=True):
            republish(change(page, actual_date=TODAY, evidence_link=LINK))
        assert self.entries(page)["status"].by_rule
        page.override_status, page.override_note = "on_hold", "Dana ditahan."
        page.override_office, page.override_date = "Bappeda", TODAY
        with committed(execute=True):
            republish(page)
        decided = LedgerEntry.objects.about(page).filter(field="status").latest("pk")
        assert (decided.after, decided.by_rule) == ("on_hold", False)

    def test_rows_are_never_removed(self, page, committed):
        with committed(execute=True):
            republish(change(page, planned_date=date(2026, 9, 15)))
        entry = LedgerEntry.objects.get()
        with pytest.raises(TypeError):
            entry.delete()
        with pytest.raises(TypeError):
            LedgerEntry.objects.all().delete()
        page.delete()
        assert LedgerEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("missing", ["override_note", "override_office", "override_date"])
def test_an_override_says_why_who_and_when(missing):
    page = make_program()
    page.override_status, page.override_note = "on_hold", "Dana ditahan."
    page.override_office, page.override_date = "Bappeda", TODAY
    page.full_clean()
    setattr(page, missing, None if missing == "override_date" else "")
    with pytest.raises(Exception, match=missing):
        page.full_clean()
