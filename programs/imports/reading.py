"""From an uploaded file to Sheets. What is not safe or not ours is refused before anything is parsed."""

from pathlib import Path

from django.utils.translation import gettext as _

from .archive import check_archive, unpacked_size
from .csvfile import read_csv
from .faults import FileRefused
from .workbook import read_workbook

MOST_BYTES = 10 * 1024 * 1024
READ_AT_ONCE = 600_000  # Bytes of text that a request reads itself: a few hundred rows. The worker takes the rest.
MACROS = {".xlsm", ".xltm", ".xlsb", ".xlam", ".xla"}
OLD = {".xls", ".xlt"}
TEXT = {".csv", ".txt"}


def check_file(file, name):
    """Raise FileRefused for a file that is not to be read at all. Costs little, whatever the file is."""
    if file.size > MOST_BYTES:
        raise FileRefused(too_large())
    if not file.size:
        raise FileRefused(_("The file is empty."))
    ending = Path(name).suffix.lower()
    if ending in MACROS:
        raise FileRefused(_("The workbook holds macros. Save it as .xlsx without macros."))
    if ending in OLD:
        raise FileRefused(_("This is the old Excel format (.xls). Save it as .xlsx."))
    if ending == ".xlsx":
        check_archive(file)
    elif ending not in TEXT:
        raise FileRefused(_("Only .xlsx and .csv files come in here."))


def too_large():
    return _("The file is larger than %(size)d MB. Divide it.") % {"size": MOST_BYTES // 1024 // 1024}


def is_small(file, name):
    """Whether a checked file is read quickly enough to wait for it."""
    return (unpacked_size(file) if is_workbook(name) else file.size) <= READ_AT_ONCE


def read_sheets(file, name, table_name, faults):
    """The Sheets of a file; what is wrong with them goes into ``faults``. Raises FileRefused."""
    check_file(file, name)
    return read_workbook(file, faults) if is_workbook(name) else read_csv(file, table_name, faults)


def is_workbook(name):
    return Path(name).suffix.lower() == ".xlsx"
