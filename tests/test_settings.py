"""Production starts complete or not at all, and is as strict as the scheme of its address allows."""

import runpy
import subprocess

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured

from tests.services import command, production_environment

REQUIRED = ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "MEDIA_ROOT", "STATIC_ROOT"]


@pytest.fixture
def production(monkeypatch, tmp_path):
    """The settings module, run in an environment of its own."""

    def load(**changes):
        environment = production_environment(tmp_path, **changes)
        monkeypatch.setattr("os.environ", environment)
        monkeypatch.setattr("environ.Env.ENVIRON", environment)
        return runpy.run_module("cms.settings.production")

    return load


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_variable_is_named(production, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        production(**{name: None})


def test_all_missing_variables_are_named_at_once(production):
    with pytest.raises(ImproperlyConfigured, match=", ".join(REQUIRED)):
        production(**dict.fromkeys(REQUIRED))


def test_a_half_configured_start_ends_with_the_reason(tmp_path):
    environment = production_environment(tmp_path, SECRET_KEY=None, MEDIA_ROOT=None)
    done = subprocess.run(
        command("check"), env=environment, cwd=django_settings.BASE_DIR, capture_output=True, text=True
    )
    assert done.returncode != 0
    assert "Set these environment variables before starting: SECRET_KEY, MEDIA_ROOT." in done.stderr


@pytest.mark.parametrize("url", ["smartcity.example", "ftp://smartcity.example", "https://"])
def test_an_address_that_is_none_is_refused(production, url):
    with pytest.raises(ImproperlyConfigured, match="SITE_URL must look like"):
        production(SITE_URL=url)


def test_over_https_everything_is_secure(production):
    settings = production(SITE_URL="https://smartcity.example/")
    assert settings["SITE_URL"] == "https://smartcity.example"
    assert settings["CSRF_TRUSTED_ORIGINS"] == ["https://smartcity.example"]
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is True
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] == 31_536_000


def test_over_http_the_browser_still_gets_its_cookies(production):
    settings = production(SITE_URL="http://localhost:9000")
    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is False
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


def test_debug_pages_are_off(production):
    assert production()["DEBUG"] is False


def test_services_come_from_the_environment(production):
    settings = production(
        DATABASE_URL="postgresql://siantar:rahasia@db:5433/siantar",
        CACHE_URL="redis://cache:6379/1",
        ELASTICSEARCH_URL="http://search:9200",
        ELASTICSEARCH_API_KEY="kunci",
        ELASTICSEARCH_CA="/etc/siantar/ca.pem",
        EMAIL_URL="smtp://mail:2525",
    )
    assert settings["DATABASES"]["default"]["HOST"] == "db"
    assert settings["CACHES"]["default"]["LOCATION"] == "redis://cache:6379/1"
    elasticsearch = settings["WAGTAILSEARCH_BACKENDS"]["elasticsearch"]
    assert elasticsearch["URLS"] == ["http://search:9200"]
    assert elasticsearch["OPTIONS"] == {"api_key": "kunci", "ca_certs": "/etc/siantar/ca.pem"}
    assert (settings["EMAIL_HOST"], settings["EMAIL_PORT"]) == ("mail", 2525)


def test_sqlite_lets_two_processes_write(production):
    options = production()["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
