import signal
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from cms.publishing.worker import run_due_jobs, stopping


class Command(BaseCommand):
    help = "Does what is due, again and again: scheduled publication, and steps of publications that failed."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=30, help="Seconds between rounds (default: %(default)s).")
        parser.add_argument("--once", action="store_true", help="One round, then end.")

    def handle(self, *args, interval, once, **options):
        if once:
            run_due_jobs(timezone.now())
            return
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        self.stdout.write(f"The worker looks every {interval:g} seconds for what is due.")
        self.stdout.flush()
        while not stopping.is_set():
            run_due_jobs(timezone.now())
            close_old_connections()
            self.sleep(interval)

    def stop(self, signum, frame):
        """Remember it, so that what is under way is finished first."""
        stopping.set()

    def sleep(self, seconds):
        until = time.monotonic() + seconds
        while not stopping.is_set() and time.monotonic() < until:
            time.sleep(0.2)
