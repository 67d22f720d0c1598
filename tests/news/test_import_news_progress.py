"""How far an import is: a bar on a terminal, plain lines elsewhere."""

import io

from news.archive.progress import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def told(stream, total, steps):
    with progress(total, stream) as advance:
        for count in steps:
            advance(count)
    return stream.getvalue()


def test_elsewhere_it_is_a_line_every_five_hundred_and_at_the_end():
    text = told(io.StringIO(), 1100, [25] * 44)
    assert text.splitlines() == ["500 dari 1100", "1000 dari 1100", "1100 dari 1100"]


def test_on_a_terminal_it_is_a_bar():
    text = told(Terminal(), 50, [25, 25])
    assert "100%" in text
    assert "\r" in text
    assert "50/50" in text
