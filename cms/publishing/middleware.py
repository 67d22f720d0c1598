"""What was asked for and not found: a page that was withdrawn is gone, one that moved is elsewhere, anything else is
counted for the editors."""

from . import former
from .missing import counting
from .models import Tombstone
from .tombstones.views import gone


class NotFoundMiddleware:
    """Stands outside of Wagtail's RedirectMiddleware, so that a redirect comes first."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or "\x00" in request.path:
            return response
        if stone := Tombstone.objects.at(request.path):
            return gone(request, stone)
        if answer := former.answer(request):
            return answer
        counting.note(request)
        return response
