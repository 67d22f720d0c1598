"""Programmes, their figures, agencies and kecamatan as things of schema.org; see cms/core/structured_data.py."""

from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.structured_data import moment, of_page, postal_address, publisher, thing

TABLES = ("program", "tonggak", "anggaran", "indikator", "nilai_indikator")  # What a programme's figures stand in.


def program_things(page, request):
    """A programme's page, and its figures as a data set with the files that hold them."""
    facts = page.facts
    address = request.build_absolute_uri(page.get_url(request))
    figures = thing(
        "Dataset",
        **{"@id": f"{address}#data"},
        name=_("Figures of the programme %(title)s") % {"title": page.title},
        description=page.summary,
        url=address,
        identifier=facts.code,
        inLanguage=settings.LANGUAGE_CODE,
        dateModified=moment(facts.last_published_at),
        temporalCoverage=f"{facts.start_date}/{facts.end_date or '..'}",
        spatialCoverage=[thing("Place", name=area.name) for area in facts.areas.all()]
        or thing("Place", name=settings.OPEN_DATA_PLACE),
        creator=organisation(facts.lead_agency) if facts.lead_agency else publisher(),
        variableMeasured=thing("PropertyValue", name=_("Status"), value=str(facts.get_status_display())),
        distribution=[download(table, program_file(table, facts.code)) for table in TABLES],
        **shared(),
    )
    return [of_page(page, request, mainEntity={"@id": figures["@id"]}), figures]


def program_file(table, code):
    """The path of a table of one programme as CSV."""
    return f"{reverse('open_data_file', args=[table, 'csv'])}?{urlencode({'program': code})}"


def data_catalogue(tables, changed):
    """All data sets of the site. ``changed``: when a fact was published last, None before the first."""
    page = settings.SITE_URL + reverse("open_data")
    sets = [
        thing(
            "Dataset",
            **{"@id": f"{page}#{table.name}"},
            name=str(table.title),
            description=str(table.description),
            url=f"{page}#{table.name}",
            identifier=table.name,
            inLanguage=settings.LANGUAGE_CODE,
            dateModified=moment(changed),
            spatialCoverage=thing("Place", name=settings.OPEN_DATA_PLACE),
            creator=publisher(),
            distribution=[download(table.name, reverse("open_data_file", args=[table.name, "csv"]))],
            **shared(),
        )
        for table in tables
    ]
    return thing("DataCatalog", name=_("Open data"), url=page, publisher=publisher(), dataset=sets)


def shared():
    return {"license": settings.OPEN_DATA_LICENCE["url"], "isAccessibleForFree": True, "publisher": publisher()}


def download(name, path):
    return thing("DataDownload", name=f"{name}.csv", encodingFormat="text/csv", contentUrl=settings.SITE_URL + path)


def organisation(agency, request=None, address=""):
    """An agency; with the path of its page, all that the page says of how to reach it."""
    if not address:
        return thing("GovernmentOrganization", name=agency.name, alternateName=agency.short_name)
    return thing(
        "GovernmentOrganization",
        name=agency.name,
        alternateName=agency.short_name,
        description=agency.tasks,
        url=request.build_absolute_uri(address),
        email=agency.email,
        telephone=agency.phone,
        sameAs=agency.website,
        address=postal_address(agency.address),
    )


def kecamatan(area, request, address):
    city = thing("City", name=settings.OPEN_DATA_PLACE)
    url = request.build_absolute_uri(address)
    return thing("AdministrativeArea", name=area.name, description=area.description, url=url, containedInPlace=city)
