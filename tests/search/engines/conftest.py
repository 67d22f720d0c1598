import uuid

import pytest
from wagtail.search.backends import get_search_backend

from search import engines
from tests import services
from tests.builders import home


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.needs_elasticsearch)])
def engine(request, settings, db, monkeypatch):
    """The engine of the test, empty."""
    if request.param == "database":
        yield request.param
        return
    # A test's own transaction is never committed; Elasticsearch is told at once instead.
    monkeypatch.setattr(engines, "to_elasticsearch", engines.change_index)
    settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {
        "elasticsearch": services.elasticsearch_backend(f"test_{uuid.uuid4().hex[:12]}_")
    }
    engines.rebuild()
    yield request.param
    get_search_backend(engines.ELASTICSEARCH).remove_all()


@pytest.fixture(autouse=True)
def site(engine):
    return home()
