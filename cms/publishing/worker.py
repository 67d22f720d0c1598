"""What the worker does in every round. Each job may run at any time, and none keeps the others from running."""

import logging

from django.core.management import call_command

from .publication import retry_unfinished

logger = logging.getLogger("cms.publishing")


def publish_scheduled(now):
    """Publish and unpublish the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)


JOBS = [("publish_scheduled", publish_scheduled), ("retry_unfinished", retry_unfinished)]


def run_due_jobs(now):
    for name, job in JOBS:
        try:
            job(now)
        except Exception:
            logger.exception("The worker's job %s failed; it is tried again in the next round.", name)
