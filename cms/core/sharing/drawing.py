"""Draws a share card: 1200 by 630 pixels, readable at half of that in a chat."""

from io import BytesIO

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw

from .letters import drawable, fitting, font, lines_of
from .shapes import BAND, INK, LINE, MARK, MUTED, PAPER, RED, TONES, put, status_sign

WIDTH, HEIGHT = 1200, 630
SCALE = 2  # Pillow draws jagged edges: drawn twice as large and shrunk, they are smooth.
EDGE = 72
TILE = 200  # Six tiles of the band fill the width.
FOOT = 480  # Where the line with status and progress begins.
TITLE_SIZES = ((76, 2), (64, 3), (52, 4))  # Height of the letters, and how many lines of it there is room for.


def draw(card):
    """The card as the bytes of a PNG file."""
    picture = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), PAPER)
    brush = ImageDraw.Draw(picture)
    head(brush, card)
    subject(brush, card)
    foot(brush, card)
    for left in range(0, WIDTH, TILE):
        put(brush, BAND, left * SCALE, (HEIGHT - TILE / 4) * SCALE, TILE * SCALE / 48)
    return as_png(picture)


def as_png(picture):
    data = BytesIO()
    small = picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    small.quantize(128, dither=Image.Dither.NONE).save(data, "PNG", optimize=True)
    return data.getvalue()


def write(brush, text, name, size, x, y, colour=INK, anchor="ls"):
    """Write one line; gives its width. Sizes and places count in the pixels of the finished card."""
    letters = font(name, size * SCALE)
    brush.text((x * SCALE, y * SCALE), text, font=letters, fill=colour, anchor=anchor)
    return letters.getlength(text) / SCALE


def head(brush, card):
    """Whose card it is, and whether it tells of something invented."""
    put(brush, MARK, EDGE * SCALE, 44 * SCALE, 84 * SCALE / 24)
    write(brush, settings.WAGTAIL_SITE_NAME, "bold", 38, EDGE + 104, 80)
    write(brush, settings.OPEN_DATA_PLACE, "sans", 32, EDGE + 104, 118, MUTED)
    if card.is_example:
        write(brush, _("Example data"), "bold", 32, WIDTH - EDGE, 96, RED, anchor="rs")


def subject(brush, card):
    """The line above the title, and the title in letters as large as its length allows."""
    top = 206
    width = (WIDTH - 2 * EDGE) * SCALE
    if card.kicker:
        kicker = "".join(lines_of(card.kicker, font("bold", 34 * SCALE), width, 1))
        write(brush, kicker, "bold", 34, EDGE, top, RED)
    letters, lines = fitting(card.title, "serif", [(size * SCALE, most) for size, most in TITLE_SIZES], width)
    step = letters.size * 1.16
    for number, line in enumerate(lines):
        baseline = (top + 14) * SCALE + letters.size + number * step
        brush.text((EDGE * SCALE, baseline), line, font=letters, fill=INK, anchor="ls")


def foot(brush, card):
    """Status and progress; or the note, where nothing is measured."""
    right = EDGE
    if card.status in TONES:
        status_sign(brush, card.status, EDGE * SCALE, (FOOT + 12) * SCALE, 44 * SCALE)
        label = drawable(card.status_label)
        right += 62 + write(brush, label, "bold", 44, EDGE + 62, FOOT + 50, TONES[card.status]) + 48
    if card.progress is not None:
        progress(brush, card, right)
    else:
        lines = lines_of(card.note, font("sans", 36 * SCALE), (WIDTH - EDGE - right) * SCALE, 2)
        for number, line in enumerate(lines):
            write(brush, line, "sans", 36, right, FOOT + 70 - 46 * (len(lines) - 1 - number), MUTED)


def progress(brush, card, left):
    """How far it is, as a bar and as a number; the whole has a colour, so that nothing done is seen as well."""
    percent = min(max(card.progress, 0), 100)
    said = f"{percent}%"
    room = font("bold", 44 * SCALE).getlength("100%") / SCALE
    end = WIDTH - EDGE - room - 24
    colour = TONES.get(card.status, RED)
    top, bottom = (FOOT + 22) * SCALE, (FOOT + 46) * SCALE
    brush.rectangle((left * SCALE, top, end * SCALE, bottom), fill=LINE)
    if percent:
        brush.rectangle((left * SCALE, top, (left + (end - left) * percent / 100) * SCALE, bottom), fill=colour)
    write(brush, said, "bold", 44, WIDTH - EDGE, FOOT + 50, INK, anchor="rs")
