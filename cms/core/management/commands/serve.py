import os
import signal
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from cms.core.serving import accounts, preparation, processes
from cms.core.serving.parent import Make


class Command(BaseCommand):
    help = "Gets the site ready and serves it together with its worker, until SIGINT or SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="Address to listen on (default: %(default)s).")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", 8000)))
        parser.add_argument("--dev", action="store_true", help="Autoreload and debug pages instead of granian.")
        parser.add_argument("--no-demo", action="store_true", help="Leave an empty database empty.")
        parser.add_argument(
            "--state-dir", type=Path, default=settings.VAR_DIR, help="Where the demo accounts are written down."
        )
        parser.add_argument("--under-make", action="store_true", help="Stop when the make that started us does.")

    def handle(self, *args, host, port, dev, no_demo, state_dir, under_make, **options):
        self.stopping = False
        make = Make() if under_make else None
        if not processes.is_free(host, port):
            raise CommandError(f"Port {port} is in use. Choose another, as in: make run PORT={port + 1}")
        self.on_signals(leave)
        self.prepare(dev, no_demo, state_dir)
        self.on_signals(self.stop)
        web = processes.development_server(host, port) if dev else processes.web_server(host, port)
        with processes.Processes({"web server": web, "worker": processes.worker()}) as running:
            self.watch(running, make, host, port, state_dir)

    def on_signals(self, handler):
        for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            # `nohup` lets go of SIGHUP, and a shell script of its background jobs' SIGINT. SIGTERM always counts.
            if signum == signal.SIGTERM or signal.getsignal(signum) != signal.SIG_IGN:
                signal.signal(signum, handler)

    def stop(self, signum, frame):
        self.stopping = True

    def prepare(self, dev, no_demo, state_dir):
        self.say("Getting the site ready ...")
        preparation.make_folders()
        call_command("migrate", interactive=False, verbosity=0)
        if not dev:
            call_command("collectstatic", interactive=False, verbosity=0)
        if preparation.search_index_is_new():
            preparation.build_search_index()
        if not no_demo and preparation.database_is_empty():
            self.load_demo(state_dir)
        preparation.update_default_site()

    def load_demo(self, state_dir):
        self.say("The database is empty: loading the example city, which takes about a minute ...")
        state_dir.mkdir(parents=True, exist_ok=True)
        password = accounts.new_password(state_dir) if accounts.allowed() else None
        call_command("load_demo", accounts_password=password, stdout=self.stdout)
        preparation.build_search_index()  # Once more, for what was attached to pages after they were published.

    def watch(self, running, make, host, port, state_dir):
        """Say when the site answers; come back when told to stop, raise when a process ends by itself."""
        connections.close_all()
        announced = False
        while not (self.stopping or (make and make.has_stopped())):
            if ended := running.ended():
                names = ", ".join(f"{name} (exit code {code})" for name, code in ended.items())
                raise CommandError(f"Ended unexpectedly, so everything stops: {names}.")
            if not announced and not processes.is_free(host, port):
                self.announce(state_dir)
                announced = True
            time.sleep(0.2)
        self.say("Stopping ...")

    def announce(self, state_dir):
        lines = ["", f"The site:   {settings.SITE_URL}/", f"Log in at:  {settings.SITE_URL}/admin/"]
        if accounts.allowed() and (kept := accounts.kept(state_dir)):
            lines += ["Demo accounts, user and password:", *(f"  {line}" for line in kept)]
        self.say("\n".join([*lines, "", "Stop with Ctrl+C.", ""]))

    def say(self, text):
        """Print at once, also into a pipe."""
        self.stdout.write(text)
        self.stdout.flush()


def leave(signum, frame):
    """While nothing is running yet, stopping is just leaving; an open transaction is rolled back."""
    raise SystemExit(0)
