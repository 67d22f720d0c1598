"""The changes of one indicator: its columns, and its yearly targets and actual values."""

from django.utils.translation import gettext as _

from cms.publishing.facts import facts_of

from ..ledger import write_difference
from ..models import Indicator, IndicatorValue
from .merging import faults, merge_fields
from .problems import Problem


class IndicatorChange:
    def __init__(self, code, changes, lock):
        self.code, self.changes = code, changes
        self.path = ("indicators", code)
        found = Indicator.objects.filter(code=code)
        self.indicator = (found.select_for_update() if lock else found).first()

    def prepare(self, today):
        """Merge in memory. Returns the problems."""
        self.before = facts_of(self.indicator) if self.indicator else None
        self.indicator = self.indicator or Indicator(code=self.code)
        problems = merge_fields(self.indicator, self.changes.get("fields", {}), (*self.path, "fields"))
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
                problems += merge_fields(value, fields, path)
        self.indicator.values = sorted(values.values(), key=lambda value: value.year)
        return problems

    def invalid(self):
        problems = faults(self.indicator, (*self.path, "fields"))
        for value in self.indicator.values.all():
            if str(value.year) in self.changes.get("values", {}):
                problems += faults(value, (*self.path, "values", str(value.year)), exclude=["indicator"])
        return problems

    def write(self, user, office, note, now, source):
        self.indicator.save()
        if self.before is None:
            return
        after = facts_of(Indicator.objects.get(pk=self.indicator.pk))
        write_difference(self.indicator, self.before, after, source=source, happened_at=now, reason=note, office=office)
