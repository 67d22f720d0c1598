"""Spares pages that are written by the hundred from being indexed again and again on their way to the public.

Wagtail brings both of its indexes up to date whenever a page is saved: on creation, with its revision, on publication.
The search index follows in the steps of the publication anyway (PUBLICATION_STEPS), once, after commit; the reference
index with the last save.
"""

from contextlib import contextmanager

from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler


@contextmanager
def searchable_after_commit(model):
    """Within, saving a page of this type leaves the search index to the publication's steps.

    Gives whether this is the outermost of such blocks.
    """
    is_outermost = post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        yield is_outermost
    finally:
        if is_outermost:
            post_save.connect(post_save_signal_handler, sender=model)
