"""What a workbook must be before anything in it is unpacked: neither a bomb, nor encrypted, nor with macros.

The directory of the archive says how large each part will be; Python's zipfile unpacks no more than it says.
"""

import re
import zipfile

from django.utils.translation import gettext as _

from .faults import FileRefused

MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 200
MOST_PARTS = 2000
CHUNK = 1024 * 1024
OVERLAP = 300  # Longer than any tag that is looked for, so that none is cut in two unseen.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # The older container of Office, for .xls and for encrypted files.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
WIDE = (b"\xff\xfe", b"\xfe\xff")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:$]+)[\"']")


def check_archive(file):
    """Raise FileRefused for what is no workbook that may be opened. Reads the directory, and text parts as a stream."""
    refuse_compound(file)
    try:
        archive = zipfile.ZipFile(file)
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise FileRefused(_("This is no Excel workbook, or it is damaged.")) from error
    check_directory(parts)
    names = {part.filename for part in parts}
    if any("vbaproject" in name.lower() for name in names):
        raise FileRefused(_("The workbook holds macros. Save it as .xlsx without macros."))
    if "xl/workbook.xml" not in names:
        raise FileRefused(_("This is no Excel workbook, or it is damaged."))
    check_texts(archive, parts)


def refuse_compound(file):
    file.seek(0)
    start = file.read(len(COMPOUND))
    if start == COMPOUND:
        encrypted = ENCRYPTED in file.read()
        file.seek(0)
        if encrypted:
            raise FileRefused(_("The workbook is protected by a password. Save it without one."))
        raise FileRefused(_("This is the old Excel format (.xls). Save it as .xlsx."))
    file.seek(0)


def check_directory(parts):
    unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(packed, 1) or len(parts) > MOST_PARTS:
        raise FileRefused(_("Unpacked, the workbook would be far too large. It was not opened."))
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused(_("The workbook is protected by a password. Save it without one."))


def check_texts(archive, parts):
    """Entities and document types have no business in a workbook; expanding them could fill the memory."""
    for part in parts:
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        for chunk in chunks(archive, part.filename):
            if FORBIDDEN.search(chunk) or chunk.startswith(WIDE):
                raise FileRefused(_("This is no Excel workbook, or it is damaged."))
            if part.filename == "[Content_Types].xml" and b"macroEnabled" in chunk:
                raise FileRefused(_("The workbook holds macros. Save it as .xlsx without macros."))


def chunks(archive, name):
    """The bytes of a part, a piece at a time, each with the end of the one before."""
    try:
        with archive.open(name) as part:
            before = b""
            while piece := part.read(CHUNK):
                yield before + piece
                before = piece[-OVERLAP:]
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise FileRefused(_("This is no Excel workbook, or it is damaged.")) from error


def merged_cells(archive, name):
    """The first range of merged cells in a sheet, "A2:B2"; None without one."""
    for chunk in chunks(archive, name):
        if found := MERGED.search(chunk):
            return found.group(1).decode()
    return None


def unpacked_size(file):
    """How many bytes the sheets of a checked workbook hold: what reading it will cost."""
    with zipfile.ZipFile(file) as archive:
        return sum(part.file_size for part in archive.infolist() if part.filename.startswith("xl/"))
