"""The admin's screen of data that goes out: export, and empty templates."""

from tempfile import SpooledTemporaryFile

from django.http import FileResponse, Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from .csv_writing import write_zip
from .forms import ExportForm, FileFormat
from .rows import rows_of
from .scope import scope_of
from .templates import columns_to_fill_in, template_sheets
from .xlsx_writing import CONTENT_TYPE, write_workbook

IN_MEMORY = 5 * 1024 * 1024  # Larger files wait on disk until they are sent.
WRITERS = {
    FileFormat.XLSX: (write_workbook, "xlsx", CONTENT_TYPE),
    FileFormat.CSV: (write_zip, "zip", "application/zip"),
}


@require_GET
def export(request):
    """``/admin/data/ekspor/``: the form; with its answers in the address, the file."""
    form = ExportForm(request.GET or None, scope=scope_of(request.user))
    if not form.is_valid():
        return render(request, "programs/exchange/export.html", {"form": form})
    today, scope = timezone.localdate(), form.chosen_scope()
    sheets = [
        (table, rows_of(table, scope.programs, today, indicators=scope.indicators)) for table in form.chosen_tables()
    ]
    return file_of(sheets, form.cleaned_data["format"], f"data-program-{today.isoformat()}")


@require_GET
def template(request, format):
    """``/admin/data/contoh.xlsx`` and ``.zip``: every table with only the columns to fill in, and an example row."""
    formats = {extension: name for name, (_write, extension, _type) in WRITERS.items()}
    if format not in formats:
        raise Http404
    return file_of(template_sheets(), formats[format], "contoh-data-program", columns_to_fill_in)


def file_of(sheets, format, name, columns_of=None):
    """The answer that sends tables as one file; it is written whole first, so that a failure is an error page."""
    write, extension, content_type = WRITERS[FileFormat(format)]
    file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    write(sheets, file, columns_of)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.{extension}", content_type=content_type)
