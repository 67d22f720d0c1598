"""The receivers that hear of publications; all they do is call ``record``, and place tombstones."""

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from .models import Publication
from .publication import record, was_public_before
from .tombstones import placing

Action = Publication.Action


@receiver(page_published)
def on_publish(sender, instance, revision=None, **kwargs):
    record(instance, Action.PUBLISHED, note="" if was_public_before(revision) else None)


@receiver(page_unpublished)
def on_unpublish(sender, instance, **kwargs):
    with transaction.atomic():
        record(instance, Action.UNPUBLISHED)
        placing.place(instance, timezone.now())


@receiver(post_page_move)
def on_move(sender, instance, url_path_before, url_path_after, **kwargs):
    if instance.live and url_path_before != url_path_after:
        record(instance, Action.MOVED, path=url_path_before)


@receiver(post_delete, sender=Page)
def on_delete(sender, instance, **kwargs):
    """Only what was public once; Wagtail has reported a live page as unpublished by now."""
    if instance.first_published_at:
        record(instance, Action.DELETED)
