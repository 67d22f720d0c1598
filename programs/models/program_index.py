from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..figures import overall_figures
from ..filters import ProgramFilter
from .program import ProgramPage
from .updates import ProgramUpdatePage


class ProgramIndexPage(BasePage):
    """All programmes: filter, sort, compare."""

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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = ProgramFilter(request.GET, queryset=self.programs, today=timezone.localdate())
        return context | {
            "listing": listing,
            "figures": overall_figures(ProgramPage.objects.countable()),
            "page_of_programs": paginate(request, listing.qs.with_rows(), per_page=20),
        }
