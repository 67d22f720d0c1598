"""What waits, for how long and until when; one mail a day to those who may decide."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from cms.core.models import QueuedMail
from cms.moderation import reminders
from cms.moderation.models import Holiday
from cms.moderation.waiting import waiting_for
from home.models import InfoPage
from tests.builders import at, make_info

THURSDAY = date(2026, 3, 5)
MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)


def submit(desk, day=THURSDAY, **fields):
    """A change of a page, submitted on a day."""
    page = make_info(title="Lama", slug=f"lama-{InfoPage.objects.count()}")
    desk.edit(page, "submit", **{"title": "Baru"} | fields)
    TaskState.objects.filter(pk=page.current_workflow_task_state.pk).update(started_at=at(day))
    return page


def reminders_to(person):
    return QueuedMail.objects.filter(recipient=person, text__contains="/admin/keputusan/", subject__contains="2026")


def test_a_step_is_due_after_its_office_days(editor, head):
    submit(editor)
    [step] = waiting_for(head.person, TUESDAY)
    assert (step.due_on, step.days_waiting, step.days_overdue) == (MONDAY, 3, 1)


def test_a_holiday_moves_the_deadline(editor, head):
    submit(editor)
    Holiday.objects.create(day=MONDAY, name="Nyepi")
    [step] = waiting_for(head.person, TUESDAY)
    assert (step.due_on, step.days_overdue) == (TUESDAY, 0)


def test_the_longest_overdue_comes_first(editor, head):
    submit(editor, TUESDAY, title="Muda")
    submit(editor, THURSDAY, title="Tua")
    assert [step.title for step in waiting_for(head.person, TUESDAY)] == ["Tua", "Muda"]


def test_the_dashboard_shows_what_waits_and_leads_to_the_comparison(editor, head):
    page = submit(editor)
    html = head.client.get("/admin/").content.decode()
    assert reverse("moderation_decide", args=[page.current_workflow_task_state.pk]) in html
    assert "Baru" in html


def test_the_dashboard_costs_no_query_more_for_more_rows(editor, head, django_assert_max_num_queries):
    submit(editor)
    head.client.get("/admin/")
    with django_assert_max_num_queries(80) as few:
        head.client.get("/admin/")
        bound = len(few)
    for _number in range(6):
        submit(editor)
    with django_assert_max_num_queries(bound):
        head.client.get("/admin/")


def test_a_contributors_dashboard_shows_no_decisions(editor, contributor):
    submit(editor)
    assert waiting_for(contributor.person, TUESDAY) == []


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (at(date(2026, 3, 6), 9), 0),
        (at(MONDAY, 6), 0),
        (at(MONDAY, 8), 1),
        (at(TUESDAY, 8), 1),
        (at(date(2026, 3, 14), 8), 0),
    ],
    ids=["not due yet", "before office hours", "due", "overdue", "Saturday"],
)
def test_a_reminder_goes_out_when_something_is_due(editor, head, moment, count):
    submit(editor)
    reminders.remind(moment)
    assert reminders_to(head.person).count() == count


def test_no_reminder_on_a_holiday(editor, head):
    submit(editor)
    Holiday.objects.create(day=TUESDAY, name="Libur")
    reminders.remind(at(TUESDAY, 8))
    assert not reminders_to(head.person).exists()


def test_all_that_is_due_goes_into_one_mail_a_day(editor, head):
    submit(editor)
    submit(editor)
    for minute in range(3):
        reminders.remind(at(TUESDAY, 8) + timedelta(minutes=minute))
    [mail] = reminders_to(head.person)
    assert mail.text.count("/admin/keputusan/") == 2
    reminders.remind(at(TUESDAY + timedelta(days=1), 8))
    assert reminders_to(head.person).count() == 2


def test_who_may_not_approve_is_not_reminded(editor):
    submit(editor)
    reminders.remind(at(TUESDAY, 8))
    assert not reminders_to(editor.person).exists()
