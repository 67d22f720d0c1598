"""On which day a page speaks: today, or the day of the version that somebody looks at."""

from django.utils import timezone


def day_of(request):
    version = getattr(request, "public_version", None)
    return timezone.localdate(version.published_at if version else None)
