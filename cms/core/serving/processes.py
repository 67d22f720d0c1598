"""The processes of a running site, as one: they start together, and none is left when one of them ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

GRACE = 7  # Seconds to end in good order; with the time to be killed it stays below ten.
YEAR = 365 * 24 * 3600


def web_server(host, port):
    """Granian with one process of up to eight threads, fewer on a small machine.

    It hands out static files and picture renditions itself; their names change with their content, so they may be
    kept for a year. Original pictures and documents are not mounted: who may see those is Wagtail's decision.
    """
    mounts = {"/static": settings.STATIC_ROOT, "/media/images": Path(settings.MEDIA_ROOT) / "images"}
    options = {
        "interface": "wsgi",
        "host": host,
        "port": port,
        "workers": 1,
        "blocking-threads": min(8, 2 * os.cpu_count() + 1),
        "workers-kill-timeout": GRACE - 2,
        "static-path-expires": YEAR,
        "log-level": "warning",
    }
    arguments = [f"--{name}={value}" for name, value in options.items()]
    for route, folder in mounts.items():
        arguments += [f"--static-path-route={route}", f"--static-path-mount={folder}"]
    return [sys.executable, "-m", "granian", *arguments, "--no-ws", "cms.wsgi:application"]


def development_server(host, port):
    return [sys.executable, "manage.py", "runserver", f"{host}:{port}"]


def worker():
    return [sys.executable, "manage.py", "worker"]


def is_free(host, port):
    """Whether a server could listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex((host, port)) != 0


class Processes:
    """Child processes, each leading a process group of its own.

    So Ctrl+C reaches only us, and they are told in good order: granian hangs when an interrupt comes twice, from the
    terminal and from its parent. It also means that what a child has started can be killed with it.
    """

    def __init__(self, commands):
        self.commands = commands
        self.running = {}

    def __enter__(self):
        for name, command in self.commands.items():
            self.running[name] = subprocess.Popen(  # noqa: S603
                command, cwd=settings.BASE_DIR, stdin=subprocess.DEVNULL, process_group=0
            )
        return self

    def __exit__(self, *exception):
        """End all of them: asked first, then made to."""
        for process in self.running.values():
            process.terminate()
        deadline = time.monotonic() + GRACE
        for process in self.running.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0, deadline - time.monotonic()))
            with suppress(ProcessLookupError):  # Nobody left, as it should be.
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def ended(self):
        """Names of those that ended by themselves, with their exit codes."""
        return {name: process.returncode for name, process in self.running.items() if process.poll() is not None}
