"""Which requests carry a form that is worth keeping, and whether it came from our own pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

# Forms about people and their passwords are never sent back.
NOT_KEPT = (
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_account",
    "wagtailadmin_password_reset",
    "wagtailusers_users:",
)


def is_form_of_the_office(request):
    """True for a form that somebody sent from a page of the admin, autosave included."""
    if request.method != "POST" or not request.path.startswith(reverse("wagtailadmin_home")):
        return False
    if request.resolver_match is None or request.resolver_match.view_name.startswith(NOT_KEPT):
        return False
    return is_autosave(request) or not is_script(request)


def is_autosave(request):
    """True for what Wagtail's editor saves by itself: it wants JSON and nothing else."""
    return not request.accepts("text/html")


def is_script(request):
    """True for requests of scripts, which do not show what comes back. Browsers say so."""
    by_script = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    return by_script or request.headers.get("X-Requested-With") == "XMLHttpRequest"


def is_from_our_site(request):
    """True when the browser vouches that the form stood on a page of this site; silence is not enough."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None:
        return site == "same-origin"
    ours = {f"{request.scheme}://{request.get_host()}", "{0.scheme}://{0.netloc}".format(urlsplit(settings.SITE_URL))}
    return origin in ours and site in (None, "same-origin")
