"""The real services that some tests need, and the site's own commands, run as an operator would."""

import os
import shutil
import subprocess
import sys
import uuid
from contextlib import contextmanager
from functools import cache
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from elastic_transport import TransportError
from elasticsearch import Elasticsearch
from redis import Redis, RedisError

REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"
ADDRESSES = {
    "postgresql": "TEST_DATABASE_URL",
    "redis": "TEST_REDIS_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
}


def address(service):
    return os.environ.get(ADDRESSES[service], "")


def chromium():
    """Path of the browser, or None."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def ask_postgresql(url):
    psycopg.connect(url, connect_timeout=3).close()


def ask_redis(url):
    with Redis.from_url(url, socket_connect_timeout=3) as redis:
        redis.ping()


def ask_elasticsearch(url):
    with Elasticsearch(url, request_timeout=5, max_retries=0) as client:
        client.info()


@cache
def why_missing(service):
    """Why a service cannot be used here, in a sentence; empty when it can."""
    if service == "chromium":
        return "" if chromium() else "no Chromium: install it, or name it in CHROMIUM"
    if not address(service):
        return f"no {service}: {ADDRESSES[service]} is not set"
    ask = {"postgresql": ask_postgresql, "redis": ask_redis, "elasticsearch": ask_elasticsearch}[service]
    try:
        ask(address(service))
    except (psycopg.Error, RedisError, TransportError, OSError) as error:
        return f"no {service} at {ADDRESSES[service]}: {error}"
    return ""


@contextmanager
def new_postgresql_database():
    """The address of an empty database on the server, dropped afterwards."""
    server = address("postgresql")
    name = f"siantar_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as server_connection:
        server_connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            server_connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def elasticsearch_backend(prefix):
    """How WAGTAILSEARCH_BACKENDS names the server, with indices of the test's own."""
    return {
        "BACKEND": "search.backends.elasticsearch",
        "URLS": [address("elasticsearch")],
        "INDEX_PREFIX": prefix,
        "TIMEOUT": 30,  # The machine may be busy.
        "AUTO_UPDATE": False,
    }


def save_database(path):
    """Write the tests' own SQLite database to a file, uncommitted rows included: quicker than migrating a new one."""
    connection.ensure_connection()
    path.write_bytes(connection.connection.serialize())


def production_environment(folder, **changes):
    """All that production needs, below a temporary folder; a value of None takes a variable away."""
    values = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "SITE_URL": "http://localhost:8000",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "STATIC_ROOT": f"{folder}/static",
        "ELASTICSEARCH_URL": None,
        "CACHE_URL": None,
        "EMAIL_URL": None,
    }
    values |= changes
    kept = {name: value for name, value in os.environ.items() if name not in values}
    return kept | {name: value for name, value in values.items() if value is not None}


def command(*arguments):
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def manage(*arguments, environment):
    """Run a management command in a process of its own; its output. Raises, with the output, when it fails."""
    done = subprocess.run(
        command(*arguments), env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, f"manage.py {' '.join(arguments)}:\n{done.stdout}{done.stderr}"
    return done.stdout
