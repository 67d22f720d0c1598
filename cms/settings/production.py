"""Production, and what `make run` serves: everything from the environment, and no start while something is missing.

Needs SECRET_KEY, ALLOWED_HOSTS (comma separated), SITE_URL (scheme, host and port as visitors type them), DATABASE_URL,
MEDIA_ROOT and STATIC_ROOT. ELASTICSEARCH_URL, CACHE_URL and EMAIL_URL are for a site that outgrows the embedded
defaults. Cookies and HSTS follow the scheme of SITE_URL. Raises ImproperlyConfigured naming every missing variable.
"""

from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import SQLITE_OPTIONS, WAGTAIL_SITE_NAME

env = environ.Env()

REQUIRED = ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT"]
if missing := [name for name in REQUIRED if not env.str(name, default="")]:
    raise ImproperlyConfigured(f"Set these environment variables before starting: {', '.join(missing)}.")

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")

SITE_URL = env.str("SITE_URL").rstrip("/")
site = urlsplit(SITE_URL)
if site.scheme not in ("http", "https") or not site.hostname:
    raise ImproperlyConfigured("SITE_URL must look like https://smartcity.example or http://localhost:8000.")
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]

https = site.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = https
SECURE_HSTS_SECONDS = 31_536_000 if https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if https else None
SECURE_REDIRECT_EXEMPT = [r"^sehat/"]  # Health checks come from inside, over plain HTTP.

DATABASES = {"default": env.db("DATABASE_URL")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://"),
    "readers": env.cache("CACHE_URL", default="locmemcache://readers?max_entries=100000"),  # cms/reading/readers.py
}
vars().update(env.email("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = f"{WAGTAIL_SITE_NAME} <noreply@{site.hostname}>"

MEDIA_ROOT = env.str("MEDIA_ROOT")
STATIC_ROOT = env.str("STATIC_ROOT")

if elasticsearch_url := env.str("ELASTICSEARCH_URL", default=""):
    options = {
        "api_key": env.str("ELASTICSEARCH_API_KEY", default=""),
        "ca_certs": env.str("ELASTICSEARCH_CA", default=""),
    }
    WAGTAILSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS | {
        "elasticsearch": {
            "BACKEND": "search.backends.elasticsearch",
            "URLS": [elasticsearch_url],
            "INDEX_PREFIX": "siantar_",
            "OPTIONS": {name: value for name, value in options.items() if value},
            "AUTO_UPDATE": False,  # It holds the entries alone, and search/engines.py keeps them.
        }
    }
