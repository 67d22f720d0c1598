"""A report in words: for those who decide, for the update page, for whoever else typed at the same time."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cms.core.templatetags.indonesian import long_date, number, rupiah

from .asked import asked_of
from .files import MODELS

LABELS = {
    "no_change": gettext_lazy("No change in this programme"),
    "text": gettext_lazy("What happened, in two sentences"),
    "actual_date": gettext_lazy("done on"),
    "late_reported_on": gettext_lazy("reported as not done on"),
    "planned_date": gettext_lazy("planned for"),
    "change_reason": gettext_lazy("why"),
    "evidence": gettext_lazy("evidence"),
    "evidence_picture": gettext_lazy("evidence as a photograph"),
    "evidence_alt": gettext_lazy("what the photograph shows"),
    "evidence_link": gettext_lazy("evidence as a link"),
    "evidence_note": gettext_lazy("what proves it"),
}
NEWS = ("actual_date", "late_reported_on", "planned_date")
DAYS = NEWS
MOST_NAMED = 5


@dataclass
class Line:
    """One thing that was reported: what, from, to; with an address where it is a file or a link."""

    label: str
    before: str
    after: str
    url: str = ""
    is_news: bool = False  # A fact for readers, not the proof or the reason of one.


@dataclass
class ReadSection:
    asked: object
    no_change: bool
    text: str
    lines: list = field(default_factory=list)


def sections_of(report):
    """The report by programme, as it would be applied now."""
    return [
        ReadSection(asked, entry.get("no_change", False), entry.get("text", ""), lines_of(asked, entry))
        for asked in asked_of(report, report.entries)
        if (entry := report.entries.get(asked.code))
    ]


def lines_of(asked, entry):
    lines = []
    for row in asked.milestones:
        fields = entry.get("milestones", {}).get(row.code, {})
        lines += [milestone_line(row, name, fields[name]) for name in LABELS if name in fields]
    for row in asked.indicators:
        if row.code in entry.get("indicators", {}):
            after = figure(entry["indicators"][row.code])
            label = f"{row.indicator.name} {row.value.year}"
            lines.append(Line(label, number(row.value.actual), f"{after} {row.indicator.unit}", is_news=True))
    for line in asked.budget:
        if line.code in entry.get("budget", {}):
            label = _("Realised, %(line)s") % {"line": line.ledger_label}
            after = figure(entry["budget"][line.code], rupiah)
            lines.append(Line(label, rupiah(line.realised), after, is_news=True))
    return lines


def milestone_line(row, name, value):
    label = f"{row.title}: {LABELS[name]}"
    if name in MODELS:
        file = MODELS[name].objects.filter(pk=value).first() if isinstance(value, int) else None
        return Line(label, "", str(file or "–"), file_url(file))
    before = long_date(row.planned_date) if name == "planned_date" else ""
    url = value if name == "evidence_link" and isinstance(value, str) else ""
    return Line(label, before, in_words(name, value), url, is_news=name in NEWS)


def in_words(name, value):
    """A value of an entry as people read it; what could not be read as it was typed."""
    if isinstance(value, dict):
        return value["typed"]
    if value is None:
        return "–"
    return long_date(date.fromisoformat(value)) if name in DAYS else str(value)


def figure(value, write=number):
    return value["typed"] if isinstance(value, dict) else write(Decimal(value))


def file_url(file):
    """Where a document or a picture is to be seen; empty for none."""
    if file is None:
        return ""
    return file.url if hasattr(file, "url") else file.file.url


def labelled(path, asked):
    """A path within entries or a change set in words: "Antrean puskesmas, Loket dibuka, done on"."""
    if path[0] == "programs":
        path = path[1:]
    if path[0] == "indicators":
        return str(path[1])
    program = next((each for each in asked if each.code == path[0]), None)
    names = {row.code: row.title for row in program.milestones} if program else {}
    if program:
        names |= {line.code: line.ledger_label for line in program.budget}
        names |= {row.code: row.indicator.name for row in program.indicators}
    said = [program.page.title if program else path[0]]
    said += [str(names.get(key) or LABELS.get(key) or "") for key in path[1:]]
    return ", ".join(part for part in said if part)


def what_changed(report, outcome):
    """What somebody else's version changed, in one sentence; at most five things are named."""
    asked = asked_of(report, outcome.entries)
    said = [f"{labelled(path, asked)} → {as_read(path[-1], value)}" for path, value in outcome.changed.items()]
    return "; ".join(said[:MOST_NAMED]) or "–"


def as_read(name, value):
    if isinstance(value, bool):
        return pgettext("quarterly report", "yes")
    return in_words(name, value)
