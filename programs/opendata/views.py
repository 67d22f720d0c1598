"""The addresses below ``/data/``: the page, the files, their metadata, the catalogue."""

from django.conf import settings
from django.http import Http404, HttpResponseNotFound, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ..exchange.documentation import choices_of, label_of, type_of
from ..structured_data import data_catalogue
from .answering import CACHED, open_data
from .files import lines_of, measures
from .freshness import freshness
from .metadata import catalogue, table_metadata
from .sets import FORMATS, OF_A_PROGRAM, SETS, file_address, has_program, metadata_address, page_address

READABLE = {"ensure_ascii": False, "indent": 1}


@require_safe
def about(request):
    """``/data/``: what there is, whose it is, how to take and to cite it, and what every column means."""
    now = timezone.now()
    fresh, today = freshness(now), timezone.localdate(now)
    measured = measures(fresh.mark, today)
    context = {
        "sets": [described(table, measured[name]) for name, table in SETS.items()],
        "changed": fresh.changed,
        "today": today,
        "publisher": settings.OPEN_DATA_PUBLISHER,
        "licence": settings.OPEN_DATA_LICENCE,
        "address": page_address(),
        "example": file_address(SETS["program"], "csv"),
        "structured_data": [data_catalogue(SETS.values(), fresh.changed)],
    }
    response = render(request, "programs/opendata/about.html", context)
    response["Cache-Control"] = CACHED
    return response


def described(table, measured):
    """A data set as the page shows it: its files with their sizes in bytes, and its columns in words."""
    return {
        "table": table,
        "rows": measured["rows"],
        "files": [
            {"format": format.upper(), "address": file_address(table, format), "size": measured[format]}
            for format in FORMATS
        ],
        "metadata": metadata_address(table),
        "columns": [
            {
                "key": column.key,
                "label": label_of(column),
                "description": column.description,
                "type": type_of(column),
                "choices": choices_of(column),
            }
            for column in table.columns
        ],
    }


def table_named(name):
    if name not in SETS:
        raise Http404
    return SETS[name]


@open_data
def file(request, fresh, name, format):
    """``/data/<name>.csv`` and ``.json``: a data set, line by line; ``?program=<kode>``: of one programme alone."""
    if format not in FORMATS:
        raise Http404
    table, code = table_named(name), request.GET.get("program", "")
    if refusal := why_not_of(table, code):
        return HttpResponseNotFound(refusal, content_type="text/plain; charset=utf-8")
    response = StreamingHttpResponse(
        lines_of(table, format, timezone.localdate(fresh.since), code), content_type=FORMATS[format]
    )
    saved_as = slugify(f"{name} {code}").replace("_", "-") if code else name
    response["Content-Disposition"] = f'inline; filename="{saved_as}.{format}"'
    response["Link"] = (
        f'<{metadata_address(table)}>; rel="describedby"; type="application/csvm+json", '
        f'<{settings.OPEN_DATA_LICENCE["url"]}>; rel="license"'
    )
    return response


def why_not_of(table, code):
    """Why there is no such table of the programme with a code; empty where there is, or where none is asked for."""
    if not code:
        return ""
    if table.name not in OF_A_PROGRAM:
        return gettext("These data cannot be had for one programme. For one programme there are: %(names)s.") % {
            "names": ", ".join(OF_A_PROGRAM)
        }
    if not has_program(code):
        return gettext("There is no public programme with the code “%(code)s”.") % {"code": code[:40]}
    return ""


@open_data
def metadata(request, fresh, name):
    """``/data/<name>.meta.json``: what the columns of a data set mean."""
    return JsonResponse(table_metadata(table_named(name), fresh), json_dumps_params=READABLE)


@open_data
def catalog(request, fresh):
    """``/data/katalog.jsonld``: all data sets for machines that collect them."""
    return JsonResponse(catalogue(fresh), content_type="application/ld+json", json_dumps_params=READABLE)
