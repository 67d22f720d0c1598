"""Reading the content files: TOML, one file a subject, one file a programme, news item or event."""

import tomllib
from pathlib import Path

CONTENT = Path(__file__).parent / "content"


def read(name):
    """The content of one file as a dict."""
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder):
    """The contents of all files of a folder, by file name."""
    return [read(f"{folder}/{path.stem}") for path in sorted((CONTENT / folder).glob("*.toml"))]
