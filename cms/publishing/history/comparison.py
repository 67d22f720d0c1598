"""``<page>riwayat/?dari=2&ke=3``: what differs between two versions of a page, in words."""

from django.http import Http404
from django.shortcuts import render

from ..models import PublicVersion
from ..versions.differences import differences
from ..versions.numbers import number_from


def compare(request, page):
    """Two versions side by side, the older one first. Raises Http404 for numbers that are none of the page's."""
    old, new = (version_named(page, request.GET.get(name, "")) for name in ("dari", "ke"))
    if old.number >= new.number:
        raise Http404
    redacted = [version for version in (old, new) if version.content is None]
    changes = [] if redacted else list(differences(type(page), old.content, new.content))
    context = {
        "page": page,
        "below": "riwayat/",
        "old": old,
        "new": new,
        "versions": [old, new],
        "redacted": redacted,
        "changes": changes,
        "before": old.number - 1,
        "after": PublicVersion.objects.of(page).filter(number=new.number + 1).values_list("number", flat=True).first(),
    }
    return render(request, "publishing/comparison.html", context)


def version_named(page, text):
    version = PublicVersion.objects.of(page).filter(number=number_from(text)).first()
    if version is None:
        raise Http404
    return version
