"""What the admin shows beside a row that a reader left: the page's title and address, the agency by its short name."""

from wagtail.models import Page

from cms.core.ownership import agencies


def decorate(rows, request):
    """Rows with ``page_title``, ``page_url`` and ``agency_name``. Two queries, and one for the sites of Wagtail."""
    rows = list(rows)
    pages = Page.objects.in_bulk({row.page_id for row in rows})
    names = dict(agencies().filter(pk__in={row.agency_id for row in rows}).values_list("pk", "short_name"))
    for row in rows:
        page = pages[row.page_id]
        row.page_title = page.title
        row.page_url = f"{page.get_full_url(request)}{getattr(row, 'below', '')}"
        row.agency_name = names.get(row.agency_id, "")
    return rows
