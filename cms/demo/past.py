"""How the demo city's texts read before: content files hold them as they read today, and what was changed since.

A change has ``day`` (an offset), ``note`` or ``text``, ``minor`` and ``formerly``: pairs of a text as it reads now and
as it read before.
"""

TEXTS = ("title", "summary", "lead", "body")


def versions_of(row, changes):
    """The (change, row) of every version, oldest first: the first one with None, before any change."""
    versions = []
    for change in reversed(changes):
        versions.append((change, row))
        row = undone(row, change)
    return [(None, row), *reversed(versions)]


def undone(row, change):
    """A row as it read before a change. Raises ValueError for a text that does not stand there."""
    row = dict(row)
    for now, before in change.get("formerly", ()):
        places = [name for name in TEXTS if now in row.get(name, "")]
        if not places:
            raise ValueError(f"{row['slug']}: “{now}” does not stand there")
        for name in places:
            row[name] = row[name].replace(now, before)
    return row
