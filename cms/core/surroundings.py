"""The pages that the frame of a page links to: the way up, the sections, what is about the site, other languages."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site

from .querysets import PublishedQuerySet

ABOUT_THE_SITE = "home.InfoPage"


class Surroundings:
    """What surrounds a page (None on a view that is no page) on the request's site, in the current language.

    All of it comes from one query, because every page of the site asks for all of it.
    """

    def __init__(self, request, page=None):
        self.page = page if getattr(page, "path", "") else None
        self.language = get_language()
        site = Site.find_for_request(request)
        self.root = site.root_page if site else None

    @cached_property
    def pages(self):
        if self.root is None:
            return []
        return list(PublishedQuerySet(Page).published().filter(self.wanted()).select_related("locale").order_by("path"))

    def wanted(self):
        top = self.root.depth
        about = ContentType.objects.get_for_model(apps.get_model(ABOUT_THE_SITE))
        wanted = Q(depth__in=(top, top + 1)) | Q(content_type=about, depth=top + 2)
        if self.page:
            ends = range(self.page.steplen, len(self.page.path), self.page.steplen)
            wanted |= Q(path__in=[self.page.path[:end] for end in ends], depth__gte=top)
            wanted |= Q(translation_key=self.page.translation_key)
        return wanted

    @cached_property
    def home(self):
        """The home page in the current language; the site's root page without one."""
        homes = (page for page in self.pages if page.depth == self.root.depth)
        return next((page for page in homes if page.locale.language_code == self.language), self.root)

    @property
    def is_public(self):
        """True on a page that everybody may read."""
        return bool(self.page) and any(page.pk == self.page.pk for page in self.pages)

    def below_home(self):
        return [page for page in self.pages if self.home and page.is_descendant_of(self.home)]

    @property
    def sections(self):
        """The pages right below the home page, in tree order."""
        return [page for page in self.below_home() if page.depth == self.home.depth + 1]

    @property
    def menu(self):
        """The sections that editors chose for the menu."""
        return [page for page in self.sections if page.show_in_menus]

    @property
    def about(self):
        """The pages of information about the site, its sections included."""
        about = ContentType.objects.get_for_model(apps.get_model(ABOUT_THE_SITE))
        return [
            page for page in self.below_home() if page.content_type_id == about.pk and page.depth <= self.home.depth + 2
        ]

    @cached_property
    def by_type(self):
        """The sections by the name of their type in lower case, as in ``around.by_type.newsindexpage``."""
        return {ContentType.objects.get_for_id(page.content_type_id).model: page for page in self.sections}

    @property
    def ancestors(self):
        """The published pages above the page, from the home page down."""
        return [page for page in self.pages if self.page and self.page.is_descendant_of(page)]

    @property
    def translations(self):
        """The published pages that say the same in other languages."""
        if not self.page:
            return []
        same = [page for page in self.pages if page.translation_key == self.page.translation_key]
        return [page for page in same if page.pk != self.page.pk]
