"""What lists of programmes say about each."""

from django import template

from ..exchange.tables import TABLES
from ..silence import silence_of
from ..structured_data import TABLES as OF_A_PROGRAM
from ..structured_data import program_file

register = template.Library()
register.simple_tag(silence_of, name="silence_of")


@register.simple_tag
def figure_files(facts):
    """The files that hold the figures of a programme: what each is about, its name and its path."""
    return [(TABLES[name].title, f"{name}.csv", program_file(name, facts.code)) for name in OF_A_PROGRAM]


@register.simple_tag
def press_pictures(facts, rows):
    """The pictures of a programme that a newspaper may print, each once: pairs of picture and caption.

    ``rows``: its ProgramPicture rows.
    """
    found = {facts.picture.pk: (facts.picture, "")} if facts.picture else {}
    for row in rows:
        image, caption = found.get(row.image_id, (row.image, ""))
        found[row.image_id] = (image, caption or row.caption)
    return list(found.values())
