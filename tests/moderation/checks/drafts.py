"""Pages at hand, not stored, as a form hands them to the checks."""

from home.models import InfoPage
from tests.showcase import item


def info(*blocks, **fields):
    """An information page with the given blocks, each a pair of type and value."""
    body = [{"type": kind, "value": value} for kind, value in blocks]
    return InfoPage(**{"title": "Tentang", "slug": "tentang", "summary": "Isi.", "body": body} | fields)


def paragraph(html):
    return "paragraph", f"<p>{html}</p>"


def heading(level):
    return "heading", {"text": f"Bagian {level}", "level": level}


def table(headings=("Kecamatan", "Unit"), rows=(("Siantar Barat", "2"),), caption="Unit"):
    columns = [{"type": "text", "heading": name} for name in headings]
    content = {"columns": columns, "rows": [{"values": list(row)} for row in rows], "caption": ""}
    return "table", {"caption": caption, "table": content, "first_column_is_header": False}


def picture(image, **fields):
    return {"image": image.pk, "alt_text": "Balai kota", "credit": "Diskominfo", "caption": ""} | fields


def steps(*texts):
    return "steps", [item({"name": "Langkah", "text": f"<p>{text}</p>"}) for text in texts]
