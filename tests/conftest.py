import os
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

from tests import services, showcase
from tests.browser import watch
from tests.builders import TODAY, at
from tests.city import served_city
from tests.following.outside import Sink

# On a busy machine an example may take long, or be slow to draw; that is no fault of the code. No database of examples:
# parallel runs would write over each other's.
settings.register_profile("site", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("site")

PREFIX = "needs_"
# Everything that would speak to a host outside, or need a sandbox that root cannot have.
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def services_of(item):
    return [mark.name.removeprefix(PREFIX) for mark in item.iter_markers() if mark.name.startswith(PREFIX)]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Tests of the same search server or cache share it, so they run one after another in the same process."""
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            for service in {"elasticsearch", "redis"}.intersection(services_of(item)):
                item.add_marker(pytest.mark.xdist_group(service))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Skip a test whose service is missing, or fail it where services are required."""
    for service in services_of(item):
        if reason := services.why_missing(service):
            (pytest.fail if services.REQUIRED else pytest.skip)(reason)


@pytest.fixture
def postgresql_url():
    with services.new_postgresql_database() as url:
        yield url


@pytest.fixture(scope="session")
def browser():
    """A real Chromium, for tests marked needs_chromium."""
    # Playwright leaves an event loop running in this thread; Django would take it for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=services.chromium(), args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def city_folder(tmp_path_factory):
    """Where the served demo city keeps its database, uploads and the passwords of its accounts."""
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="session")
def city_post():
    """The mail server of the served demo city, see Sink."""
    with Sink() as sink:
        yield sink


@pytest.fixture(scope="session")
def city_url(city_folder, city_post):
    """The address of the served demo city, for tests marked needs_chromium and xdist_group("city")."""
    with served_city(city_folder, EMAIL_URL=city_post.url) as url:
        yield url


@pytest.fixture
def visit(browser, city_url):
    """A function that opens an address of the demo city in a window of a given width, with or without JavaScript, and
    gives the page."""
    windows = []

    def open_address(address, width=360, javascript=True):
        window = browser.new_context(
            viewport={"width": width, "height": 800}, locale="id-ID", java_script_enabled=javascript
        )
        windows.append(window)
        page = watch(window.new_page(), urlsplit(city_url).netloc)
        page.goto(city_url + address)
        return page

    yield open_address
    for window in windows:
        window.close()


@pytest.fixture(autouse=True)
def _nothing_left_behind():
    """Forget what the test before cached, and the language of its last request."""
    cache.clear()
    yield
    translation.deactivate()


@pytest.fixture
def today(monkeypatch):
    """Stop the clock at nine in the morning of TODAY."""
    monkeypatch.setattr(timezone, "now", lambda: at(TODAY))
    return TODAY


@pytest.fixture(scope="class")
def class_db(django_db_setup, django_db_blocker):
    """What class fixtures build on this one is there for all tests of the class, and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="class")
def full_site(class_db):
    """A page of every type with all that it can hold."""
    showcase.full()


@pytest.fixture(scope="class")
def bare_site(class_db):
    """A page of every type with only what it must hold."""
    showcase.bare()
