from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..budget import totals_by_source, totals_by_year, totals_of
from ..figures import overall_figures
from ..following import subject
from ..silence import silence_of, silence_of_agency
from ..structured_data import organisation
from .agencies import Agency
from .program import ProgramPage


class AgencyIndexPage(RoutablePageMixin, BasePage):
    """The directory of agencies, and each agency's own page, made from the register."""

    page_description = _("The directory of agencies. Agencies themselves are kept in the register.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("agency directory")
        verbose_name_plural = _("agency directories")

    @path("")
    def directory(self, request):
        agencies = Agency.objects.current().with_program_counts(ProgramPage.objects.countable())
        return self.render(request, context_overrides={"agencies": agencies.by_kind()})

    @path("<slug:slug>/", name="agency")
    def agency(self, request, slug):
        agency = get_object_or_404(Agency.objects.select_related("merged_into", "area"), slug=slug)
        if agency.merged_into:
            return HttpResponsePermanentRedirect(self.url + self.reverse_subpage("agency", [agency.merged_into.slug]))
        led = ProgramPage.objects.countable().filter(lead_agency=agency)
        supported = ProgramPage.objects.countable().filter(supporting_agencies=agency)
        today = timezone.localdate()
        heard = list(led.with_last_report().only("status", "first_published_at"))
        figures = overall_figures(led)
        budget_years = totals_by_year(led)
        context = {
            "agency": agency,
            "below": f"{agency.slug}/",
            "followed": self.follow_agency(agency),
            "structured_data": [organisation(agency, request, f"{self.get_url(request)}{agency.slug}/")],
            "figures": figures,
            "budget": totals_of(budget_years),
            "budget_years": budget_years,
            "budget_sources": totals_by_source(led),
            "page_of_programs": paginate(request, led.with_rows().late_first(), per_page=20, count=figures.programs),
            "supported": supported.select_related("lead_agency").order_by("title")[:50],
            "silence": silence_of_agency(heard, today),
            "silent": sum(silence_of(program, today).is_silent for program in heard),
            "today": today,
        }
        return self.render(request, template="programs/agency_page.html", context_overrides=context)

    def followed_below(self, rest):
        """An agency, with the programmes that it leads or supports; None for no agency of today."""
        agency = Agency.objects.current().filter(slug=rest.rstrip("/")).first()
        return self.follow_agency(agency) if agency else None

    def follow_agency(self, agency):
        programs = ProgramPage.objects.countable().of_agency(agency)
        return subject(agency.name, agency.tasks, f"{self.get_url()}{agency.slug}/", programs)

    def followables(self):
        return [self.follow_agency(agency) for agency in Agency.objects.current().order_by("name")]

    def get_sitemap_urls(self, request=None):
        url = self.get_full_url(request)
        agencies = Agency.objects.current().values_list("slug", flat=True)
        return [*super().get_sitemap_urls(request), *({"location": f"{url}{slug}/"} for slug in agencies)]
