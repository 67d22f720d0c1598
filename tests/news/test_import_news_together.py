"""Two imports at once, each a process of its own, make each item once."""

import os
import re
import subprocess

import pytest
from django.conf import settings

from tests.builders import make_news_index
from tests.news.archive import numbered, write
from tests.services import command, manage, save_database

MAKE_LIST = "from tests.builders import make_news_index; make_news_index()"
COUNT = (
    "from news.models import *; from wagtail.models import Page;"
    "print('pages', NewsPage.objects.live().count(), ArchivedNews.objects.count(), Page.find_problems())"
)
ITEMS = 60


def import_twice_at_once(folder, database_url):
    """How many items the two made between them, and what the database holds after that."""
    path = write(folder, *(numbered(number, tags=["pasar", f"tag {number % 7}"]) for number in range(ITEMS)))
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": database_url}
    running = [
        subprocess.Popen(
            command("import_news", str(path)),
            env=environment,
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=300)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    made = sum(int(re.search(r"(\d+) baru", text).group(1)) for text in said)
    return made, manage("shell", "-c", COUNT, environment=environment)


@pytest.mark.django_db
def test_on_sqlite(tmp_path):
    make_news_index()
    save_database(tmp_path / "db.sqlite3")
    made, held = import_twice_at_once(tmp_path, f"sqlite:///{tmp_path}/db.sqlite3")
    assert made == ITEMS
    assert f"pages {ITEMS} {ITEMS} ([], [], [], [], [])" in held


@pytest.mark.needs_postgresql
def test_on_postgresql(tmp_path, postgresql_url):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": postgresql_url}
    manage("migrate", "--noinput", environment=environment)
    manage("shell", "-c", MAKE_LIST, environment=environment)
    made, held = import_twice_at_once(tmp_path, postgresql_url)
    assert made == ITEMS
    assert f"pages {ITEMS} {ITEMS} ([], [], [], [], [])" in held
