"""What is on the site already, asked once and kept up to date: by key, and the addresses that are taken."""

from django.utils.text import slugify
from wagtail.models import Page

from cms.core.models.pages import RESERVED_SLUGS

from ..models import ArchivedNews, NewsPage
from .items import key_of_title, key_of_url

SLUG_LENGTH = 80


class Known:
    """Fingerprints of the items imported before, pages that came another way, and slugs below the news list."""

    def __init__(self, parent):
        self.parent = parent
        self.forget()

    def forget(self):
        self.imported = {}  # key → fingerprint
        self.others = {}  # key → id of a page
        self.slugs = set(RESERVED_SLUGS)
        self.last_number = {}  # slug → the number it was given last
        self.seen_rows = self.seen_pages = self.seen_siblings = 0
        self.refresh()

    def refresh(self):
        """Take in what came since the last time, from this import or any other. Three queries."""
        rows = ArchivedNews.objects.filter(pk__gt=self.seen_rows).order_by("pk")
        for pk, key, fingerprint in rows.values_list("pk", "key", "fingerprint").iterator():
            self.imported[key], self.seen_rows = fingerprint, pk
        pages = NewsPage.objects.filter(pk__gt=self.seen_pages).order_by("pk")
        for pk, title, date, source_url in pages.values_list("pk", "title", "date", "source_url").iterator():
            self.others[key_of_title(title, date)], self.seen_pages = pk, pk
            if source_url:
                self.others[key_of_url(source_url)] = pk
        siblings = Page.objects.child_of(self.parent).filter(pk__gt=self.seen_siblings).order_by("pk")
        for pk, slug in siblings.values_list("pk", "slug").iterator():
            self.seen_siblings = pk
            self.slugs.add(slug)

    def free_slug(self, title):
        """An address for a title that no page beside it has: at most 80 characters, never only digits like a year."""
        base = slugify(title)[:SLUG_LENGTH].strip("-_") or "berita"
        base = f"berita-{base}" if base.isdigit() else base
        slug = base[:SLUG_LENGTH]
        while slug in self.slugs:
            self.last_number[base] = number = self.last_number.get(base, 1) + 1
            slug = f"{base[: SLUG_LENGTH - len(str(number)) - 1].rstrip('-')}-{number}"
        self.slugs.add(slug)
        return slug
