"""What the admin shows beside a row that a reader left: the page's title and address, the agency by its short name."""

from cms.core.ownership import agencies


def decorate(rows, request):
    """Rows as ``seen_by`` gives them, with ``page_title``, ``page_url`` and ``agency_name``. One query more."""
    rows = list(rows)
    names = dict(agencies().filter(pk__in={row.agency_id for row in rows}).values_list("pk", "short_name"))
    for row in rows:
        row.page_title = row.page.title
        row.page_url = f"{row.page.get_full_url(request) or ''}{getattr(row, 'below', '')}"
        row.agency_name = names.get(row.agency_id, "")
    return rows
