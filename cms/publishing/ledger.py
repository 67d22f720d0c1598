"""Writes the ledger: compares what a page promises with what it promised at its publication before."""

from dataclasses import dataclass

from .models import LedgerEntry, Publication

NOTHING = {"columns": {}, "rows": {}}


@dataclass(frozen=True)
class Difference:
    """One fact that changed. ``before`` and ``after`` are facts (see facts.py), or None where a row came or went."""

    field: str
    what: str
    before: dict | None
    after: dict | None


def write(publication):
    """The step of a publication that leaves public rows. Safe to run twice, and in any order."""
    if publication.facts is None:
        return
    earlier = Publication.objects.filter(page_id=publication.page_id, pk__lt=publication.pk, facts__isnull=False)
    before = earlier.order_by("-pk").first()
    if before is None:  # What was promised first is no change.
        return
    write_rows(
        differences(before.facts, publication.facts),
        subject_type=publication.page_type,
        subject_id=publication.page_id,
        subject_title=publication.title,
        source=f"publication:{publication.pk}",
        happened_at=publication.happened_at,
        reason=publication.note,
        office=publication.office,
        is_example=publication.is_example,
    )


def write_rows(found, **fields):
    """Rows for differences, each once. ``reason``: of those that have none of their own."""
    LedgerEntry.objects.bulk_create([row_for(difference, **fields) for difference in found], ignore_conflicts=True)


def row_for(difference, reason="", office="", **fields):
    before, after = difference.before or {}, difference.after or {}
    by_rule = after.get("by_rule", False)
    return LedgerEntry(
        field=difference.field[:160],
        what=difference.what[:400],
        before=before.get("value"),
        before_text=before.get("text", ""),
        after=after.get("value"),
        after_text=after.get("text", ""),
        reason="" if by_rule else after.get("reason") or reason,
        office="" if by_rule else office,
        by_rule=by_rule,
        **fields,
    )


def differences(before, after):
    """Every fact that differs between two sets of facts, in the order in which the page type names them."""
    before, after = before or NOTHING, after or NOTHING
    yield from between(before["columns"], after["columns"], "", "")
    for relation in after["rows"]:
        old, new = before["rows"].get(relation, {}), after["rows"][relation]
        for code in {**old, **new}:
            path, label = f"{relation}/{code}", (new.get(code) or old.get(code))["label"]
            if code not in old:
                yield Difference(path, label, None, whole(new[code]))
            elif code not in new:
                yield Difference(path, label, whole(old[code]), None)
            else:
                yield from between(old[code]["fields"], new[code]["fields"], f"{path}/", f"{label}: ")


def between(old, new, path, label):
    """The facts that differ. A reason that stood there before is that of an earlier change, not of this one."""
    for name, fact in new.items():
        before = old.get(name, {"value": None, "text": ""})
        if before["value"] != fact["value"]:
            is_new = fact.get("reason") != before.get("reason")
            after = fact if is_new else fact | {"reason": ""}
            yield Difference(f"{path}{name}", f"{label}{fact['label']}", before, after)


def whole(row):
    """A row that came or went, as one fact: its values in words."""
    said = [f"{fact['label']} {fact['text']}" for fact in row["fields"].values() if fact["text"]]
    return {"value": {name: fact["value"] for name, fact in row["fields"].items()}, "text": "; ".join(said)}
