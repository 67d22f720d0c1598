from django.utils import timezone

from ..models import ImportRun
from ..models.import_run import LEASE

STEP = 20  # So many programmes and indicators are looked at between two notes of how far it is.


class Progress:
    """Notes now and then how many rows of a run were looked at, and keeps it reserved meanwhile.

    ``rows_done``: so many need not be looked at; ``passes``: so often each of the others is looked at.
    """

    def __init__(self, run, rows_done=0, passes=1):
        self.run, self.rows_done, self.passes, self.parts = run, rows_done, passes, 0

    def __call__(self, part):
        """``part``: what changes in one programme or indicator, see programs/changing."""
        self.rows_done += sum(len(rows) if name != "fields" else 1 for name, rows in part.items()) / self.passes
        self.parts += 1
        if self.parts % STEP == 0:
            self.note()

    def note(self):
        rows_done = min(int(self.rows_done), self.run.rows_total)
        ImportRun.objects.held_by(self.run).update(rows_done=rows_done, claimed_until=timezone.now() + LEASE)
