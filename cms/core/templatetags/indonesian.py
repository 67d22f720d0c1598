"""Dates, times, numbers and money as the city writes them, in the language of the page."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

register = template.Library()

SCALES = [
    (Decimal(10) ** 12, gettext_noop("trillion")),
    (Decimal(10) ** 9, gettext_noop("billion")),
    (Decimal(10) ** 6, gettext_noop("million")),
]


def local(value):
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def long_date(value: date | datetime | None):
    """9 Agustus 2023; empty for None."""
    return date_format(local(value), "j F Y") if value else ""


@register.filter
def weekday_date(value: date | datetime | None):
    """Rabu, 9 Agustus 2023; empty for None."""
    return date_format(local(value), "l, j F Y") if value else ""


@register.filter
def clock(value: datetime | None):
    """20.04 WIB, in the city's time zone; empty for None."""
    return f"{local(value):%H.%M} WIB" if value else ""


@register.filter
def number(value, places=None):
    """1234.5 as "1.234,5"; trailing zeros are dropped unless ``places`` says how many to show."""
    if value is None:
        return ""
    value = Decimal(str(value))
    if places is None:
        value = value.normalize()
        places = max(0, -value.as_tuple().exponent)
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


@register.filter
def rupiah(value):
    """1234567 as "Rp1.234.567"; empty for None."""
    return "" if value is None else f"Rp{number(value, 0)}"


@register.filter
def rupiah_short(value):
    """1234567890 as "Rp1,2 miliar"; amounts below a million in full; empty for None."""
    if value is None:
        return ""
    value = Decimal(value)
    for scale, name in SCALES:
        if abs(value) >= scale:
            scaled = (value / scale).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return f"Rp{number(scaled)} {_(name)}"
    return rupiah(value)


@register.filter
def in_days(value):
    """A number of days in words: "12 hari"."""
    days = abs(int(value))
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": number(days)}


@register.filter
def is_past(value: date | None):
    """True for a day before today, in the city's time zone."""
    return bool(value) and value < timezone.localdate()


@register.filter
def days_since(value: date | None, today: date):
    """The days from a date to today; empty for None."""
    return (today - value).days if value else ""
