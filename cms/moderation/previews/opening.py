"""What an outsider sees at /pratinjau/<token>/: the draft as it would be published, or that the link opens nothing."""

import copy
import logging

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.log_actions import log

from ..models import PreviewLink
from .logged import OPENED

logger = logging.getLogger("cms.moderation")

# Kept by nobody, found by nobody, and the token stays out of the Referer of what is clicked or loaded from here.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


@require_safe
def open_preview(request, token):
    link = PreviewLink.objects.by_token(token)
    reason = "unknown" if link is None else link.why_closed(timezone.now())
    response = refuse(request, link, reason) if reason else show_draft(request, link)
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def show_draft(request, link):
    page = link.page.get_latest_revision_as_object()
    response = page.make_preview_request(
        without_login(request), page.default_preview_mode, extra_request_attrs={"preview_link": link}
    )
    log(page, OPENED, data={"link": link.pk})
    return response


def without_login(request):
    """The same request as somebody without an account would send it, so that the page shows no tools of the office."""
    request = copy.copy(request)
    secrets = ("HTTP_COOKIE", "HTTP_AUTHORIZATION")
    request.META = {name: value for name, value in request.META.items() if name not in secrets}
    return request


def refuse(request, link, reason):
    """One page for every reason, which tells nothing of the page behind the link."""
    logger.warning("Preview link %s was refused: %s.", link.pk if link else "?", reason)
    return render(request, "moderation/preview_closed.html", status=410 if link else 404)
