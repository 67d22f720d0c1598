"""Whoever publishes a page at the same moment gets another number: none is given twice, none left out, nothing lost."""

import json
import os

import pytest

from tests.publishing.versions.at_once import AT_ONCE, ROUNDS
from tests.services import manage, new_postgresql_database

TELL = "from tests.publishing.versions.at_once import tell; tell()"


def told(url):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": url}
    manage("migrate", "--noinput", environment=environment)
    return json.loads(manage("shell", "-v", "0", "-c", TELL, environment=environment).splitlines()[-1])


def assert_numbered(outcome):
    every = AT_ONCE * ROUNDS + 1
    assert outcome == {"failures": [], "numbers": list(range(1, every + 1)), "texts": every}


@pytest.mark.needs_postgresql
def test_on_postgresql():
    with new_postgresql_database() as url:
        assert_numbered(told(url))


def test_on_sqlite(tmp_path):
    assert_numbered(told(f"sqlite:///{tmp_path}/bersama.sqlite3"))
