"""A site with one page, whose search server is whatever a test says."""

import pytest

from search.backends.elasticsearch.outage import outage
from tests.builders import home, make_info

PATIENCE = 0.3  # Seconds to wait for an answer, instead of the three of a real site.


@pytest.fixture(autouse=True)
def _fresh():
    """What this process remembers of a failure goes with the test."""
    outage.forget()
    yield
    outage.forget()


@pytest.fixture
def page(db):
    home()
    return make_info(title="Jembatan gantung", slug="jembatan")


@pytest.fixture
def connect(settings):
    """Make an address that of the site's server."""

    def connect(url, **options):
        settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {
            "elasticsearch": {
                "BACKEND": "search.backends.elasticsearch",
                "URLS": [url],
                "TIMEOUT": PATIENCE,
                "OPTIONS": options,
                "AUTO_UPDATE": False,
            }
        }

    return connect


@pytest.fixture
def titles(client):
    """What visitors find."""

    def titles(text="jembatan"):
        answer = client.get("/cari/", {"q": text, "format": "json"})
        assert answer.status_code == 200
        return [result["title"] for result in answer.json()["results"]]

    return titles
