"""The worker: every job in every round, whatever the others do."""

import signal
import subprocess
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from cms.publishing import worker
from tests import builders
from tests.services import command, production_environment

done = []


def fail(now):
    raise ValueError("no luck")


def succeed(now):
    done.append(now)


def test_a_failing_job_is_logged_and_does_not_stop_the_next(settings, caplog):
    done.clear()
    settings.WORKER_JOBS = [f"{__name__}.fail", f"{__name__}.succeed"]
    now = timezone.now()
    worker.run_due_jobs(now)
    assert done == [now]
    assert "fail failed" in caplog.text
    assert "no luck" in caplog.text


def test_a_scheduled_page_goes_live(db):
    page = builders.make_info(title="Pengumuman", live=False)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("worker", once=True)
    page.refresh_from_db()
    assert page.live


def test_it_lives_without_a_database_and_stops_promptly(tmp_path):
    environment = production_environment(tmp_path)
    with subprocess.Popen(
        command("worker"), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert "every 30 seconds" in process.stdout.readline()
        assert "publish_scheduled failed" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
    assert process.returncode == 0
