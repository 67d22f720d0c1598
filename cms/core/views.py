"""Addresses that belong to the site as a whole rather than to a page."""

from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.module_loading import import_string
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap
from wagtail.models import Site

from .models.examples import examples_are_public
from .sitemap import PictureSitemap


def robots(request):
    """Tell crawlers where the site map is; keep them out while the site holds example data."""
    rules = "Disallow: /" if examples_are_public() else "Disallow: /admin/\nDisallow: /cari/\nDisallow: /pratinjau/"
    lines = f"User-agent: *\n{rules}\nSitemap: {settings.SITE_URL}/sitemap.xml\n"
    return HttpResponse(lines, content_type="text/plain; charset=utf-8")


def sitemap(request):
    """Wagtail's site map with the pictures of its pages; a 404 while there is no site to map."""
    if Site.find_for_request(request) is None:
        raise Http404
    response = wagtail_sitemap(request, {"pages": PictureSitemap}, template_name="sitemap_with_pictures.xml")
    patch_cache_control(response, public=True, max_age=3600)  # Of 20,000 pages it takes seconds to make.
    return response


def security_contact(request):
    """Where to report a security problem (RFC 9116); the contact is kept in the office settings."""
    return render(
        request,
        "security.txt",
        {"expires": timezone.now() + timedelta(days=180), "site_url": settings.SITE_URL},
        content_type="text/plain; charset=utf-8",
    )


def alive(request):
    """Liveness: the process answers."""
    return JsonResponse({"status": "hidup"})


def ready(request):
    """Readiness: the database answers too. Raises what the database raises, so that a balancer sees a 500.

    ``catatan`` lists what is amiss though the site serves everybody; see the setting READINESS_REMARKS.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    remarks = [remark for name in settings.READINESS_REMARKS if (remark := import_string(name)())]
    return JsonResponse({"status": "siap"} | ({"catatan": remarks} if remarks else {}))


def page_not_found(request, exception):
    """A 404 that helps: search field and main links."""
    return render(request, "404.html", status=404)


def server_error(request):
    """A 500 that needs nothing: no database, no template context."""
    return HttpResponseServerError(loader.render_to_string("500.html"))
