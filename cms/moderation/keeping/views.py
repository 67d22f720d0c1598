from django.views.csrf import csrf_failure as plain_refusal

from .answers import keep
from .requests import is_form_of_the_office, is_from_our_site


def csrf_failure(request, reason=""):
    """Give a form of our own admin back with a fresh token, to be sent again by hand; refuse everything else.

    Tokens go stale when one logs in in another tab. A form from elsewhere is never made sendable.
    """
    if is_form_of_the_office(request) and is_from_our_site(request):
        return keep(request)
    return plain_refusal(request, reason)
