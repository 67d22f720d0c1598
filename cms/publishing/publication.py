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
from wagtail.models import PageLogEntry

from .facts import facts_of
from .models import Publication
from .tombstones.placing import take_away
from .versions.content import shown_by
from .versions.recording import write_versions

logger = logging.getLogger("cms.publishing")

LOGGED = ("wagtail.publish", "wagtail.publish.scheduled")  # How a page's log calls it that a version became public.
RECORDED = (Publication.Action.PUBLISHED, Publication.Action.BY_RULE)  # The actions that may change a fact.
BATCH = 100  # So many publications, with all their facts, are written in one statement.


def record(page, action, path=None, office=None, note=None):
    """Write down what happened to a page, its facts settled first, and run the steps after commit.

    ``office``: who approved it, where that is known already; ``note``: what has changed, where not what the page says.
    """
    now = timezone.now()
    with transaction.atomic():
        if action == Publication.Action.PUBLISHED:
            settle(page, now)
        office = import_string(settings.APPROVING_OFFICE)(page) if office is None else office
        record_all([publication_of(page, action, now, office, path, note)])


def publication_of(page, action, now, office, path=None, note=None, data=None):
    """A Publication that is not stored yet: what the page promises and shows at this moment.

    What follows by rule makes no version: a version is what an office has published; the ledger tells of the rule.
    ``data``: see ``shown_by``.
    """
    publication = Publication(
        page_id=page.pk,
        page_type=page._meta.label_lower,
        is_example=getattr(page, "is_example", False),
        title=page.title,
        path=path or page.url_path,
        action=action,
        happened_at=now,
        office=office,
        note=getattr(page, "change_note", "") if note is None else note,
        facts=facts_of(page) if action in RECORDED else None,
        remaining_steps=list(settings.PUBLICATION_STEPS),
    )
    if action == Publication.Action.PUBLISHED:
        publication.shown = shown_by(page, data)
    return publication


def record_all(publications):
    """Store publications and versions within the transaction of what they tell of; run the steps after commit."""
    take_away([publication.page_id for publication in publications if publication.action in RECORDED])
    made = Publication.objects.bulk_create(publications, batch_size=BATCH)
    write_versions(made)
    transaction.on_commit(lambda: [run_steps(publication.pk, timezone.now()) for publication in made])


def was_public_before(revision):
    """Whether a version is published again, after it was withdrawn or replaced: its note then tells nothing new."""
    return revision is not None and PageLogEntry.objects.filter(action__in=LOGGED, revision=revision).exists()


def settle(page, now):
    """Bring what follows by rule up to date on a page that is published just now: SETTLED_ON_PUBLICATION."""
    for name in settings.SETTLED_ON_PUBLICATION:
        import_string(name)(page, now)


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
