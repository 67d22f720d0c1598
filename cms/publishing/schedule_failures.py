"""Who hears of a page that could not be published or unpublished at its set time, and how often: once a day."""

import logging

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import registry
from wagtail.models import Page, Revision

from cms.core.mail import queue_mail
from cms.core.models import User

logger = logging.getLogger("cms.publishing")

ACTION = "cms.schedule.failed"
GROUPS_TOLD = ["Editor Diskominfo", "Administrator"]


def report_failure(model, pk, error, now):
    """Write the failure into the object's history and tell the editors, once a day. Never raises."""
    try:
        with transaction.atomic():
            item = find(model, pk)
            if item is not None and not reported_today(item, now):
                registry.log(item, ACTION, data={"error": describe(error)})
                tell_editors(item, error, now)
    except Exception:
        logger.exception("The failure of %s %s could not be reported.", model.__name__, pk)


def find(model, pk):
    """The page or snippet that a revision or a primary key stands for, locked for this transaction; None if gone."""
    if model is Revision:
        revision = Revision.objects.filter(pk=pk).select_related("base_content_type").first()
        if revision is None:
            return None
        model, pk = revision.base_content_type.model_class(), revision.object_id
    item = model.objects.select_for_update().filter(pk=pk).first()
    return item.specific if isinstance(item, Page) else item


def reported_today(item, now):
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return registry.get_logs_for_instance(item).filter(action=ACTION, timestamp__gte=midnight).exists()


def tell_editors(item, error, now):
    page = item if isinstance(item, Page) else None
    context = {"item": item, "error": describe(error), "edit_url": AdminURLFinder().get_edit_url(item)}
    for person in people_told():
        key = f"schedule_failed:{item._meta.label_lower}:{item.pk}:{timezone.localdate(now)}:{person.pk}"
        queue_mail(person, "schedule_failed", context, now, page=page, key=key)


def people_told():
    """The administrators and editors who can mend a schedule."""
    return User.objects.filter(Q(is_superuser=True) | Q(groups__name__in=GROUPS_TOLD), is_active=True).distinct()


def describe(error):
    """What went wrong, as a short text for people."""
    messages = error.messages if isinstance(error, ValidationError) else [str(error) or type(error).__name__]
    return " ".join(messages)[:300]
