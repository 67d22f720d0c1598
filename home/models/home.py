from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.models import BasePage
from cms.core.structured_data import of_page
from cms.moderation.reviews.querysets import with_reviewed_at
from news.models import EventPage, NewsPage
from programs.changes import recent_changes
from programs.figures import figures_by_dimension, overall_figures, total_of
from programs.following import changes_of
from programs.models import DimensionPage, ProgramPage, ProgramUpdatePage

from ..structured_data import office, website


def headline(figures):
    """The whole plan in one sentence."""
    said = {"programs": figures.programs, "done": figures.done, "late": figures.late}
    one = "%(programs)s programme, %(done)s done, %(late)s behind plan"
    return ngettext(one, "%(programs)s programmes, %(done)s done, %(late)s behind plan", figures.programs) % said


class HomePage(BasePage):
    """What the plan promises and how far it is, at a glance."""

    page_description = _("The front page. Its figures and lists come from the pages below it.")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "programs.MasterplanPage",
        "programs.ProgramIndexPage",
        "programs.AgencyIndexPage",
        "programs.AreaIndexPage",
        "news.NewsIndexPage",
        "news.EventIndexPage",
        "home.InfoPage",
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Find the deepest page at an address in one query instead of one a level, and let it route the rest.

        The tree answers only below its own language's address: without an English home page, /en/ is a 404.
        """
        language = get_language()
        if language != settings.LANGUAGE_CODE and self.locale.language_code != language:
            raise Http404
        ends = range(1, len(path_components) + 1)
        paths = {f"{self.url_path}{'/'.join(path_components[:end])}/": end for end in ends}
        page = Page.objects.filter(url_path__in=paths).order_by("-depth").first()
        if page is None:
            return super().route(request, path_components)
        specific = with_reviewed_at(page.specific_class.objects.for_view()).get(pk=page.pk)
        return specific.route(request, path_components[paths[page.url_path] :])

    def feed_items(self, limit):
        """The newest reports and news in its language, together. Five queries."""
        reports = ProgramUpdatePage.objects.descendant_of(self).published().latest(limit)
        news = NewsPage.objects.descendant_of(self).published().latest(limit)
        return sorted([*reports, *news], key=lambda page: page.feed_moment, reverse=True)[:limit]

    def feed_changes(self, limit):
        return changes_of(ProgramPage.objects.countable())(limit)

    def share_card(self, today):
        figures = overall_figures(ProgramPage.objects.countable())
        title = headline(figures) if figures.programs else self.title
        return replace(super().share_card(today), title=title, progress=figures.progress)

    def structured_data(self, request):
        return [office(request), website(request), of_page(self, request)]

    def get_context(self, request, *args, **kwargs):
        programs = ProgramPage.objects.countable()
        figures = figures_by_dimension(programs)
        dimensions = list(DimensionPage.objects.published().in_default_language().order_by("path"))
        for dimension in dimensions:
            dimension.figures = figures[dimension.pk]
        today = timezone.localdate()
        return super().get_context(request, *args, **kwargs) | {
            "figures": total_of(figures.values()),
            "dimensions": dimensions,
            "changes": recent_changes(programs, since=today - timedelta(days=7), today=today),
            "quick_wins": programs.quick_wins().due_next(today)[:6],
            "news": NewsPage.objects.published().in_default_language().newest_first().with_rows()[:3],
            "events": EventPage.objects.published().in_default_language().upcoming(timezone.now())[:3],
            "today": today,
        }
