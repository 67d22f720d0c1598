"""Keeps what readers say about a page, and forgets what they wrote after a year."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.core.models import DailyRun

from ..models import PageOpinion, PageRemark

KEPT = timedelta(days=365)  # As the page on privacy says.


@transaction.atomic
def record(page, day, helped, text="", below=""):
    """Count an opinion, and keep its line of text if there is one."""
    PageOpinion.objects.add(page.pk, day, helped)
    if text:
        PageRemark.objects.create(page_id=page.pk, below=below, day=day, helped=helped, text=text)


@transaction.atomic
def forget_old_remarks(now):
    """Once a day, delete the lines older than a year, dealt with or not. The counts name nobody and stay."""
    today = timezone.localdate(now)
    if DailyRun.objects.claim("forget_old_remarks", today):
        PageRemark.objects.filter(day__lt=today - KEPT).delete()
