"""What makes pages public or private without saving them: a view restriction, and a move below or away from one.

A save, a publication and a deletion reach the entries through Wagtail's own index; see search/backends/indexing.py.
An entry that goes, even with its page, goes from Elasticsearch too.
"""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from . import engines
from .indexing import update_entries
from .models import SearchEntry

AT_ONCE = 500  # Pages.


def update_below(page):
    """Bring the entries of a page and of all pages below it up to date."""
    pages = Page.objects.descendant_of(page, inclusive=True).order_by("pk")
    last = 0
    while batch := list(pages.filter(pk__gt=last).specific()[:AT_ONCE]):
        update_entries(batch)
        last = batch[-1].pk


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_privacy(sender, instance, **kwargs):
    if page := Page.objects.filter(pk=instance.page_id).first():
        update_below(page)


@receiver(post_page_move)
def on_move(sender, instance, parent_page_before, parent_page_after, **kwargs):
    if parent_page_before.pk != parent_page_after.pk:
        update_below(Page.objects.get(pk=instance.pk))


@receiver(post_delete, sender=SearchEntry)
def on_deletion(sender, instance, **kwargs):
    engines.remove(instance.pk)
