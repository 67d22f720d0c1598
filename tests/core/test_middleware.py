import pytest

from tests.builders import home

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site():
    home()


def test_pages_do_not_vary_by_browser_language_or_cookie(client):
    response = client.get("/", headers={"accept-language": "en"})
    assert response["Content-Language"] == "id"
    assert "Vary" not in response or "Accept-Language" not in response["Vary"]
    assert "Cookie" not in response.get("Vary", "")


def test_pages_set_no_cookie(client):
    assert not client.get("/").cookies


def test_the_same_page_for_a_visitor_and_for_an_editor(client, admin_client):
    assert client.get("/").content == admin_client.get("/").content


@pytest.mark.parametrize("address", ["/berita/%00/", "/?q=%00", "/cari/?q=a%00b"])
def test_a_nul_character_is_refused(client, address):
    assert client.get(address).status_code == 400


def test_the_policy_allows_nothing_inline(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
