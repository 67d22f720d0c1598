from datetime import datetime, time, timedelta

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, Page, RevisionMixin, WorkflowMixin
from wagtail.snippets.models import register_snippet

from cms.core.models import ExampleModel
from cms.core.querysets import PublishedQuerySet
from cms.core.schedule_panel import SchedulePanel
from cms.moderation.checks import personal_data

WITHDRAWN_FOR = timedelta(days=3)


class AlertBannerQuerySet(models.QuerySet):
    def shown_at(self, now):
        """Published banners whose time has not passed, most urgent first, each with ``page_is_public``."""
        ends_later = Q(expire_at__isnull=True) | Q(expire_at__gt=now)
        public = PublishedQuerySet(Page).published().filter(pk=OuterRef("page"))
        banners = self.filter(ends_later, live=True).annotate(page_is_public=Exists(public))
        return banners.select_related("page").order_by("-level", "-pk")


@register_snippet
class AlertBanner(ExampleModel, WorkflowMixin, DraftStateMixin, RevisionMixin, models.Model):
    """A short notice above every page, from its go-live to its expiry time."""

    class Level(models.IntegerChoices):
        INFO = 1, _("Information")
        WARNING = 2, _("Warning")
        URGENT = 3, _("Urgent")

    text = models.CharField(_("text"), max_length=240)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.INFO)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to read on"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revisions = GenericRelation("wagtailcore.Revision", related_query_name="alert_banner")

    objects = AlertBannerQuerySet.as_manager()

    panels = [
        FieldPanel("text"),
        FieldPanel("level"),
        FieldPanel("page"),
        FieldPanel("is_example"),
        SchedulePanel(),
    ]

    class Meta:
        verbose_name = _("alert banner")
        verbose_name_plural = _("alert banners")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if fault := personal_data.fault_in(self.text):
            raise ValidationError({"text": fault})

    def may_go_out_urgently(self):
        """Whether the latest draft differs from what is shown; see cms/moderation/urgent.py."""
        return bool(self.latest_revision_id) and (not self.live or self.has_unpublished_changes)

    def note_refusal(self, comment, today):
        """Readers see for three more days that the notice was withdrawn."""
        text = _("This notice has been withdrawn: %(comment)s") % {"comment": comment}
        self.text = text[: self._meta.get_field("text").max_length]
        self.expire_at = timezone.make_aware(datetime.combine(today + WITHDRAWN_FOR, time.max))
