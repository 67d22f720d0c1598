from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..figures import overall_figures
from ..filters import ProgramFilter
from .program import ProgramPage
from .updates import ProgramUpdatePage


class ProgramIndexPage(RoutablePageMixin, BasePage):
    """All programmes: filter, sort, compare; the dashboard; what is due in a quarter.

    The addresses of its views are ``ProgramPage.reserved_slugs``: no programme may take them.
    """

    page_description = _("The list of all programmes with its filters. One per site.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.ProgramPage"]

    class Meta:
        verbose_name = _("programme list")
        verbose_name_plural = _("programme lists")

    @property
    def programs(self):
        """The published programmes below this page, in its own language."""
        return ProgramPage.objects.child_of(self).published()

    def feed_items(self, limit):
        """The newest reports about all its programmes."""
        return ProgramUpdatePage.objects.descendant_of(self).published().latest(limit)

    @path("")
    def list_of_programs(self, request):
        today = timezone.localdate()
        listing = ProgramFilter(request.GET, queryset=self.programs, today=today)
        found = listing.qs.with_rows()
        listing.count_options(self.programs)
        context = {
            "listing": listing,
            "figures": overall_figures(ProgramPage.objects.countable()),
            "page_of_programs": paginate(request, found, per_page=20),
            "today": today,
        }
        return self.render(request, context_overrides=context)
