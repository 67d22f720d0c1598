import pytest
from django.utils import timezone

from programs.imports import runs
from tests.builders import make_user
from tests.programs.exchange.city import make_city

from .files import uploaded


@pytest.fixture
def city(db):
    """Two programmes that fill every column; the clock stands at nine on TODAY."""
    return make_city()


@pytest.fixture
def check(today, db):
    """A function that uploads bytes and gives the examined run."""
    person = make_user("pengunggah")

    def upload(data, name="data.xlsx", table=""):
        return runs.receive(uploaded(data, name), table, "Data triwulan.", person, timezone.now())

    return upload
