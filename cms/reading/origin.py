from urllib.parse import urlsplit

from django.conf import settings


def is_from_here(request):
    """Whether a form or script of this site sent a request, by what browsers say about it.

    Stands in for a token, which would make cached pages differ. A program that says nothing is let in: it acts for
    nobody but itself. A proxy may leave the port out of Host, so the host of SITE_URL is ours, too.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer")
    return not sender or host_of(sender) in {request.get_host(), host_of(settings.SITE_URL)}


def host_of(address):
    """Host and port of an address; an empty text for what is none, such as the "null" of a hidden origin."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
