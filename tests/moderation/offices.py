"""The desks of the standing offices, for the conftest of whoever needs them."""

import pytest

from cms.moderation.roles import EDITOR, HEAD
from tests import builders

from .desk import Desk

__all__ = ["editor", "head"]


@pytest.fixture
def editor(db):
    return Desk(builders.make_member("editor", EDITOR))


@pytest.fixture
def head(db):
    return Desk(builders.make_member("kepala", HEAD))
