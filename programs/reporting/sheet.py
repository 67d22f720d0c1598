"""The whole form of a report: a section for each programme, made of the small forms of forms.py."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..calendar import Quarter
from ..silence import silence_of
from .asked import asked_of
from .forms import FigureForm, MilestoneForm, MoneyForm, ProgramForm


class ProgramSection:
    """What is asked and answered about one programme."""

    def __init__(self, asked, entry, today, agency, user=None, data=None, files=None):
        self.asked, self.program = asked, asked.page
        self.entry_before = entry
        self.today = today
        bound = {"data": data, "files": files, "today": today}
        self.own = ProgramForm(prefix=asked.code, entry=entry, **bound)
        milestones = entry.get("milestones", {})
        self.milestones = [
            MilestoneForm(
                prefix=f"{asked.code}.m.{row.code}",
                entry=milestones.get(row.code),
                milestone=row,
                agency=agency,
                user=user,
                **bound,
            )
            for row in asked.open_milestones(milestones)
        ]
        self.indicators = [
            FigureForm(
                prefix=f"{asked.code}.i.{row.code}",
                subject=row,
                public=row.value.actual,
                entry=entry.get("indicators", {}).get(row.code),
                **bound,
            )
            for row in asked.indicators
        ]
        self.budget = [
            MoneyForm(
                prefix=f"{asked.code}.b.{line.code}",
                subject=line,
                public=line.realised,
                entry=entry.get("budget", {}).get(line.code),
                **bound,
            )
            for line in asked.budget
        ]

    @property
    def anchor(self):
        return f"program-{self.program.pk}"

    @property
    def silence(self):
        """How long nothing has been heard of it: the same words as on its public page."""
        return silence_of(self.program, self.today).words

    @property
    def forms(self):
        return [self.own, *self.milestones, *self.indicators, *self.budget]

    @property
    def due(self):
        """The milestones planned up to the end of the quarter that runs now, and those with something to see."""
        last = Quarter.of(self.today).last_day
        return [form for form in self.milestones if form.milestone.planned_date <= last or form.stored or form.errors]

    @property
    def later(self):
        due = self.due
        return [form for form in self.milestones if form not in due]

    @cached_property
    def entry(self):
        """What a draft keeps of this programme. Once, before a verdict on the whole takes values from the forms."""
        rows = {
            "milestones": {form.milestone.code: form.entry() for form in self.milestones},
            "indicators": {form.subject.code: form.entry().get("value") for form in self.indicators},
            "budget": {form.subject.code: form.entry().get("value") for form in self.budget},
        }
        kept = {name: {code: value for code, value in found.items() if value} for name, found in rows.items()}
        return self.own.entry() | {name: found for name, found in kept.items() if found}

    def is_valid(self):
        """Whether every field can be read, and it says either that something changed or that nothing did."""
        entry = self.entry
        valid = [form.is_valid() for form in self.forms]
        if entry.get("no_change") and len(entry) > 1:
            self.own.add_error("no_change", _("You ticked “no change”, but something is filled in below."))
        elif not entry:
            self.own.add_error("no_change", _("Fill something in, or tick “no change”."))
        return all(valid) and not self.own.errors

    def place(self, problem):
        """Put a problem of the change set at the field it is about; False when it is about nothing here."""
        match problem.path:
            case ("programs", code, *rest) if code == self.asked.code:
                form, field = self.form_at(*rest)
            case ("indicators", code, *_rest):
                form, field = find(self.indicators, lambda form: form.subject.code == code), "value"
            case _:
                form = None
        if form:
            form.add_error(field if field in form.fields else None, problem.message)
        return bool(form)

    def form_at(self, relation="", code="", field=None, *_rest):
        if relation == "milestones":
            return find(self.milestones, lambda form: form.milestone.code == code) or self.own, field
        if relation == "budget_lines":
            return find(self.budget, lambda form: form.subject.code == code) or self.own, "value"
        return self.own, None

    @property
    def has_errors(self):
        return any(form.errors for form in self.forms)


def find(forms, fits):
    return next((form for form in forms if fits(form)), None)


class Sheet:
    """The form of a report. ``entries``: what it starts from; ``data``, ``files``: what was sent, if anything was."""

    def __init__(self, report, entries, today, user=None, data=None, files=None):
        self.report = report
        self.sections = [
            ProgramSection(asked, entries.get(asked.code, {}), today, report.agency, user, data, files)
            for asked in asked_of(report)
        ]

    def store_files(self):
        for section in self.sections:
            for form in section.milestones:
                form.store_files()

    @property
    def entries(self):
        """What was typed, by programme code."""
        found = {section.asked.code: section.entry for section in self.sections}
        return {code: entry for code, entry in found.items() if entry}

    def is_valid(self):
        return all([section.is_valid() for section in self.sections])

    @cached_property
    def faulty(self):
        return [section for section in self.sections if section.has_errors]

    def refuse(self, problems):
        """Put the problems of a change set at their fields. Returns those that have none here."""
        return [problem for problem in problems if not any(section.place(problem) for section in self.sections)]
