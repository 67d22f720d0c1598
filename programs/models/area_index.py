from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..following import subject
from ..schedule import schedule_of
from ..structured_data import kecamatan
from .areas import Area
from .milestones import Milestone
from .program import ProgramPage


class AreaIndexPage(RoutablePageMixin, BasePage):
    """The eight kecamatan, and for each what is planned, done and moved there."""

    page_description = _("The kecamatan and what is planned in each. Kecamatan themselves are kept in the register.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("kecamatan list")
        verbose_name_plural = _("kecamatan lists")

    @path("")
    def all_areas(self, request):
        milestones = Milestone.objects.of_programs(ProgramPage.objects.countable())
        areas = Area.objects.with_milestone_counts(milestones, timezone.localdate())
        return self.render(request, context_overrides={"areas": areas})

    @path("<slug:slug>/", name="area")
    def area(self, request, slug):
        area = get_object_or_404(Area, slug=slug)
        programs = ProgramPage.objects.countable()
        today = timezone.localdate()
        context = {
            "area": area,
            "below": f"{area.slug}/",
            "followed": self.follow_area(area),
            "structured_data": [kecamatan(area, request, f"{self.get_url(request)}{area.slug}/")],
            "schedule": schedule_of(Milestone.objects.of_programs(programs).in_area(area), today),
            "page_of_programs": paginate(request, programs.in_area(area).with_rows().late_first(), per_page=20),
            "today": today,
        }
        return self.render(request, template="programs/area_page.html", context_overrides=context)

    def followed_below(self, rest):
        """A kecamatan, with the programmes and milestones in it; None for none."""
        area = Area.objects.filter(slug=rest.rstrip("/")).first()
        return self.follow_area(area) if area else None

    def follow_area(self, area):
        programs = ProgramPage.objects.countable()
        milestones = Milestone.objects.of_programs(programs).in_area(area)
        address = f"{self.get_url()}{area.slug}/"
        return subject(area.name, area.description, address, programs.in_area(area), milestones)

    def followables(self):
        return [self.follow_area(area) for area in Area.objects.order_by("name")]

    def get_sitemap_urls(self, request=None):
        url = self.get_full_url(request)
        areas = Area.objects.values_list("slug", flat=True)
        return [*super().get_sitemap_urls(request), *({"location": f"{url}{slug}/"} for slug in areas)]
