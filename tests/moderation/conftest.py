import pytest

from cms.moderation.roles import ADMINISTRATOR, EDITOR
from tests import builders

from .desk import Desk
from .offices import *  # noqa: F403 - fixtures


@pytest.fixture
def agency(db):
    return builders.make_agency(name="Dinas Kesehatan", short_name="Dinkes", slug="dinkes")


@pytest.fixture
def program(agency):
    return builders.make_program(title="Antrean puskesmas", lead_agency=agency)


@pytest.fixture
def contributor(program, agency):
    builders.first(builders.NewsIndexPage) or builders.make_news_index()
    return Desk(builders.make_contributor(agency))


@pytest.fixture
def other_editor(db):
    return Desk(builders.make_member("editor2", EDITOR))


@pytest.fixture
def administrator(db):
    return Desk(builders.make_member("admin", ADMINISTRATOR, is_superuser=True))
