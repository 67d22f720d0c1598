"""The services that a site may grow into, each tried for real with the site's own commands and settings."""

import os

import pytest

from tests import builders, services
from tests.services import manage, production_environment, save_database

MAKE_PAGE = "from tests import builders; builders.make_info(title='Tentang Siantar'); print('made')"
READ_PAGE = "from home.models import InfoPage; print(InfoPage.objects.get(title='Tentang Siantar').url)"
FIND_PAGE = "from wagtail.models import Page; print([page.title for page in Page.objects.search('Siantar')])"
USE_CACHE = """
from django.core.cache import cache
cache.set("siantar-test", ["Pematangsiantar"], 60)
print(cache.get("siantar-test"), cache.delete("siantar-test"), type(cache._cache).__module__)
"""


@pytest.mark.needs_postgresql
def test_postgresql_holds_the_site(postgresql_url):
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test", "DATABASE_URL": postgresql_url}
    manage("migrate", "--noinput", environment=environment)
    manage("check", "--database", "default", environment=environment)
    manage("shell", "-c", MAKE_PAGE, environment=environment)
    assert "tentang-siantar" in manage("shell", "-c", READ_PAGE, environment=environment)
    assert "Tentang Siantar" in manage("shell", "-c", FIND_PAGE, environment=environment)


@pytest.mark.needs_redis
def test_redis_keeps_the_cache(tmp_path):
    environment = production_environment(tmp_path, CACHE_URL=services.address("redis"))
    output = manage("shell", "-c", USE_CACHE, environment=environment)
    assert "['Pematangsiantar'] True django.core.cache.backends.redis" in output


@pytest.mark.needs_elasticsearch
def test_elasticsearch_finds_a_page(db, tmp_path):
    builders.make_info(title="Tentang Siantar")
    save_database(tmp_path / "db.sqlite3")
    environment = production_environment(tmp_path, ELASTICSEARCH_URL=services.address("elasticsearch"))
    manage("update_index", environment=environment)
    assert "Tentang Siantar" in manage("shell", "-c", FIND_PAGE, environment=environment)


@pytest.mark.needs_chromium
def test_chromium_runs_scripts_on_a_page(browser):
    page = browser.new_page()
    page.set_content("<p>Siantar</p><script>document.body.append(6 * 7)</script>")
    assert page.inner_text("body").split() == ["Siantar", "42"]
    page.close()
