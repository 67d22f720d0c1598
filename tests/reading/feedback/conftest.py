import pytest
from django.core.cache import caches

from tests.builders import home, make_news


@pytest.fixture(autouse=True)
def _nobody_has_answered_yet():
    caches["readers"].clear()


@pytest.fixture
def page():
    home()
    return make_news(title="Lampu menyala")
