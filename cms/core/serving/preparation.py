"""Brings database, files and search index to where the site can be served. Every function may run at every start."""

from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

STANDARD_PORTS = {"http": 80, "https": 443}


def make_folders():
    """The folders that nothing else makes: the web server wants them to exist before the first picture does."""
    (Path(settings.MEDIA_ROOT) / "images").mkdir(parents=True, exist_ok=True)
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def database_is_empty():
    """Whether nobody has made a home page yet; by name, because core imports no other app."""
    return not apps.get_model("home.HomePage").objects.exists()


def search_index_is_new():
    """Whether the index of pages was never built: no entries in the database, or no such index in Elasticsearch."""
    index = get_search_backend().get_index_for_model(Page)
    if hasattr(index, "entries"):
        return not index.entries.exists()
    return not index.es.indices.exists(index=index.name)


def build_search_index():
    call_command("update_index", verbosity=0)


def update_default_site():
    """Give Wagtail's default site the host and port of SITE_URL, so that pages know their full address."""
    url = urlsplit(settings.SITE_URL)
    address = (url.hostname, url.port or STANDARD_PORTS[url.scheme])
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != address:
        site.hostname, site.port = address
        site.save()
