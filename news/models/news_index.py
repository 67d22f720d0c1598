from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.models import Tag
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.core.models import BasePage
from cms.core.pagination import paginate
from cms.following.subjects import Subject

from .news import NewsCategory, NewsPage


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The news, all or by year, month, category or tag; each list has a heading that says what it shows."""

    page_description = gettext_lazy("The news with its archive by year, month, category and tag.")
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]

    class Meta:
        verbose_name = gettext_lazy("news list")
        verbose_name_plural = gettext_lazy("news lists")

    @property
    def news(self):
        return NewsPage.objects.child_of(self).published().newest_first()

    def feed_items(self, limit):
        return self.news.latest(limit)

    def followed_below(self, rest):
        """The news of a category ("kategori/program/") or a tag ("tag/posyandu/"); None for neither."""
        kind, _slash, slug = rest.rstrip("/").partition("/")
        model = {"kategori": NewsCategory, "tag": Tag}.get(kind)
        found = model.objects.filter(slug=slug).first() if model else None
        return self.follow_news(kind, found) if found else None

    def follow_news(self, kind, found):
        chosen = {"kategori": {"categories": found}, "tag": {"tags": found}}[kind]
        news = self.news.filter(**chosen)
        return Subject(f"{self.title}: {found}", self.summary, f"{self.get_url()}{kind}/{found.slug}/", news.latest)

    def followables(self):
        categories = NewsCategory.objects.filter(news__in=self.news.values("pk")).distinct().order_by("name")
        return [self.follow_news("kategori", category) for category in categories]

    @cached_property
    def all_months(self):
        """The months in which news was published, newest first: the ground of the archive. One query."""
        return list(self.news.datetimes("date", "month", order="DESC"))

    def render_list(self, request, news, heading, year=None, most_read=(), followed=None):
        """``months``: the months of the year shown, for links; none in other lists."""
        context = {
            "heading": heading,
            "year": year,
            "followed": followed,
            "years": sorted({month.year for month in self.all_months}, reverse=True),
            "months": [month for month in reversed(self.all_months) if month.year == year],
            "categories": NewsCategory.objects.filter(news__in=self.news.values("pk")).distinct(),
            "most_read": most_read,
            "page_of_news": paginate(request, news.with_rows(), per_page=12),
        }
        return self.render(request, context_overrides=context)

    @path("")
    def all_news(self, request):
        most_read = self.news.most_read(timezone.localdate())
        return self.render_list(request, self.news, self.title, most_read=most_read)

    @path("<int:year>/", name="year")
    def of_year(self, request, year):
        if not any(month.year == year for month in self.all_months):
            raise Http404
        heading = _("News of %(year)s") % {"year": year}
        return self.render_list(request, self.news.of_month(year), heading, year)

    @path("<int:year>/<int:month>/", name="month")
    def of_month(self, request, year, month):
        first = next((first for first in self.all_months if (first.year, first.month) == (year, month)), None)
        if first is None:
            raise Http404
        heading = _("News of %(month)s") % {"month": date_format(first, "F Y")}
        return self.render_list(request, self.news.of_month(year, month), heading, year)

    @path("kategori/<slug:slug>/", name="category")
    def of_category(self, request, slug):
        category = get_object_or_404(NewsCategory, slug=slug)
        heading = _("News in the category %(category)s") % {"category": category}
        followed = self.follow_news("kategori", category)
        return self.render_list(request, self.news.filter(categories=category), heading, followed=followed)

    @path("tag/<slug:slug>/", name="tag")
    def of_tag(self, request, slug):
        tag = get_object_or_404(Tag, slug=slug)
        heading = _("News tagged %(tag)s") % {"tag": tag}
        followed = self.follow_news("tag", tag)
        return self.render_list(request, self.news.filter(tags=tag), heading, followed=followed)
