"""Which engine answers: Elasticsearch where the site has one that is in step with the entries, else the database.

The database's own index is always kept, so it can answer at any moment, in the same order (see ranking.py).
"""

import logging
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from .backends.elasticsearch.outage import FAILURES, outage, reason
from .models import EngineTrouble, SearchEntry

logger = logging.getLogger("cms.search")

DATABASE, ELASTICSEARCH = "default", "elasticsearch"  # Their names in WAGTAILSEARCH_BACKENDS.
NOT_BUILT = "its index does not exist, or another release made it: run manage.py update_index"


def has_elasticsearch():
    return ELASTICSEARCH in settings.WAGTAILSEARCH_BACKENDS


def answering():
    """The name of the engine to ask."""
    if has_elasticsearch() and not outage.is_on and not EngineTrouble.objects.exists():
        return ELASTICSEARCH
    return DATABASE


def entries_index():
    return get_search_backend(ELASTICSEARCH).get_index_for_model(SearchEntry)


def write(pks):
    """Hand the entries with these keys to every engine."""
    entries = SearchEntry.objects.filter(pk__in=pks).prefetch_related("facets")
    get_search_backend(DATABASE).add_bulk(SearchEntry, list(entries))
    to_elasticsearch(lambda index: index.add_items(SearchEntry, entries.all()))  # As they are by then.


def remove(pk):
    """Take an entry that is deleted out of Elasticsearch; the database's index follows by itself."""
    now = timezone.now()
    to_elasticsearch(lambda index: index.delete_keys([pk], now))


def to_elasticsearch(change):
    """Make a change to the index right after commit, so that it never knows what was rolled back.

    Changes may arrive in another order than they were committed in; every one carries the moment of its entry, and the
    index keeps the newest. One that fails leaves word that the index is out of step, so that the database answers; one
    that is lost, because the process ended at that moment, the worker finds: see ``bring_in_step``. Nothing else fails.
    """
    if has_elasticsearch():
        transaction.on_commit(partial(change_index, change))


def change_index(change):
    if outage.is_on:
        EngineTrouble.note(outage.why, timezone.now())
        return
    try:
        change(entries_index())
    except FAILURES as error:
        outage.note(error)
        EngineTrouble.note(reason(error), timezone.now())


def keep_in_step(now):
    """A job of the worker: write to Elasticsearch what it missed, and let it answer again when it is in step."""
    if not has_elasticsearch():
        return
    try:
        trouble = bring_in_step(now)
    except FAILURES as error:
        outage.note(error)
        trouble = reason(error)
    if trouble:
        EngineTrouble.note(trouble, now)
    else:
        EngineTrouble.is_over(now)
        outage.forget()


def bring_in_step(now):
    """Write what is missing, whatever the reason. Returns what an operator has to do first, if anything."""
    index = entries_index()
    if not index.is_built():
        return NOT_BUILT
    if count := index.bring_in_step(SearchEntry.objects.all(), now):
        logger.info("Elasticsearch had missed %s changes of entries and has them now.", count)
    return ""


def rebuild(progress=lambda done, of: None):
    """Build the index anew beside the one that is searched, and put it in its place. ``progress`` is told how far."""
    now = timezone.now()
    alias = entries_index()
    rebuilder = alias.backend.rebuilder_class(alias)
    index = rebuilder.start()
    index.add_model(SearchEntry)
    index.add_all(SearchEntry.objects.all(), progress)
    rebuilder.finish()
    alias.bring_in_step(SearchEntry.objects.all(), timezone.now())  # What changed meanwhile.
    EngineTrouble.is_over(now)
    outage.forget()
