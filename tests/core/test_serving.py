"""What serving prepares, and what it notices of its surroundings."""

import os
import signal
import stat
import subprocess
import sys

import pytest
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend

from cms.core.models import User
from cms.core.serving import accounts, preparation
from cms.core.serving.parent import Make, catches
from tests import builders


@pytest.mark.parametrize(
    ("url", "address"),
    [("http://localhost:8123", ("localhost", 8123)), ("https://smartcity.example", ("smartcity.example", 443))],
)
def test_the_default_site_follows_the_address(db, settings, url, address):
    settings.SITE_URL = url
    preparation.update_default_site()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == address


def test_a_site_without_home_page_is_empty(db):
    assert preparation.database_is_empty()
    builders.make_home()
    assert not preparation.database_is_empty()


def test_the_search_index_is_new_until_it_holds_something(db):
    builders.make_home()
    get_search_backend().reset_indexes()
    assert preparation.search_index_is_new()
    preparation.build_search_index()
    assert not preparation.search_index_is_new()
    assert Page.objects.search("Siantar") is not None


def test_folders_are_made_for_pictures(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    preparation.make_folders()
    assert (tmp_path / "media" / "images").is_dir()


@pytest.mark.parametrize(
    ("url", "allowed"),
    [("http://localhost:8000", True), ("http://127.0.0.1", True), ("https://smartcity.example", False)],
)
def test_demo_accounts_are_for_ones_own_machine(settings, url, allowed):
    settings.SITE_URL = url
    assert accounts.allowed() is allowed


def test_the_password_is_kept_for_its_owner_only(tmp_path):
    path = tmp_path / accounts.FILE_NAME
    path.write_text("left behind, readable by all")
    password = accounts.new_password(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().split()[::2] == accounts.ACCOUNTS
    assert set(path.read_text().split()[1::2]) == {password}


def test_accounts_are_printed_only_while_they_open_the_admin(db, tmp_path):
    assert accounts.kept(tmp_path) == []
    password = accounts.new_password(tmp_path)
    assert accounts.kept(tmp_path) == []
    admin = User.objects.create_user("admin", password=password)
    assert f"{accounts.ACCOUNTS[0]:<12} {password}" in accounts.kept(tmp_path)
    admin.set_password("changed since")
    admin.save()
    assert accounts.kept(tmp_path) == []


def test_the_demo_knows_the_same_accounts():
    from cms.demo.accounts import ACCOUNTS

    assert accounts.ACCOUNTS == ACCOUNTS


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="this system has no /proc")
def test_handlers_of_another_process_can_be_seen():
    code = "import signal, sys, time; signal.signal(signal.SIGHUP, print); print(flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        assert catches(process.pid, signal.SIGHUP)
        assert not catches(process.pid, signal.SIGUSR1)
        process.kill()


def test_make_has_stopped_once_it_lets_go_of_interrupts(monkeypatch):
    monkeypatch.setattr("cms.core.serving.parent.catches", lambda pid, signum: True)
    make = Make()
    assert not make.has_stopped()
    monkeypatch.setattr("cms.core.serving.parent.catches", lambda pid, signum: False)
    assert make.has_stopped()


def test_make_has_stopped_once_somebody_else_is_our_parent(monkeypatch):
    make = Make()
    monkeypatch.setattr("os.getppid", lambda: 1)
    assert make.has_stopped()
