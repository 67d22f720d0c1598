from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import counting
from .origin import is_from_here
from .readers import READING, address_of, is_new, is_robot

LARGEST_KEY = 2**63 - 1


@csrf_exempt  # Pages are cached whole and carry no token, and nobody has a right here that could be misused.
@require_POST
def read(request, pk):
    """Take note that a page was read. The answer is the same whether it counts or not; asks no database."""
    agent = request.headers.get("User-Agent", "")
    if (
        is_from_here(request)
        and 0 < pk <= LARGEST_KEY
        and not is_robot(agent)
        and is_new(READING, pk, address_of(request), agent, timezone.localdate())
    ):
        counting.tally.add(pk)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
