"""The quarterly reports that the demo city's agencies find open."""

from django.utils import timezone

from cms.core.models import DailyRun
from programs.reporting.opening import OPEN, open_reports
from programs.reporting.quarters import quarter_before


def load_reports():
    """Open the report on the last quarter, from today on, for each agency; nobody gets mail about it."""
    today = timezone.localdate()
    quarter = quarter_before(today)
    DailyRun.objects.claim(OPEN, quarter.last_day)
    open_reports(quarter, today)
