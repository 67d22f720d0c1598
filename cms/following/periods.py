"""Up to which moment a mail tells. There are no appointments to miss: whoever is late catches up with one mail."""

from datetime import timedelta

from django.utils import timezone

from .models import Frequency

GATHERING = timedelta(minutes=2)  # What happens together comes in one mail.
MORNING = 7  # WIB, the time zone of the site.


def end_of_period(frequency, now):
    """The moment at which the last period before ``now`` ended; what happened before it is due."""
    if frequency == Frequency.AT_ONCE:
        return now - GATHERING
    local = timezone.localtime(now - GATHERING)
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if morning > local:
        morning -= timedelta(days=1)
    if frequency == Frequency.WEEKLY:
        morning -= timedelta(days=morning.weekday())
    return morning
