import pytest
from django.utils import timezone

from programs.imports import runs
from programs.imports.applying import apply_run
from programs.models import ImportRun
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


@pytest.fixture
def apply(check):
    """A function that approves an examined run and has the worker apply it; gives the run as it is then."""
    approver = make_user("penyetuju")

    def approve_and_apply(run):
        now = timezone.now()
        ImportRun.objects.get(pk=run.pk).save_revision(user=run.uploaded_by, clean=False)
        runs.approve(run, approver, "Kepala", now)
        apply_run(run.pk, now)
        return ImportRun.objects.get(pk=run.pk)

    return approve_and_apply
