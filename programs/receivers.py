"""The receivers that hear of changes in the register of agencies; all they do is call ``programs.contributors``."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .contributors import dissolve, keep_in_step
from .models import Agency


@receiver(post_save, sender=Agency)
def on_agency_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        transaction.on_commit(lambda: keep_in_step(instance))


@receiver(post_delete, sender=Agency)
def on_agency_deleted(sender, instance, **kwargs):
    dissolve(instance)
