"""Administrators and operators learn that Elasticsearch fails; nobody else does."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from search.models import EngineTrouble
from tests.builders import at, home, make_agency, make_contributor, make_member

pytestmark = pytest.mark.django_db
REASON = "ConnectionError: <mati> di es.internal:9200"
SEVEN = at(date(2026, 3, 2), 7)


@pytest.fixture(autouse=True)
def site():
    home()


@pytest.fixture
def server(settings, site):
    """A site that has Elasticsearch. Nothing here asks it."""
    backend = {"BACKEND": "search.backends.elasticsearch", "URLS": ["http://es.internal:9200"], "AUTO_UPDATE": False}
    settings.WAGTAILSEARCH_BACKENDS = settings.WAGTAILSEARCH_BACKENDS | {"elasticsearch": backend}


@pytest.fixture
def trouble(server):
    EngineTrouble.note(REASON, SEVEN)
    EngineTrouble.note(REASON, SEVEN + timedelta(minutes=20))


@pytest.fixture
def administrator():
    return make_member("admin", ADMINISTRATOR, is_superuser=True)


def dashboard(client, person):
    client.force_login(person)
    return client.get(reverse("wagtailadmin_home")).content.decode()


class TestTheDashboard:
    def test_tells_administrators_since_when_why_and_what_to_do(self, trouble, client, administrator):
        page = dashboard(client, administrator)
        assert 'id="search-trouble-section"' in page
        assert "2 Maret 2026, 07.00 WIB" in page
        assert "2 Maret 2026, 07.20 WIB" in page
        assert "ConnectionError: &lt;mati&gt; di es.internal:9200" in page
        assert "basis data yang mencari" in page
        assert "manage.py update_index" in page
        assert "docs/operators.md" in page

    @pytest.mark.parametrize("office", [EDITOR, HEAD, ADMINISTRATOR])
    def test_tells_the_offices_nothing(self, trouble, client, office):
        page = dashboard(client, make_member("orang", office))
        assert "search-trouble" not in page
        assert "es.internal" not in page

    def test_tells_contributors_nothing(self, trouble, client):
        assert "search-trouble" not in dashboard(client, make_contributor(make_agency()))

    def test_says_nothing_while_all_is_well(self, server, client, administrator):
        assert "search-trouble" not in dashboard(client, administrator)

    def test_says_nothing_once_it_is_over(self, trouble, client, administrator):
        EngineTrouble.is_over(SEVEN + timedelta(hours=1))
        assert "search-trouble" not in dashboard(client, administrator)

    def test_says_nothing_of_a_server_that_the_site_has_no_more(self, client, administrator):
        EngineTrouble.note(REASON, SEVEN)
        assert "search-trouble" not in dashboard(client, administrator)


class TestReadiness:
    def test_the_site_stays_ready_and_says_that_the_database_searches(self, trouble, client):
        answer = client.get("/sehat/siap")
        assert answer.status_code == 200
        assert answer.json()["status"] == "siap"
        assert len(answer.json()["catatan"]) == 1
        assert "the database searches" in answer.json()["catatan"][0]

    def test_the_reason_is_not_for_everybody(self, trouble, client):
        assert "es.internal" not in client.get("/sehat/siap").content.decode()

    def test_there_is_no_remark_while_all_is_well(self, server, client):
        assert client.get("/sehat/siap").json() == {"status": "siap"}

    def test_there_is_no_remark_of_a_server_that_the_site_has_no_more(self, client):
        EngineTrouble.note(REASON, SEVEN)
        assert client.get("/sehat/siap").json() == {"status": "siap"}
