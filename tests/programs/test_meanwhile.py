"""On PostgreSQL, which locks rows: facts are merged into a page while somebody publishes another version of it."""

import json
import os

import pytest

from tests.services import manage, new_postgresql_database

pytestmark = [pytest.mark.needs_postgresql, pytest.mark.xdist_group("meanwhile")]
TELL = """
import json
from tests.programs.meanwhile import STORIES
print(json.dumps({story.__name__: story() for story in STORIES}))
"""


@pytest.fixture(scope="module")
def told():
    """What became of both who met at a programme, and of its title and date, by story."""
    with new_postgresql_database() as url:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": url}
        manage("migrate", "--noinput", environment=environment)
        return json.loads(manage("shell", "-v", "0", "-c", TELL, environment=environment).splitlines()[-1])


def test_a_report_waits_for_an_approval_under_way_and_undoes_nothing_of_it(told):
    assert told["report_during_approval"] == ["done", "done", "Judul baru", "2026-12-15"]


def test_an_approval_waits_for_a_report_under_way_and_is_refused_because_the_draft_has_changed(told):
    assert told["approval_during_report"] == ["done", "DecisionRefused", "Judul lama", "2026-12-15"]


def test_a_report_waits_for_the_worker_that_publishes_a_version_at_its_time(told):
    assert told["report_during_schedule"] == ["done", "done", "Judul baru", "2026-12-15"]


def test_the_worker_waits_for_a_report_and_publishes_what_both_said(told):
    assert told["schedule_during_report"] == ["done", "done", "Judul baru", "2026-12-15"]
