"""The tests of search/engines and of the city's collection once more, with PostgreSQL as the site's database."""

import os
import subprocess
import sys
import uuid
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests import services


@pytest.mark.needs_postgresql
def test_search_behaves_on_postgresql_as_everywhere():
    server = urlsplit(services.address("postgresql"))
    # The database of this name is never made: pytest makes its own, with test_ before it, and drops it.
    environment = os.environ | {"DATABASE_URL": server._replace(path=f"/siantar_{uuid.uuid4().hex[:12]}").geturl()}
    options = ["-n", "0", "-q", "-m", "not needs_elasticsearch", "tests/search/engines", "tests/search/city"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
