"""One lock for each page or snippet: its row. Whoever publishes it, decides about it or merges facts into it, holds it.

Of a page it is the row of Wagtail's own table, whatever the page's type. Each lock is a statement of its own, ahead of
all reading: PostgreSQL, once it has waited, reads anew only the rows that it locks.
"""

from wagtail.models import Page


def hold_pages(pages):
    """Hold pages until the transaction ends. ``pages``: of Page, in an order that all keep to who hold several."""
    list(pages.select_for_update(of=("self",)).values_list("pk", flat=True))


def hold_page(pk):
    hold_pages(Page.objects.filter(pk=pk))


def hold_subject(record):
    """Hold the page or snippet that a revision or a workflow is about, until the transaction ends."""
    subjects = record.base_content_type.model_class()._base_manager.filter(pk=record.object_id)
    list(subjects.select_for_update().values_list("pk", flat=True))
