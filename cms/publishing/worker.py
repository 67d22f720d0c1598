"""What the worker does in every round. Each job may run at any time, and none keeps the others from running."""

import logging
from threading import Event

from django.conf import settings
from django.utils.module_loading import import_string

logger = logging.getLogger("cms.publishing")
stopping = Event()  # Set when the worker is asked to end: a job that takes long looks at it.


def run_due_jobs(now):
    """Run the functions that the setting WORKER_JOBS names, in order; each takes the time of the round."""
    for name in settings.WORKER_JOBS:
        try:
            import_string(name)(now)
        except Exception:
            logger.exception("The worker's job %s failed; it is tried again in the next round.", name)
