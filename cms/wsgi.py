"""The WSGI application that granian serves. The page cache will wrap it here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

from cms.core.background import start_writing  # noqa: E402  # Django must be set up first.
from cms.publishing.missing.counting import write_down as write_missing_addresses  # noqa: E402
from cms.reading.counting import write_down as write_readings  # noqa: E402
from search.counting import write_down as write_searches  # noqa: E402

start_writing("missing-addresses", write_missing_addresses)
start_writing("reading-counts", write_readings)
start_writing("search-counts", write_searches)
