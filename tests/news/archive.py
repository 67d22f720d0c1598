"""Files of an older site's archive, as the tests of the import write and run them."""

import io
import json

from django.core.management import call_command

from news.models import NewsPage

TELLS = {
    "title": "Pasar Horas dibuka lagi",
    "date": "2019-03-04T08:30:00+07:00",
    "body": "Pasar Horas dibuka lagi pada Senin pagi.\n\nPedagang kembali berjualan.",
    "summary": "Pedagang kembali berjualan di Pasar Horas.",
    "tags": ["pasar", "pedagang"],
    "source_url": "https://lama.example/berita/1",
}


def line(**fields):
    """A line of an archive; a field given as None is left out."""
    return json.dumps({name: value for name, value in (TELLS | fields).items() if value is not None})


def numbered(number, **fields):
    """A line of its own, told apart by a number."""
    return line(**{"title": f"Berita {number}", "source_url": f"https://lama.example/{number}"} | fields)


def write(folder, *lines, name="arsip.jsonl"):
    """A file of lines, as text or bytes."""
    path = folder / name
    path.write_bytes(b"\n".join(text if isinstance(text, bytes) else text.encode() for text in lines))
    return path


def run(path, **options):
    """Import a file; what the command says on standard output and on standard error."""
    said, complained = io.StringIO(), io.StringIO()
    call_command("import_news", str(path), stdout=said, stderr=complained, **options)
    return said.getvalue() + complained.getvalue()


def only_page():
    return NewsPage.objects.get()
