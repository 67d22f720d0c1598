"""A server that speaks TLS, with a certificate of the city's own authority and a key; and that secrets stay secret."""

import logging

import pytest
import trustme
from django.urls import reverse
from django.utils import timezone

from cms.moderation.roles import ADMINISTRATOR
from search import engines
from search.models import EngineTrouble
from tests.builders import make_member

from .stub import serving

pytestmark = pytest.mark.django_db

KEY = "cmFoYXNpYTpzZWthbGk="


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def files(tmp_path, authority):
    """A certificate and its key for the server, and the authority's own certificate."""
    issued = authority.issue_cert("127.0.0.1")
    paths = [tmp_path / name for name in ("chain.pem", "key.pem", "ca.pem")]
    issued.cert_chain_pems[0].write_to_path(paths[0])
    issued.private_key_pem.write_to_path(paths[1])
    authority.cert_pem.write_to_path(paths[2])
    return [str(path) for path in paths]


def answer(path):
    """As an empty index does."""
    if "_count" in path:
        return 200, {"count": 0}
    return 200, {"hits": {"hits": []}, "aggregations": {"inner": {"values": {"buckets": []}}}}


@pytest.fixture
def server(files):
    with serving(answer, certificate=files[:2]) as stub:
        yield stub


def test_its_authority_is_trusted_and_it_gets_the_key(server, files, page, connect, titles):
    connect(server.url, ca_certs=files[2], api_key=KEY)
    assert titles() == []  # What the server says; the database would have found the page.
    assert engines.answering() == engines.ELASTICSEARCH
    assert server.headers["Authorization"] == f"ApiKey {KEY}"


def test_another_authority_is_not_trusted_and_the_database_answers(server, tmp_path, page, connect, titles):
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(other)
    connect(server.url, ca_certs=str(other), api_key=KEY)
    assert titles() == ["Jembatan gantung"]
    assert server.asked == []  # The key was never sent.


def test_without_the_authority_it_is_not_trusted(server, page, connect, titles):
    connect(server.url, api_key=KEY)
    assert titles() == ["Jembatan gantung"]
    assert server.asked == []


@pytest.mark.parametrize("trusted", [True, False])
def test_neither_key_nor_password_is_told_to_anybody(server, files, page, connect, client, titles, caplog, trusted):
    caplog.set_level(logging.INFO)
    server.answer = 401, {"error": {"type": "security_exception", "reason": "unable to authenticate"}, "status": 401}
    trust = {"ca_certs": files[2]} if trusted else {}
    connect(server.url.replace("https://", "https://elastic:kata-sandi@"), **trust)
    titles()
    engines.outage.forget()
    connect(server.url, api_key=KEY, **trust)
    titles()
    engines.outage.forget()
    engines.keep_in_step(timezone.now())
    client.force_login(make_member("admin", ADMINISTRATOR, is_superuser=True))
    dashboard = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "search-trouble" in dashboard
    told = [caplog.text, EngineTrouble.objects.get().reason, dashboard, client.get("/sehat/siap").content.decode()]
    for text in told:
        assert "kata-sandi" not in text
        assert KEY not in text
