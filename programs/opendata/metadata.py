"""What machines are told about the data: columns (CSV on the Web) and the catalogue (DCAT)."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..exchange import columns
from ..exchange.cells import NO, YES
from ..exchange.documentation import choices_of, label_of
from ..models import MasterplanPage
from .sets import FORMATS, SETS, file_address, metadata_address, page_address

LANGUAGE = "id"
THEME = "http://publications.europa.eu/resource/authority/data-theme/GOVE"  # Government and public sector.
DAILY = "http://publications.europa.eu/resource/authority/frequency/DAILY"
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "csvw": "http://www.w3.org/ns/csvw#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATATYPES = {
    columns.TEXT: "string",
    columns.CODE: "string",
    columns.CODES: "string",
    columns.URL: "anyURI",
    columns.INTEGER: "integer",
    columns.MONEY: "integer",
    columns.DECIMAL: "decimal",
    columns.DATE: {"base": "date", "format": "yyyy-MM-dd"},
    columns.BOOLEAN: {"base": "boolean", "format": f"{YES}|{NO}"},
}


def table_metadata(table, fresh):
    """CSVW metadata of a data set: where it is, whose, since when, and what each column means."""
    with translation.override(LANGUAGE):
        return {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
            "url": file_address(table, "csv"),
            "dc:title": str(table.title),
            "dc:description": str(table.description),
            "dc:publisher": settings.OPEN_DATA_PUBLISHER,
            "dc:license": {"@id": settings.OPEN_DATA_LICENCE["url"]},
            "dc:modified": {"@value": iso(fresh.changed or fresh.since), "@type": "xsd:dateTime"},
            "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"', "doubleQuote": True},
            "tableSchema": {
                "primaryKey": list(table.key),
                "columns": [column_metadata(column) for column in table.columns],
            },
        }


def column_metadata(column):
    datatype = DATATYPES.get(column.type, "string")
    if column.type == columns.CHOICE:
        datatype = {"base": "string", "format": "|".join(column.choices)}
    told = {
        "name": column.key,
        "titles": [column.key],
        "dc:title": label_of(column),
        "dc:description": " ".join(filter(None, [str(column.description), choices_of(column)])),
        "datatype": datatype,
    }
    return told | ({"separator": ";"} if column.type == columns.CODES else {})


def catalogue(fresh):
    """The DCAT catalogue of all data sets, as JSON-LD."""
    with translation.override(LANGUAGE):
        shared = common(fresh)
        return {
            "@context": CONTEXT,
            "@id": page_address(),
            "@type": "dcat:Catalog",
            "dct:title": text(_("Open data of Siantar Kota Cerdas")),
            "dct:description": text(_("The promises of the smart-city masterplan and what became of them, as data.")),
            "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/IND"},
            "foaf:homepage": {"@id": settings.SITE_URL + "/"},
            "dcat:dataset": [dataset(table, fresh, shared) for table in SETS.values()],
        } | shared


def dataset(table, fresh, shared):
    return {
        "@id": f"{page_address()}#{table.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": table.name,
        "dct:title": text(str(table.title)),
        "dct:description": text(str(table.description)),
        "dcat:landingPage": {"@id": page_address()},
        "dcat:theme": {"@id": THEME},
        "dct:accrualPeriodicity": {"@id": DAILY},
        "dct:conformsTo": {"@id": metadata_address(table)},
        "csvw:tableSchema": {"csvw:column": [schema_column(column) for column in table.columns]},
        "dcat:distribution": [distribution(table, format, fresh) for format in FORMATS],
    } | shared


def schema_column(column):
    return {
        "csvw:name": column.key,
        "rdfs:label": text(label_of(column)),
        "dct:description": text(str(column.description)),
    }


def distribution(table, format, fresh):
    return {
        "@id": file_address(table, format),
        "@type": "dcat:Distribution",
        "dct:title": text(f"{table.title} ({format.upper()})"),
        "dcat:accessURL": {"@id": page_address()},
        "dcat:downloadURL": {"@id": file_address(table, format)},
        "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{MEDIA_TYPES[format]}"},
        "dct:format": format.upper(),
        "dct:license": {"@id": settings.OPEN_DATA_LICENCE["url"]},
        "dct:modified": moment(fresh.changed or fresh.since),
    }


def common(fresh):
    """What holds for the catalogue and each of its sets alike."""
    told = {
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": settings.OPEN_DATA_PUBLISHER},
        "dct:license": {"@id": settings.OPEN_DATA_LICENCE["url"]},
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": text(settings.OPEN_DATA_PLACE)},
        "dct:modified": moment(fresh.changed or fresh.since),
    }
    if fresh.began:
        told["dct:issued"] = moment(fresh.began)
    plan = MasterplanPage.objects.published().in_default_language().first()
    if plan:
        told["dct:temporal"] = {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(plan.period_start)},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(plan.period_end)},
        }
    return told


def text(words):
    return {"@language": LANGUAGE, "@value": words}


def moment(value):
    return {"@type": "xsd:dateTime", "@value": iso(value)}


def iso(value):
    """A moment in the city's time zone, to the second."""
    return timezone.localtime(value).replace(microsecond=0).isoformat()
