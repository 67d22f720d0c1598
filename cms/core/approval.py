"""Which office answers for what is published just now, for what leaves a public trace of it."""

from contextlib import contextmanager
from contextvars import ContextVar

_office = ContextVar("approving_office", default="")


@contextmanager
def approved_by(office):
    """Everything published within is recorded as approved by this office: "Kepala", "Editor Diskominfo"."""
    token = _office.set(office)
    try:
        yield
    finally:
        _office.reset(token)


def approving_office():
    """The office of the approval under way; empty outside of one."""
    return _office.get()
