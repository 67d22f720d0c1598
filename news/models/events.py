from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import picture_column, review_interval
from cms.core.pagination import paginate
from cms.core.schedule_panel import IN_WIB
from cms.core.sharing.cards import ShareCard
from cms.core.structured_data import moment, of_page, postal_address, publisher, thing
from cms.core.templatetags.indonesian import clock, weekday_date

from ..enums import EventKind
from ..following import A_YEAR, MOST_DATES, dates_of
from ..querysets import EventQuerySet
from ..searching import facets_of

WHEN_IN_WIB = [FieldPanel(name, help_text=IN_WIB) for name in ("start", "end")]


class EventPage(BasePage):
    """Something that takes place: a bimtek, a consultation, a launch."""

    page_description = _("An event with time, place and organiser.")
    parent_page_types = ["news.EventIndexPage"]
    subpage_types = []
    search_type = "agenda"

    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, default=EventKind.OUTREACH)
    start = models.DateTimeField(_("start"), db_index=True)
    end = models.DateTimeField(_("end"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    address = models.CharField(_("street address"), max_length=200, blank=True)
    area = models.ForeignKey(
        "programs.Area",
        verbose_name=_("kecamatan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    organiser = models.ForeignKey(
        "programs.Agency",
        verbose_name=_("organiser"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="events",
    )
    picture = picture_column()
    review_months = review_interval(0)
    body = StreamField(ProseBlock(), verbose_name=_("text"), blank=True)
    programs = ParentalManyToManyField(
        "programs.ProgramPage", verbose_name=_("programmes it is about"), blank=True, related_name="events"
    )

    objects = PageManager.from_queryset(EventQuerySet)()

    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(["kind", FieldRowPanel(WHEN_IN_WIB)], heading=_("When")),
        MultiFieldPanel(["place", "address", "area"], heading=_("Where")),
        FieldPanel("organiser"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("programs"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("place"),
        index.FilterField("start"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def responsible_agency(self):
        return self.owner_agency or self.organiser

    def clean(self):
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("The end lies before the start.")})

    @property
    def search_facets(self):
        return facets_of(self.programs.all()) | {
            "opd": super().search_facets["opd"],
            "kecamatan": {self.area.slug} if self.area else set(),
            "tahun": {timezone.localtime(self.start).year},
        }

    @property
    def search_date(self):
        return self.start

    @property
    def search_period(self):
        return timezone.localtime(self.start).date(), timezone.localtime(self.end).date()

    def calendar_dates(self, now):
        return dates_of([self])

    def share_card(self, today):
        when = f"{weekday_date(self.start)}, {clock(self.start)}"
        note = " · ".join(filter(None, [when, self.place]))
        return ShareCard(title=self.title, kicker=self.get_kind_display(), note=note, is_example=self.is_example)

    def structured_data(self, request):
        return [
            of_page(
                self,
                request,
                "Event",
                datePublished=None,  # No property of an event; nor is the next one.
                dateModified=None,
                publisher=None,
                startDate=moment(self.start),
                endDate=moment(self.end),
                eventStatus="https://schema.org/EventScheduled",
                location=self.where(),
                organizer=thing("GovernmentOrganization", name=self.organiser.name) if self.organiser else publisher(),
            )
        ]

    def where(self):
        """Its place as a thing; the city where nothing more is known."""
        below = self.area.name if self.area else ""
        address = postal_address("\n".join(filter(None, [self.address, below])))
        return thing("Place", name=self.place or below or settings.OPEN_DATA_PLACE, address=address)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"is_over": self.end < timezone.now()}

    @property
    def about(self):
        """The published programmes that it is about."""
        return self.programs.model.objects.published().filter(pk__in=self.programs.values_list("id", flat=True))


class EventIndexPage(BasePage):
    """The agenda: what comes, and what has been."""

    page_description = _("The list of events, upcoming first.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.EventPage"]

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")

    def calendar_dates(self, now):
        """The events that come, and those of a year back: a phone must learn of what moved."""
        events = EventPage.objects.child_of(self).published().select_related("area")
        return dates_of(events.filter(end__gte=now - A_YEAR).order_by("-start")[:MOST_DATES])

    def get_context(self, request, *args, **kwargs):
        now = timezone.now()
        events = EventPage.objects.child_of(self).published().select_related("area", "organiser")
        return super().get_context(request, *args, **kwargs) | {
            "upcoming": events.upcoming(now)[:30],
            "page_of_past": paginate(request, events.past(now), per_page=12),
        }
