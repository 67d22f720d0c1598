from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import PageManager

from cms.core.models import BasePage
from cms.core.pagination import paginate
from cms.core.querysets import PublishedQuerySet

from ..calendar import Quarter
from ..choices import choice_of
from ..dashboard import dashboard
from ..figures import overall_figures
from ..filters import ProgramFilter
from ..following import changes_of, dates_of
from ..quarter import counts_of, milestones_of, plan_years
from .milestones import Milestone
from .program import ProgramPage
from .updates import ProgramUpdatePage

QUARTER_LISTS = {
    "rencana": _("Planned"),
    "belum": _("Not yet reported"),
    "terlambat": pgettext_lazy("milestone", "Late"),
    "selesai": _("Done"),
    "keluar": _("Moved out of it"),
    "masuk": _("Moved into it"),
}


class ProgramIndexQuerySet(PublishedQuerySet):
    def for_view(self):
        return self.select_related("locale")


class ProgramIndexPage(RoutablePageMixin, BasePage):
    """All programmes: filter, sort, compare; the dashboard; what is due in a quarter.

    The addresses of its views are ``ProgramPage.reserved_slugs``: no programme may take them.
    """

    page_description = _("The list of all programmes with its filters. One per site.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["programs.ProgramPage"]

    objects = PageManager.from_queryset(ProgramIndexQuerySet)()

    class Meta:
        verbose_name = _("programme list")
        verbose_name_plural = _("programme lists")

    @property
    def programs(self):
        """All published programmes, with the titles of this page's language as far as they are translated."""
        return ProgramPage.objects.countable().told_in(self.locale)

    def feed_items(self, limit):
        """The newest reports about all its programmes."""
        return ProgramUpdatePage.objects.descendant_of(self).published().latest(limit)

    def feed_changes(self, limit):
        return changes_of(ProgramPage.objects.countable())(limit)

    def calendar_dates(self, now):
        return dates_of(Milestone.objects.of_programs(ProgramPage.objects.countable()))

    @path("")
    def list_of_programs(self, request):
        today = timezone.localdate()
        listing = ProgramFilter(request.GET, queryset=self.programs, today=today)
        found = listing.qs.with_rows()
        listing.count_options(self.programs)
        page_of_programs = paginate(request, found, per_page=20, count=listing.total)
        for program in page_of_programs:
            tell(program, self.locale)
        context = {
            "listing": listing,
            "figures": overall_figures(ProgramPage.objects.countable()),
            "page_of_programs": page_of_programs,
            "today": today,
        }
        return self.render(request, context_overrides=context)

    @path("dasbor/", name="dashboard")
    def dashboard(self, request):
        today = timezone.localdate()
        programs = ProgramPage.objects.countable()
        years = programs.years(today)
        year, ignored = choice_of(request, "tahun", {str(year): year for year in years}, _("Year"))
        board = dashboard(programs, today, year)
        context = {
            "board": board,
            "page_of_agencies": paginate(request, board.agencies, per_page=50),
            "years": years,
            "year": year,
            "ignored": ignored,
            "today": today,
        }
        return self.render(request, template="programs/dashboard.html", context_overrides=context)

    @path("triwulan/", name="this_quarter")
    def this_quarter(self, request):
        """The quarter of today, or the nearest one of the plan."""
        today = timezone.localdate()
        years = plan_years(today)
        first, last = Quarter(years[0], 1), Quarter(years[-1], 4)
        return self.show_quarter(request, min(max(Quarter.of(today), first), last), years, today)

    @path("triwulan/<int:year>/<int:number>/", name="quarter")
    def quarter(self, request, year, number):
        today = timezone.localdate()
        years = plan_years(today)
        if year not in years or number not in range(1, 5):
            raise Http404
        return self.show_quarter(request, Quarter(year, number), years, today)

    def show_quarter(self, request, quarter, years, today):
        programs = ProgramPage.objects.countable()
        name, ignored = choice_of(request, "daftar", {name: name for name in QUARTER_LISTS}, _("List"))
        name = name or "rencana"
        counts = counts_of(programs, quarter, today)
        milestones = paginate(request, milestones_of(programs, quarter, today, name), 30, count=counts[name])
        for milestone in milestones:
            milestone.state = milestone.state_on(today, milestone.page.status)
        context = {
            "quarter": quarter,
            "is_now": quarter == Quarter.of(today),
            "neighbours": [near for near in (quarter.previous, quarter.next) if near.year in years],
            "lists": [(key, label, counts[key]) for key, label in QUARTER_LISTS.items()],
            "chosen": name,
            "page_of_milestones": milestones,
            "ignored": ignored,
            "today": today,
        }
        return self.render(request, template="programs/quarter.html", context_overrides=context)

    def get_sitemap_urls(self, request=None):
        url = self.get_full_url(request)
        return [*super().get_sitemap_urls(request), {"location": f"{url}dasbor/"}, {"location": f"{url}triwulan/"}]


def tell(program, locale):
    """Give the row of a programme (``told_in`` the locale) the title and the address of its translation.

    All else that a row shows are facts, which stand on the original alone.
    """
    if program.told_path != program.url_path:
        program.title, program.url_path, program.locale = program.told_title, program.told_path, locale
