from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.blocks import ProseBlock
from cms.core.models import BasePage
from cms.core.models.pages import picture_column, review_interval
from cms.core.pagination import paginate
from cms.core.reading_day import day_of
from cms.core.sharing.cards import ShareCard

from ..enums import ProgramStatus
from ..explaining import explain
from ..following import changes_of, dates_of, topics_of
from ..forms import ProgramForm
from ..querysets import ProgramManager
from ..searching import facets_of
from ..settling import keep_ruled
from ..silence import silence_of
from ..structured_data import program_things
from ..timeline import progress_of, timeline
from .milestones import Milestone
from .program_facts import ProgramFacts
from .updates import ProgramUpdatePage

RESERVED_SLUGS = {"aturan-status"}  # What stands below the list of programmes beside them; see programs/urls.py.


class ProgramPage(ProgramFacts, BasePage):
    """A programme: one promise of the plan, with who, what, by when, how far, at what cost.

    Facts (all columns and child rows) exist once, on the page in the default language; a translation carries title,
    summary, status note and story only. Templates therefore read facts from ``page.facts``.
    """

    page_description = _("A programme or Quick Win: responsible agencies, milestones, budget, indicators, story.")
    parent_page_types = ["programs.ProgramIndexPage"]
    subpage_types = ["programs.ProgramUpdatePage"]
    search_type = "program"
    reserved_slugs = frozenset({"dasbor", "triwulan", "aturan"})
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "code"]

    picture = picture_column()
    review_months = review_interval(3)
    story = StreamField(ProseBlock(), verbose_name=_("story"), blank=True)
    regulations = ParentalManyToManyField(
        "programs.Regulation", verbose_name=_("regulations"), blank=True, related_name="programs"
    )
    related_programs = ParentalManyToManyField(
        "programs.ProgramPage",
        verbose_name=_("related programmes"),
        blank=True,
        related_name="related_from",
        help_text=_("Shown on both pages."),
    )

    objects = ProgramManager()

    base_form_class = ProgramForm
    content_panels = [
        *BasePage.content_panels,
        HelpPanel(_("Facts go into the tab “Facts”; this tab holds what people read.")),
        FieldPanel("picture"),
        FieldPanel("story"),
        InlinePanel("documents", heading=_("Documents"), label=_("document")),
        InlinePanel("pictures", heading=_("Pictures"), label=_("picture")),
        FieldPanel("regulations"),
        FieldPanel("related_programs"),
    ]
    facts_panels = [
        MultiFieldPanel(["code", "is_quick_win", "phase"], heading=_("Programme")),
        MultiFieldPanel(
            ["status_note", "override_status", "override_note", "override_office", "override_date"],
            heading=_("Status"),
            help_text=_("The status follows from the milestones. Override it only where an office has decided."),
        ),
        MultiFieldPanel(["start_date", "end_date"], heading=_("Period")),
        MultiFieldPanel(["dimension", "other_dimensions", "goals"], heading=_("Place in the masterplan")),
        MultiFieldPanel(["lead_agency", "supporting_agencies"], heading=_("Responsible")),
        InlinePanel("contacts", heading=_("People in charge, by office"), label=_("office")),
        FieldPanel("areas"),
        InlinePanel("milestones", heading=_("Milestones"), label=_("milestone")),
        InlinePanel("program_indicators", heading=_("Indicators"), label=_("indicator")),
        InlinePanel("budget_lines", heading=_("Budget"), label=_("budget line")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(facts_panels, heading=_("Facts")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("story"),
        index.SearchField("status_note"),
        index.SearchField("code"),
        index.RelatedFields(
            "milestones",
            [index.SearchField(name) for name in ("title", "description", "kelurahan", "street")],
        ),
        index.RelatedFields("lead_agency", [index.SearchField("name"), index.SearchField("short_name")]),
        index.RelatedFields("areas", [index.SearchField("name")]),
        index.FilterField("status"),
    ]

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def clean(self):
        super().clean()
        errors = self.faults_of_facts()
        if self.slug in RESERVED_SLUGS:
            errors["slug"] = _("This address is reserved. Choose another one.")
        twins = ProgramPage.objects.filter(code=self.code).exclude(translation_key=self.translation_key)
        if self.code and twins.exists():
            errors["code"] = _("Another programme has this code.")
        if errors:
            raise ValidationError(errors)

    def copy(self, *args, update_attrs=None, reset_translation_key=True, **kwargs):
        """A copy is another programme and needs a code of its own; a translation is the same one and keeps it."""
        kept = {} if reset_translation_key else {"code": self.code}
        attrs = kept | (update_attrs or {})
        return super().copy(*args, update_attrs=attrs, reset_translation_key=reset_translation_key, **kwargs)

    def with_content_json(self, content):
        """A draft with what follows by rule as it is now: neither an old draft nor a form changes that."""
        return keep_ruled(self, super().with_content_json(content))

    @cached_property
    def facts(self):
        """The page that holds the facts: itself, or the original of a translation."""
        original = ProgramPage.objects.in_default_language().filter(translation_key=self.translation_key)
        return self if self.locale.is_default else original.first() or self

    @property
    def responsible_agency(self):
        return self.owner_agency or self.facts.lead_agency

    @property
    def search_period(self):
        return self.facts.start_date, self.facts.end_date or date.max

    @property
    def search_facets(self):
        return facets_of(self.facts)

    @property
    def is_under_way(self):
        return self.facts.status in (ProgramStatus.RUNNING, ProgramStatus.LATE)

    @cached_property
    def files(self):
        """Its documents with their files. One query."""
        return self.documents.select_related("document").all()

    @cached_property
    def gallery(self):
        """Its pictures with their renditions. Two queries."""
        return list(self.pictures.select_related("image").prefetch_related("image__renditions").all())

    @property
    def updates(self):
        return ProgramUpdatePage.objects.child_of(self).published().newest_first()

    def feed_items(self, limit):
        return self.updates.latest(limit)

    def feed_changes(self, limit):
        return changes_of(ProgramPage.objects.filter(pk=self.facts.pk))(limit)

    def also_followed_at(self):
        return topics_of(self.facts)

    def calendar_dates(self, now):
        return dates_of(Milestone.objects.filter(page=self.facts.pk))

    @property
    def news(self):
        """Published news about this programme, newest first; none in the preview of one that was never saved."""
        return self.facts.news_items.published().order_by("-date") if self.facts.pk else []

    @property
    def related(self):
        """Published programmes that it names, or that name it; none in the preview of one that was never saved."""
        if not self.facts.pk:
            return ProgramPage.objects.none()
        linked = models.Q(pk__in=self.facts.related_programs.values_list("id", flat=True))
        back = models.Q(related_programs=self.facts.pk)
        return ProgramPage.objects.published().filter(linked | back).exclude(pk=self.pk).distinct()

    def share_card(self, today):
        entries = self.facts.entries_on(today)
        explained = explain(self.facts, [entry.milestone for entry in entries], today)
        kind = gettext("Quick Win") if self.facts.is_quick_win else gettext("Programme")
        agency = self.facts.lead_agency
        return ShareCard(
            title=self.title,
            kicker=f"{kind} · {agency.name}" if agency else kind,
            status=explained.status,
            status_label=str(explained.status.label),
            progress=progress_of(entries),
            is_example=self.is_example,
        )

    @cached_property
    def timelines(self):
        """The timelines that were asked for while this page is at hand, by day."""
        return {}

    def entries_on(self, day):
        """Its timeline on a day; looked up once."""
        if day not in self.timelines:
            self.timelines[day] = timeline(self, day)
        return self.timelines[day]

    def structured_data(self, request):
        return program_things(self, request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = day_of(request)
        entries = self.facts.entries_on(today)
        return context | {
            "facts": self.facts,
            "today": today,
            "timeline": entries,
            "progress": progress_of(entries),
            "explained": explain(self.facts, [entry.milestone for entry in entries], today),
            "silence": silence_of(self.facts, timezone.localdate()),  # From the reports of today.
            "page_of_updates": paginate(request, self.updates, per_page=10),
        }
