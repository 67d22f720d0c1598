"""Development: needs nothing from the environment. `make dev` adds autoreload and debug pages."""

import environ

from .base import *  # noqa: F403
from .base import SQLITE_OPTIONS, STORAGES, VAR_DIR

env = environ.Env()
VAR_DIR.mkdir(exist_ok=True)

DEBUG = True
SECRET_KEY = env.str("SECRET_KEY", default="development-only")  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = SITE_URL

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://"),
    "readers": env.cache("CACHE_URL", default="locmemcache://readers?max_entries=100000"),  # cms/reading/readers.py
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(VAR_DIR / "media"))
STATIC_ROOT = env.str("STATIC_ROOT", default=str(VAR_DIR / "static"))
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
