"""Two small rules that hold for every request."""

from django.conf import settings
from django.http import HttpResponseBadRequest
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin


class PathLocaleMiddleware(MiddlewareMixin):
    """Take the language from the address alone: /en/… is English, all else the default language.

    Django's LocaleMiddleware also looks at cookies and the Accept-Language header and adds it to Vary; then a shared
    cache would keep one copy per browser setting of pages that are the same for everyone.
    """

    def process_request(self, request):
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request, response):
        response.headers.setdefault("Content-Language", translation.get_language())
        return response


class BadAddressMiddleware(MiddlewareMixin):
    """Refuse addresses with a NUL character before they reach a database that cannot store one (PostgreSQL)."""

    def process_request(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("Alamat tidak sah.", content_type="text/plain; charset=utf-8")
        return None
