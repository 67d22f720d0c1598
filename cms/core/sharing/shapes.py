"""The shapes of a card: the mark of the city, the woven band, the sign of a status. The same as in the SVG files."""

PAPER, SURFACE, LINE, INK, MUTED, RED = "#FFFFFF", "#F7F4F0", "#DDD5CC", "#1A1614", "#5C524B", "#9B1C1F"
TONES = {
    "planned": "#4A5568",
    "running": "#1D5FA8",
    "late": "#B3261E",
    "on_hold": "#7A4F00",
    "done": "#1B6E3C",
    "stopped": "#5B5B5B",
}
# core/mark.svg: 24 by 24, the curve of the roof as a few straight pieces.
MARK = (
    (RED, ((12, 0), (24, 12), (12, 24), (0, 12))),
    (
        PAPER,
        ((5.9, 8.9), (8, 10), (10, 10.6), (12, 10.8), (14, 10.6), (16, 10), (18.1, 8.9), (16.3, 13.6), (7.7, 13.6)),
    ),
    (PAPER, ((8.4, 14.5), (15.6, 14.5), (15.6, 17.6), (8.4, 17.6))),
    (INK, ((12, 14.5), (13.4, 16.05), (12, 17.6), (10.6, 16.05))),
    (PAPER, ((12, 5), (13.7, 6.9), (12, 8.8), (10.3, 6.9))),
)
# core/ornament.svg: one tile of 48 by 12 on black.
BAND = (
    (INK, ((0, 0), (48, 0), (48, 12), (0, 12))),
    (PAPER, ((0, 0.7), (48, 0.7), (48, 1.5), (0, 1.5))),
    (PAPER, ((0, 10.5), (48, 10.5), (48, 11.3), (0, 11.3))),
    (PAPER, ((24, 1.9), (33, 6), (24, 10.1), (15, 6))),
    (RED, ((24, 2.7), (31.2, 6), (24, 9.3), (16.8, 6))),
    (PAPER, ((24, 4.5), (27.4, 6), (24, 7.5), (20.6, 6))),
    (INK, ((24, 5.3), (25.6, 6), (24, 6.7), (22.4, 6))),
    (RED, ((4, 2.4), (17, 2.4), (10.5, 5.4))),
    (RED, ((44, 2.4), (31, 2.4), (37.5, 5.4))),
    (PAPER, ((4, 9.6), (17, 9.6), (10.5, 6.6))),
    (PAPER, ((44, 9.6), (31, 9.6), (37.5, 6.6))),
    (RED, ((0, 3.6), (5.2, 6), (0, 8.4))),
    (RED, ((48, 3.6), (42.8, 6), (48, 8.4))),
)


def put(brush, shapes, x, y, unit):
    """Draw polygons whose zero point lies at (x, y), each unit so many pixels."""
    for colour, corners in shapes:
        brush.polygon([(x + unit * across, y + unit * down) for across, down in corners], fill=colour)


def status_sign(brush, status, x, y, size):
    """Draw the sign of a status into a square; as components/shape.html does in 16 by 16."""
    unit, colour = size / 16, TONES[status]

    def at(*corners):
        return [(x + unit * across, y + unit * down) for across, down in corners]

    stroke = round(2.2 * unit)
    if status in ("planned", "running"):
        brush.ellipse(at((2, 2), (14, 14)), outline=colour, width=stroke)
    if status == "running":
        brush.pieslice(at((2, 2), (14, 14)), -90, 90, fill=colour)
    elif status == "late":
        brush.polygon(at((8, 1.5), (15.5, 14.5), (0.5, 14.5)), fill=colour)
    elif status == "on_hold":
        brush.rectangle(at((3, 2), (6.5, 14)), fill=colour)
        brush.rectangle(at((9.5, 2), (13, 14)), fill=colour)
    elif status == "done":
        brush.line(at((2, 8.5), (6, 12.5), (14, 3.5)), fill=colour, width=stroke, joint="curve")
    elif status == "stopped":
        brush.line(at((3, 3), (13, 13)), fill=colour, width=stroke)
        brush.line(at((13, 3), (3, 13)), fill=colour, width=stroke)
