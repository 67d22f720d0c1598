"""A public page, and the people who work on it. They log in with the client at hand, one after the other."""

import pytest
from django.apps import apps

from cms.moderation.rights import grant_pages
from cms.moderation.roles import EDITOR, HEAD
from tests import builders


@pytest.fixture
def page(db):
    return builders.make_info(title="Layanan", slug="layanan")


@pytest.fixture
def contributor(page, client):
    """A contributor who may write on the page."""
    user = builders.make_contributor(builders.make_agency())
    grant_pages(apps, user.groups.get(), [page.pk], ["change"])
    client.force_login(user)
    return user


@pytest.fixture
def editor(page, client):
    """An editor, who may override the checks."""
    user = builders.make_member("editor", EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def head(page, client):
    """A function that lets the head log in, after somebody else."""

    def enter():
        user = builders.make_member("kepala", HEAD)
        client.force_login(user)
        return user

    return enter
