"""What holds for every answer with data: open to scripts of other sites, and sent again only when it changed."""

from functools import wraps

from django.http import HttpResponse, HttpResponseNotAllowed, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from .freshness import freshness

METHODS = ["GET", "HEAD", "OPTIONS"]
CACHED = "public, max-age=300"


def open_data(view):
    """Wrap ``view(request, fresh, **kwargs)``: CORS, ETag, Last-Modified, 304, HEAD and OPTIONS are seen to here.

    An answer that has not changed costs the few queries of ``freshness``; the view is not asked.
    """

    @wraps(view)
    def answer(request, **kwargs):
        if request.method == "OPTIONS":
            return for_everyone(allowed())
        if request.method not in METHODS:
            return for_everyone(HttpResponseNotAllowed(METHODS))
        fresh = freshness(timezone.now())
        etag, changed = f'"{fresh.mark}"', int(fresh.since.timestamp())
        response = get_conditional_response(request, etag=etag, last_modified=changed)
        if response is None:
            response = view(request, fresh, **kwargs)
        if response.status_code in (200, 304):
            response["ETag"], response["Last-Modified"] = etag, http_date(changed)
            response["Cache-Control"] = CACHED
        return for_everyone(head_of(response) if request.method == "HEAD" else response)

    return answer


def allowed():
    """The answer to OPTIONS, which a browser asks before a request with headers of its own."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = ", ".join(METHODS)
    response["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = "86400"
    return response


def for_everyone(response):
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Last-Modified, Link"
    return response


def head_of(response):
    """The same headers without the rows behind them: a stream is never started."""
    if not response.streaming:
        return response
    empty = StreamingHttpResponse(iter(()), status=response.status_code, content_type=response["Content-Type"])
    for name, value in response.items():
        empty[name] = value
    response.close()
    return empty
