"""Publishing and unpublishing at a set time.

Each page or snippet has a transaction of its own: one that fails is reported and tried again in the next round, and
does not stop the others. Two workers may run at once: whoever claims a revision first publishes it. Whatever was missed
while no worker ran is caught up in the order of its time.
"""

import logging

from django.apps import apps
from django.db import transaction
from wagtail.models import DraftStateMixin, Page, Revision

from cms.core.holding import hold_subject

from .schedule_failures import report_failure

logger = logging.getLogger("cms.publishing")


def publish_scheduled(now):
    """Publish and unpublish what is due. Returns how many succeeded and how many failed."""
    outcomes = [attempt(publish, Revision, pk, now) for pk in due_revisions(now).values_list("pk", flat=True)]
    for model in scheduled_models():
        outcomes += [attempt(expire, model, pk, now) for pk in expired(model, now).values_list("pk", flat=True)]
    return outcomes.count(True), outcomes.count(False)


def due_revisions(now):
    """The approved revisions whose time has come, the earliest first."""
    return Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")


def expired(model, now):
    """The public pages or snippets of a model whose time is over."""
    return model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk")


def scheduled_models():
    """Page, and every other model that can be published at a set time."""
    others = [
        model for model in apps.get_models() if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *others]


def attempt(act, model, pk, now):
    """Do one thing in a transaction of its own. True when it was done, False when it failed, None when another did."""
    try:
        with transaction.atomic():
            return act(model, pk, now)
    except Exception as error:
        logger.exception("%s of %s %s at its set time failed.", act.__name__, model.__name__, pk)
        report_failure(model, pk, error, now)
        return False


def publish(model, pk, now):
    """Publish a revision unless another worker did, or it was taken off the schedule meanwhile.

    One whose expiry was missed too ends as expired, and is public for no moment.
    """
    revision = Revision.objects.filter(pk=pk).first()
    if revision is None:
        return None
    hold_subject(revision)  # Ahead of the claim, in the order in which reports and imports write.
    if not due_revisions(now).order_by().filter(pk=pk).update(approved_go_live_at=None):
        return None
    revision.refresh_from_db()
    revision.publish(log_action="wagtail.publish.scheduled")
    base = revision.base_content_type.model_class()
    expire(base, revision.object_id, now)
    return True


def expire(model, pk, now):
    """Unpublish an object whose time is over, unless another worker did.

    Wagtail takes all revisions off the schedule when it unpublishes; those that wait for a later time stay on it here.
    """
    item = expired(model, now).order_by().select_for_update().filter(pk=pk).first()
    if item is None:
        return None
    waiting = list(item.revisions.filter(approved_go_live_at__gt=now))
    item.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    for revision in waiting:
        item.revisions.filter(pk=revision.pk).update(approved_go_live_at=revision.approved_go_live_at)
    return True
