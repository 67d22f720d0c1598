"""The demo city, served as `make run` serves it, for tests that look at it as visitors do."""

import signal
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from urllib.error import URLError
from urllib.parse import urlsplit

from tests.services import command, production_environment


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def city_environment(folder, url, **changes):
    return production_environment(folder, SITE_URL=url, PORT=str(urlsplit(url).port), **changes)


@contextmanager
def served_city(folder, **changes):
    """Load the demo city into an empty database below a folder and serve it; yields its address.

    ``changes``: of the environment.
    """
    port = free_port()
    url = f"http://localhost:{port}"
    environment = city_environment(folder, url, **changes)
    log = folder / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command("serve", "--state-dir", str(folder)), env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for(f"{url}/sehat/siap", server, log)
        yield url
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=15)


def wait_for(url, server, log, seconds=240):
    """Come back when an address answers. Raises AssertionError with the server's log when it ends or takes too long."""
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=10):  # noqa: S310 - our own address
                return
        except URLError:
            time.sleep(0.5)
    raise AssertionError(f"{url} does not answer:\n{log.read_text()}")
