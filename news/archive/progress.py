"""How far a long command is: a bar on a terminal, a line now and then anywhere else."""

from contextlib import contextmanager

from django.utils.translation import gettext as _
from tqdm import tqdm

LINE_EVERY = 500


@contextmanager
def progress(total, stream):
    """Gives a function to call with the number of items just done."""
    if stream.isatty():
        with tqdm(total=total, file=stream, unit=f" {_('news items')}") as bar:
            yield bar.update
    else:
        yield Lines(total, stream).update


class Lines:
    def __init__(self, total, stream):
        self.total, self.stream = total, stream
        self.done = self.told = 0

    def update(self, count):
        self.done += count
        if self.done - self.told >= LINE_EVERY or self.done == self.total:
            self.told = self.done
            print(_("%(done)d of %(total)d") % {"done": self.done, "total": self.total}, file=self.stream, flush=True)
