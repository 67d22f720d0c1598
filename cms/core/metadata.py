"""Takes out of a picture file what the camera noted: where it was taken, when, with which device, by whom.

Nothing is encoded anew: pixels and colour profile stay byte for byte.
"""

import struct

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_NOTES = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
JPEG_START = b"\xff\xd8"
JPEG_PIXELS = 0xDA  # From here on no notes follow.
JPEG_NOTES = {0xE1, 0xED, 0xFE}  # Exif and XMP, IPTC, comments.


def without_notes(data):
    """The bytes of a JPEG or PNG file without its notes; other files as they are (Pillow writes none into them)."""
    if data.startswith(PNG_SIGNATURE):
        return PNG_SIGNATURE + b"".join(chunk for kind, chunk in png_chunks(data) if kind not in PNG_NOTES)
    if data.startswith(JPEG_START):
        return JPEG_START + b"".join(segment for kind, segment in jpeg_segments(data) if kind not in JPEG_NOTES)
    return data


def png_chunks(data):
    """Pairs of kind and bytes: length, kind, content, check sum."""
    at = len(PNG_SIGNATURE)
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at : at + length + 12]
        at += length + 12


def jpeg_segments(data):
    """Pairs of kind and bytes; the last one holds all pixels."""
    at = len(JPEG_START)
    while data[at + 1] != JPEG_PIXELS:
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield data[at + 1], data[at : at + 2 + length]
        at += 2 + length
    yield JPEG_PIXELS, data[at:]
