"""From what was typed to what is written: the change set of programs/changing, and the update pages beside it."""

from collections import defaultdict

# Typed in the report, and no field of a milestone: the description goes with the photograph.
NOT_ON_MILESTONES = ("evidence_alt",)


def change_set(entries, year):
    """The change set of a report's entries. ``year``: the one whose figures it gives. Empty when nothing changes."""
    programs, indicators = {}, {}
    for code, entry in entries.items():
        changes = defaultdict(dict)
        for milestone, fields in entry.get("milestones", {}).items():
            changes["milestones"][milestone] = {k: v for k, v in fields.items() if k not in NOT_ON_MILESTONES}
        for line, realised in entry.get("budget", {}).items():
            changes["budget_lines"][line] = {"realised": realised}
        if changes:
            programs[code] = dict(changes)
        for indicator, actual in entry.get("indicators", {}).items():
            indicators[indicator] = {"values": {str(year): {"actual": actual}}}
    found = {"programs": programs, "indicators": indicators}
    return {name: changes for name, changes in found.items() if changes}


def says_something(entry):
    """Whether a programme gets an update page: it has a text, or a change."""
    return any(value for name, value in entry.items() if name != "no_change")
