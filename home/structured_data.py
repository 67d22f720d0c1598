"""The office that runs the site, and the site itself, as things of schema.org; the front page tells of them."""

from django.conf import settings
from django.urls import reverse

from cms.core.structured_data import office_id, postal_address, publisher, thing

from .models.settings import OfficeSettings


def office(request):
    known = OfficeSettings.for_request(request)
    return thing(
        "GovernmentOrganization",
        **{"@id": office_id()},
        name=known.name or settings.OPEN_DATA_PUBLISHER,
        url=f"{settings.SITE_URL}/",
        email=known.email,
        telephone=known.phone,
        address=postal_address(known.address, addressRegion="Sumatera Utara"),
        areaServed=thing("City", name=settings.OPEN_DATA_PLACE),
    )


def website(request):
    """The site with its search, so that machines know how to ask it."""
    search = request.build_absolute_uri(reverse("search"))
    return thing(
        "WebSite",
        **{"@id": f"{settings.SITE_URL}/#situs"},
        name=settings.WAGTAIL_SITE_NAME,
        url=f"{settings.SITE_URL}/",
        publisher=publisher(),
        potentialAction={
            "@type": "SearchAction",
            "target": thing("EntryPoint", urlTemplate=f"{search}?q={{search_term_string}}"),
            "query-input": "required name=search_term_string",
        },
    )
