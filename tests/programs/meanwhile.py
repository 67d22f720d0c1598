"""Two connections at one programme: one stands still in the middle of its work, the other one tries to go ahead.

Run by test_meanwhile.py in a process of its own, on a database that locks rows.
"""

import threading
from datetime import date, timedelta
from unittest import mock

from django.db import connections
from django.utils import timezone
from wagtail.models import Revision, Workflow, WorkflowTask

from cms.moderation.models import OfficeTask
from cms.publishing.scheduling import publish_scheduled
from programs.changing import apply_changes
from programs.changing.programs import ProgramChange
from programs.models import ProgramPage
from tests.builders import make_group, make_member, make_program

LONG = 2  # Seconds after which somebody who is not through waits for a lock.


class Subject:
    """A public programme; a draft beside it says another title, and waits for somebody or for its time."""

    def __init__(self, code):
        self.code = code
        self.head = make_member(f"kepala-{code}", make_group("Kepala uji"))
        page = make_program(
            title="Judul lama",
            code=code,
            slug=code.lower(),
            start_date=date(2026, 1, 1),
            end_date=date(2027, 12, 31),
            milestones=[{"code": "M1", "planned_date": date(2026, 8, 1)}],
        )
        self.draft = page.get_latest_revision_as_object()
        self.draft.title = "Judul baru"
        self.draft.change_note, self.draft.change_significance = "Judul diganti.", "significant"

    @property
    def page(self):
        return ProgramPage.objects.get(code=self.code)

    def put_forward(self):
        self.draft.save_revision()
        workflow, task = Workflow.objects.create(name="Alur"), OfficeTask.objects.create(name="Persetujuan")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        task.groups.set(self.head.groups.all())
        workflow.start(self.page, make_member(f"pengusul-{self.code}"))
        self.step = self.page.current_workflow_task_state

    def schedule(self):
        self.draft.go_live_at = timezone.now() - timedelta(minutes=1)
        self.draft.save_revision(approved_go_live_at=self.draft.go_live_at)

    def approve(self):
        self.step.task.specific.on_action(self.step, self.head, "approve")

    def publish_scheduled(self):
        publish_scheduled(timezone.now())

    def report(self):
        milestone = {"planned_date": "2026-12-15", "change_reason": "Hujan."}
        apply_changes(
            {"programs": {self.code: {"milestones": {"M1": milestone}}}},
            user=self.head,
            office="Kepala",
            note="Laporan",
            now=timezone.now(),
            source="report:1",
        )

    def told(self):
        """The title and date that readers see."""
        return self.page.title, str(self.page.milestones.get().planned_date)


class Actor(threading.Thread):
    """Does something over a connection of its own. ``outcome``: "done", or the name of what was raised."""

    def __init__(self, act):
        super().__init__(daemon=True)
        self.act, self.outcome = act, None

    def run(self):
        try:
            self.act()
            self.outcome = "done"
        except Exception as error:
            self.outcome = type(error).__name__
        finally:
            connections.close_all()


def meet(first, second, owner, name):
    """Start ``second`` once ``first`` has called a method; go on when ``second`` is through, or waits for a lock.

    Returns what became of both.
    """
    first, second, original = Actor(first), Actor(second), getattr(owner, name)

    def slowly(*args, **kwargs):
        result = original(*args, **kwargs)
        if threading.current_thread() is first and second.ident is None:
            second.start()
            second.join(LONG)
        return result

    with mock.patch.object(owner, name, slowly):
        first.start()
        first.join(60)
        assert second.ident, f"{name} was never called."
        second.join(60)
    return first.outcome, second.outcome


def report_during_approval():
    subject = Subject("P-1")
    subject.put_forward()
    return *meet(subject.approve, subject.report, Revision, "as_object"), *subject.told()


def approval_during_report():
    subject = Subject("P-2")
    subject.put_forward()
    return *meet(subject.report, subject.approve, ProgramChange, "write"), *subject.told()


def report_during_schedule():
    subject = Subject("P-3")
    subject.schedule()
    return *meet(subject.publish_scheduled, subject.report, Revision, "as_object"), *subject.told()


def schedule_during_report():
    subject = Subject("P-4")
    subject.schedule()
    outcomes = meet(subject.report, subject.publish_scheduled, ProgramChange, "write")
    subject.publish_scheduled()  # The merged version has the same set time: the next round publishes it.
    return *outcomes, *subject.told()


STORIES = [report_during_approval, approval_during_report, report_during_schedule, schedule_during_report]
