"""The daily job that keeps the table of readings small: days long past are summed up into their month."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cms.core.models import DailyRun

from .models import PageRead

KEPT_BY_DAY = timedelta(days=62)


@transaction.atomic
def sum_up_months(now):
    """Once a day, put the days of months that ended two months ago onto the first day of each."""
    today = timezone.localdate(now)
    if not DailyRun.objects.claim("sum_up_readings", today):
        return
    days = PageRead.objects.filter(day__lt=(today - KEPT_BY_DAY).replace(day=1)).exclude(day__day=1)
    months = {}
    sums = days.values("page_id", month=TruncMonth("day")).annotate(read=Sum("times")).order_by()
    for row in sums:
        months.setdefault(row["month"], {})[row["page_id"]] = row["read"]
    for month, waiting in sorted(months.items()):
        PageRead.objects.add(month, waiting)
    if months:
        days.delete()
