"""One mail a day to everybody for whom something falls due or is overdue."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from cms.core.mail import queue_mail
from cms.core.models import DailyRun

from .models import Holiday, UrgentPublication
from .office_days import is_office_day
from .waiting import waiting_for

SEND_FROM_HOUR = 7


def remind(now):
    """The worker's job: on office days from seven in the morning (WIB), once a day, however often it is called."""
    local = timezone.localtime(now)
    today = local.date()
    if local.hour < SEND_FROM_HOUR or not is_office_day(today, Holiday.objects.days()):
        return
    with transaction.atomic():
        if DailyRun.objects.claim("reminders", today):
            for person in people_to_ask():
                remind_person(person, today, now)


def remind_person(person, today, now):
    steps = [step for step in waiting_for(person, today) if step.due_on <= today and not step.why_not]
    urgent = list(UrgentPublication.objects.open().due_by(today).decidable_by(person))
    if steps or urgent:
        queue_mail(person, "reminder", {"steps": steps, "urgent": urgent, "today": today}, now)


def people_to_ask():
    """Members of any step's groups, and their deputies; superusers are not pestered for being superusers."""
    User = get_user_model()
    members = User.objects.filter(groups__officetask__active=True, is_active=True)
    deputies = User.objects.filter(deputy_for__person__groups__officetask__active=True, is_active=True)
    return (members | deputies).distinct()
