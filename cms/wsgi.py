"""The WSGI application that granian serves. The page cache will wrap it here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

from search.counting import start_writing  # noqa: E402  # Django must be set up first.

start_writing()
