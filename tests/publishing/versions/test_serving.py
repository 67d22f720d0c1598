"""``<page>?versi=3``: what a version shows, how it is marked, and what it never shows."""

import pytest

pytestmark = pytest.mark.django_db
