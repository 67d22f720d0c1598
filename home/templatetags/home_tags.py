from django import template
from django.utils import timezone

from home.models import AlertBanner

register = template.Library()


@register.simple_tag
def alert_banners():
    """The banners to show now; two at most, so that the page still starts with its subject."""
    return AlertBanner.objects.shown_at(timezone.now())[:2]
