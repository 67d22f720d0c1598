"""The demo's PDF files: real text, so that they can be searched, read aloud and printed."""

from django.utils.html import strip_tags
from fpdf import FPDF

NEAREST = str.maketrans({"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


def text_pdf(title, sections):
    """A PDF as bytes: a title, then sections of (heading, stream data), in the order given."""
    pdf = FPDF(format="A4")
    pdf.set_title(title)
    pdf.set_lang("id")
    pdf.set_margin(25)
    pdf.add_page()
    write(pdf, title, size=20, style="B")
    for heading, blocks in sections:
        if heading:
            write(pdf, heading, size=15, style="B")
        for block in blocks:
            write_block(pdf, block)
    return bytes(pdf.output())


def write_block(pdf, block):
    value = block["value"]
    match block["type"]:
        case "heading":
            write(pdf, value["text"], size=12, style="B")
        case "paragraph":
            write(pdf, strip_tags(value.replace("<li>", "- ").replace("</li>", "\n")))
        case "callout":
            write(pdf, f"{value['title']}: {strip_tags(value['text'])}")
        case "number":
            write(pdf, f"{value['value']} {value['label']} ({value['meaning']})")
        case "table":
            table = value["table"]
            write(pdf, " | ".join(column["heading"] for column in table["columns"]), style="B")
            for row in table["rows"]:
                write(pdf, " | ".join(row["values"]))
        case "steps":
            for item in value:
                write(pdf, f"{item['value']['name']}: {strip_tags(item['value']['text'])}")


def write(pdf, text, size=11, style=""):
    """One block of text. The built-in fonts know Latin-1 only; what they lack is replaced by its nearest sign."""
    pdf.set_font("helvetica", style, size)
    plain = text.translate(NEAREST)
    pdf.multi_cell(0, size * 0.55, plain.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT")
    pdf.ln(2)
