"""`manage.py serve`: gets a site ready, serves it with its worker, and leaves nothing behind."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cms.core.management.commands.serve import Command
from cms.core.serving import processes
from tests import builders
from tests.city import free_port
from tests.services import command, production_environment, save_database

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); time.sleep(60)"]


def status_of(url, process):
    """The status that an address answers with, once anybody listens there."""
    deadline = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own address
                return answer.status
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            time.sleep(0.2)
    raise AssertionError(f"nothing answered at {url}")


@pytest.fixture
def site(db, tmp_path):
    """The environment of a site with a home page, so that no demo is loaded."""
    port = free_port()
    builders.make_home()
    save_database(tmp_path / "db.sqlite3")
    return production_environment(tmp_path, SITE_URL=f"http://localhost:{port}", PORT=str(port))


@pytest.fixture
def served(site, tmp_path):
    """The running command. Its output ends only when the last of its children has ended."""
    arguments = command("serve", "--state-dir", str(tmp_path))
    with subprocess.Popen(arguments, env=site, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        yield process
        process.kill()


def test_it_serves_and_stops_cleanly(served, site):
    url = site["SITE_URL"]
    assert status_of(f"{url}/sehat/siap", served) == 200
    assert status_of(f"{url}/", served) == 200
    assert status_of(f"{url}/static/wagtailadmin/css/core.css", served) == 200
    assert any(f"{url}/admin/" in line for line in served.stdout)  # Said a moment after it answers.
    served.send_signal(signal.SIGTERM)
    output, _ = served.communicate(timeout=15)
    assert served.returncode == 0, output
    assert processes.is_free("127.0.0.1", int(site["PORT"]))


def test_a_port_in_use_is_said_plainly():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} is in use"):
            call_command("serve", port=port)


def test_a_process_that_ends_stops_the_others():
    children = processes.Processes({"sleeper": SLEEPER, "crash": [sys.executable, "-c", "raise SystemExit(3)"]})
    watcher = Command()
    watcher.stopping = False
    with children, pytest.raises(CommandError, match=r"crash \(exit code 3\)"):
        watcher.watch(children, None, "127.0.0.1", free_port(), None)
    assert children.running["sleeper"].returncode == -signal.SIGTERM


def test_a_process_that_will_not_stop_is_killed(monkeypatch):
    monkeypatch.setattr(processes, "GRACE", 1)
    with processes.Processes({"stubborn": STUBBORN}) as running:
        time.sleep(0.5)
    assert running.running["stubborn"].returncode == -signal.SIGKILL


def test_originals_and_documents_are_not_handed_out_by_the_web_server(settings):
    settings.MEDIA_ROOT, settings.STATIC_ROOT = "/site/media", "/site/static"
    mounts = [argument for argument in processes.web_server("127.0.0.1", 8000) if "path-mount" in argument]
    assert mounts == ["--static-path-mount=/site/static", "--static-path-mount=/site/media/images"]
