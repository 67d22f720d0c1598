"""Tests: in memory where possible, fast hashing; only the services' addresses come from the environment."""

import tempfile

import environ

from .base import *  # noqa: F403
from .base import SQLITE_OPTIONS, STORAGES

env = environ.Env()

DEBUG = False
SECRET_KEY = "test-only"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"

DATABASES = {"default": env.db("DATABASE_URL", default="sqlite://:memory:")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "readers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "readers"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

MEDIA_ROOT = tempfile.mkdtemp(prefix="siantar-media-")
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING = {"version": 1, "disable_existing_loggers": False, "root": {"handlers": []}}
