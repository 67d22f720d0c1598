"""What pages say of themselves to machines: schema.org, written as JSON-LD into the page.

A page type offers ``structured_data(request)``, a list of things; a thing is a dict made by ``thing``. A view of a page
that is about something else (an agency) puts its things into the context as ``structured_data`` instead.
"""

import json

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from .pictures import picture_address

CONTEXT = "https://schema.org"
PICTURE_WIDTH = "width-1200|format-jpeg"
# So that nothing ends the script or begins a comment in it, whatever a title says.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def as_script(things):
    """The things as a script element that a browser takes for data; empty without any."""
    if not things:
        return ""
    text = json.dumps({"@context": CONTEXT, "@graph": things}, ensure_ascii=False)
    escaped = mark_safe(text.translate(ESCAPES))  # noqa: S308
    return format_html('<script type="application/ld+json">{}</script>', escaped)


def postal_address(text, **fields):
    """An address in the city, as a thing: the lines of a text as one."""
    street = ", ".join(text.splitlines())
    return thing(
        "PostalAddress", streetAddress=street, addressLocality="Pematangsiantar", addressCountry="ID", **fields
    )


def thing(kind, **properties):
    """A thing of a type of schema.org, without the properties that say nothing."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def of_page(page, request, kind="WebPage", **properties):
    """A page as a thing: title, summary, address, language, its dates and its publisher; then what is said of it."""
    address = request.build_absolute_uri(page.get_url(request))
    told = {
        "@id": f"{address}#halaman",
        "name": page.title,
        "description": page.search_description or page.summary,
        "url": address,
        "inLanguage": get_language(),
        "datePublished": moment(page.first_published_at),
        "dateModified": moment(page.last_published_at),
        "image": picture_of(page, request),
        "publisher": publisher(),
    }
    return thing(kind, **told | properties)


def picture_of(page, request):
    """The full address of a page's own picture; None without one."""
    picture = getattr(page, "picture", None)
    return request.build_absolute_uri(picture_address(picture, PICTURE_WIDTH)) if picture else None


def publisher():
    """The office that answers for the site, by its name alone; the front page says more of it."""
    return thing("GovernmentOrganization", **{"@id": office_id(), "name": settings.OPEN_DATA_PUBLISHER})


def office_id():
    return f"{settings.SITE_URL}/#kantor"


def breadcrumbs(request, links, here):
    """The way up as a BreadcrumbList. ``links``: pairs of title and path, the front page first; ``here``: this page."""
    steps = [*links, (here, request.path)]
    return thing(
        "BreadcrumbList",
        itemListElement=[
            thing("ListItem", position=place, name=str(title), item=request.build_absolute_uri(path))
            for place, (title, path) in enumerate(steps, start=1)
        ],
    )


def moment(value):
    """A day or a moment as ISO 8601, moments in the city's time zone and to the second; None for None."""
    if hasattr(value, "hour"):
        value = timezone.localtime(value).replace(microsecond=0)
    return value.isoformat() if value else None
