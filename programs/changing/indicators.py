"""The changes of one indicator: its columns, and its yearly targets and actual values."""

from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from cms.publishing.facts import facts_of

from ..ledger import write_difference
from ..models import Indicator, IndicatorValue
from .differences import Before
from .merging import faults, merge_fields
from .problems import Problem


class IndicatorChange:
    """``code``, ``changes``: a part of a change set; ``indicator``: the stored one, None where it is new."""

    def __init__(self, code, changes, indicator, records):
        self.code, self.changes, self.records = code, changes, records
        self.path = ("indicators", code)
        self.before = facts_of(indicator) if indicator else None
        self.columns_before = Before(indicator, ["values"]) if indicator else None
        self.indicator = indicator or Indicator(code=code)
        records.bring(self.indicator)

    def prepare(self, today):
        """Merge in memory. Returns the problems."""
        fields = self.changes.get("fields", {})
        problems = merge_fields(self.indicator, fields, (*self.path, "fields"), self.records)
        problems += self.merge_values()
        return problems or self.invalid()

    def merge_values(self):
        values = {value.year: value for value in self.indicator.values.all()}
        problems = []
        for year, fields in self.changes.get("values", {}).items():
            path = (*self.path, "values", year)
            if not str(year).isdigit():
                problems.append(Problem(path, _("This is not a year.")))
            elif fields is None:
                values.pop(int(year), None)
            else:
                value = values.setdefault(int(year), IndicatorValue(year=int(year)))
                problems += merge_fields(value, fields, path, self.records)
        self.indicator.values = sorted(values.values(), key=lambda value: value.year)
        return problems

    def invalid(self):
        problems = faults(self.indicator, (*self.path, "fields"))
        for value in self.indicator.values.all():
            if str(value.year) in self.changes.get("values", {}):
                problems += faults(value, (*self.path, "values", str(value.year)), exclude=["indicator"])
        return problems

    def below_itself(self):
        """Whether its parents lead back to it, once all indicators of the change set are merged."""
        if "parent" not in self.changes.get("fields", {}):
            return []
        above, seen = self.indicator.parent, set()
        while above and above.code not in seen:
            if above.code == self.code:
                return [Problem((*self.path, "fields", "parent"), _("An indicator cannot stand below itself."))]
            seen.add(above.code)
            above = above.parent
        return []

    def make_ready(self, user, note, today):
        """Do before the writing what can be done before."""
        self.after = facts_of(self.indicator)

    def write(self, added, *, office, note, now, source):
        """``added``: gathers the new yearly values, by model."""
        self.indicator.parent = self.indicator.parent  # Has a key by now where it was new, too.
        if self.before is None:
            self.indicator.save()
        else:
            self.columns_before.write(self.indicator, added)
            about = {"source": source, "happened_at": now, "reason": note, "office": office}
            write_difference(self.indicator, self.before, self.after, **about)
        ReferenceIndex.create_or_update_for_object(self.indicator)


def parents_first(changes):
    """Indicators in an order in which each can be written: what it stands below comes before it."""
    waiting = {change.code: change for change in changes}
    while waiting:
        for code, change in list(waiting.items()):
            if change.indicator.parent is None or change.indicator.parent.code not in waiting:
                yield waiting.pop(code)
