from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Coalesce, Left, Length
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import picture_column, review_interval
from cms.core.querysets import PublishedQuerySet
from cms.core.sharing.cards import ShareCard
from cms.core.structured_data import of_page, thing
from cms.core.templatetags.indonesian import long_date


def programs():
    return apps.get_model("programs", "ProgramPage").objects.all()


class ProgramUpdateQuerySet(PublishedQuerySet):
    def with_parent_path(self):
        """Add ``parent_path``: the tree path of the programme above each update."""
        return self.annotate(parent_path=Left("path", Length("path") - self.model.steplen))

    def with_responsible_agency(self):
        """Its own, or the one that answers for the programme above it."""
        above = programs().filter(path=models.OuterRef("parent_path")).with_responsible_agency().order_by()
        fallback = models.Subquery(above.values("responsible_agency_id")[:1])
        agency = Coalesce("owner_agency_id", fallback, output_field=models.BigIntegerField())
        return self.with_parent_path().annotate(responsible_agency_id=agency)

    def of_programs(self, programs):
        return self.with_parent_path().filter(parent_path__in=programs.order_by().values("path"))

    def since(self, day):
        return self.filter(date__gte=day)

    def newest_first(self):
        return self.order_by("-date", "-pk")

    def with_programs(self):
        """A list of the updates, each with its ``program`` and that one's lead agency. Two queries."""
        updates = list(self.with_parent_path())
        parents = programs().select_related("lead_agency").filter(path__in={update.parent_path for update in updates})
        by_path = {program.path: program for program in parents}
        for update in updates:
            update.program = by_path[update.parent_path]
        return updates


class ProgramUpdatePage(BasePage):
    """What was reported about a programme on one day."""

    page_description = _("A dated report about a programme: what happened, what was reached, what changed.")
    parent_page_types = ["programs.ProgramPage"]
    subpage_types = []
    search_type = "perkembangan"
    share_type = "article"
    promises = ["date"]  # See cms/moderation/routing.py.

    date = models.DateField(_("date"))
    picture = picture_column()
    review_months = review_interval(0)
    body = StreamField(ProseBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(ProgramUpdateQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("picture"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]

    class Meta:
        verbose_name = _("programme update")
        verbose_name_plural = _("programme updates")

    def clean(self):
        super().clean()
        if self.date and self.date > timezone.localdate():
            raise ValidationError({"date": _("This date lies in the future.")})

    @cached_property
    def program(self):
        return self.get_parent().specific

    def also_followed_at(self):
        return self.program.also_followed_at()

    def share_card(self, today):
        kicker = f"{gettext('Report')} · {long_date(self.date)}"
        return ShareCard(title=self.title, kicker=kicker, note=self.program.title, is_example=self.is_example)

    def structured_data(self, request):
        above = thing("WebPage", name=self.program.title, url=request.build_absolute_uri(self.program.get_url(request)))
        return [of_page(self, request, "Report", headline=self.title, datePublished=self.date.isoformat(), about=above)]

    @property
    def responsible_agency(self):
        return self.owner_agency or self.program.responsible_agency

    @property
    def search_facets(self):
        """Those of its programme, and the year of the report itself."""
        return self.program.search_facets | {"tahun": {self.date.year}}
