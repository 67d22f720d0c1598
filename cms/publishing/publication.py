"""The one place where it stands what happens when a page is published, unpublished, moved or deleted.

The event is written down as a Publication within its own transaction; after commit the steps named by the setting
PUBLICATION_STEPS run in order. Each step takes the Publication, is idempotent, and cannot undo the event: one that
raises is logged, left on the record, and tried again by the worker.
"""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from .models import Publication

logger = logging.getLogger("cms.publishing")


def record(page, action, path=None):
    """Write down what happened to a page, and run the steps after commit."""
    publication = Publication.objects.create(
        page_id=page.pk,
        title=page.title,
        path=path or page.url_path,
        action=action,
        happened_at=timezone.now(),
        remaining_steps=list(settings.PUBLICATION_STEPS),
    )
    transaction.on_commit(lambda: run_steps(publication.pk, timezone.now()))


def run_steps(pk, now):
    """Run what is left of a publication's steps, unless another process is at it."""
    if not Publication.objects.claim(pk, now):
        return
    publication = Publication.objects.get(pk=pk)
    publication.attempts += 1
    publication.remaining_steps = [name for name in publication.remaining_steps if not succeeds(name, publication)]
    publication.claimed_until = None
    publication.save(update_fields=["attempts", "remaining_steps", "claimed_until"])


def succeeds(name, publication):
    """Run one step; log what it raises, so that the steps after it still run."""
    try:
        import_string(name)(publication)
    except Exception:
        logger.exception("Step %s failed for publication %s; the worker will try again.", name, publication.pk)
        return False
    return True


def retry_unfinished(now, limit=200):
    """Run the steps that failed or were cut short. Returns how many publications were tried."""
    pending = list(Publication.objects.unfinished(now).values_list("pk", flat=True)[:limit])
    for pk in pending:
        run_steps(pk, now)
    return len(pending)
