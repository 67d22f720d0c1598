"""Two people at one report: what each changed since both opened it is put together, field by field."""


def flat(entries, path=()):
    """Entries as one dict by path: ("P-01", "milestones", "T-1", "actual_date") → value."""
    found = {}
    for key, value in entries.items():
        if isinstance(value, dict) and "typed" not in value:
            found |= flat(value, (*path, key))
        else:
            found[(*path, key)] = value
    return found


def nested(values):
    entries = {}
    for path, value in values.items():
        place = entries
        for key in path[:-1]:
            place = place.setdefault(key, {})
        place[path[-1]] = value
    return entries


def merge(base, theirs, mine):
    """Entries with the changes of both; where both changed the same, mine. Returns them and what theirs changed.

    The latter as {path: value}, with None for what they took away.
    """
    base, theirs, mine = flat(base), flat(theirs), flat(mine)
    changed = {path: theirs.get(path) for path in {**base, **theirs} if theirs.get(path) != base.get(path)}
    merged = dict(mine)
    for path, value in changed.items():
        if mine.get(path) == base.get(path):  # Only they touched it.
            merged.pop(path, None)
            if value is not None:
                merged[path] = value
    return nested(merged), changed
