"""The small forms of which a report consists. Each knows what is public now, and gives back what differs from it.

``entry()`` is what a draft keeps: plain values, and as {"typed": "…"} what could not be read, so that nothing is lost.
"""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.moderation.checks import personal_data

from .fields import DayField, DocumentField, PhotoField, StillOpenField
from .files import describe_photo, file_of, keep_document, keep_photo
from .numbers import NumberField, keeps_what_is_public

FILES = ("evidence", "evidence_picture")
LONGEST_TEXT = 400  # What fits into the summary of an update page.


class EntryForm(forms.Form):
    """A form whose fields start from a draft's entry, or else from what is public."""

    kept = ()  # The fields whose values an entry holds.

    def __init__(self, *args, entry=None, public=None, today=None, **kwargs):
        self.stored = {name: value for name, value in (entry or {}).items() if name in self.kept}
        self.public, self.today = public or {}, today
        super().__init__(*args, initial=self.public | {k: self.shown(k, v) for k, v in self.stored.items()}, **kwargs)

    def shown(self, name, value):
        """A stored value as the field takes it; what could not be read is shown as it was typed."""
        if isinstance(value, dict):
            return value["typed"]
        field = self.base_fields[name]
        if isinstance(field, DayField):
            return parse_date(value)
        return Decimal(value) if isinstance(field, NumberField) else value

    def entry(self):
        """What was typed, as far as it differs from what is public."""
        self.is_valid()
        found = {}
        for name in self.kept:
            if name in self.cleaned_data:
                value = self.cleaned_data[name]
                if value != self.public.get(name) and (value or (value == 0 and value is not False)):
                    found[name] = plain(value)
            elif (typed := self.data.get(self.add_prefix(name), "")) or name in self.public:
                found[name] = {"typed": typed}
        return found


class MilestoneForm(EntryForm):
    """A milestone: done on a day, with evidence; or moved, with a reason."""

    actual_date = DayField(label=gettext_lazy("Done on"), required=False)
    evidence_file = DocumentField(label=gettext_lazy("Evidence: a document"), required=False)
    evidence_photo = PhotoField(label=gettext_lazy("Evidence: a photograph"), required=False)
    evidence_alt = forms.CharField(
        label=gettext_lazy("What the photograph shows, for people who cannot see it"), required=False, max_length=255
    )
    evidence_link = forms.URLField(
        label=gettext_lazy("Evidence: a link"), required=False, max_length=200, assume_scheme="https"
    )
    evidence_note = forms.CharField(label=gettext_lazy("What proves it"), required=False, max_length=200)
    late_reported_on = StillOpenField(label=gettext_lazy("Not done yet"), required=False)
    planned_date = DayField(label=gettext_lazy("New plan, if it moves"), required=False)
    change_reason = forms.CharField(
        label=gettext_lazy("Why it moves, or why it is not done yet"), required=False, max_length=500
    )
    # Files are stored when they arrive, whatever else is wrong; the form carries their keys.
    evidence = forms.IntegerField(required=False, widget=forms.HiddenInput)
    evidence_picture = forms.IntegerField(required=False, widget=forms.HiddenInput)
    drop_files = forms.BooleanField(label=gettext_lazy("Remove these files"), required=False)

    kept = (
        "actual_date", "evidence", "evidence_picture", "evidence_alt", "evidence_link", "evidence_note",
        "late_reported_on", "planned_date", "change_reason",
    )  # fmt: skip

    def __init__(self, *args, milestone, agency, user=None, **kwargs):
        self.milestone, self.agency, self.user = milestone, agency, user
        super().__init__(*args, public={"planned_date": milestone.planned_date}, **kwargs)
        self.fields["late_reported_on"].today = self.today

    def clean(self):
        values = super().clean()
        for name in FILES:
            values[name] = None if values.get("drop_files") else file_of(name, values.get(name), self.agency)
        if (values["evidence_picture"] or values.get("evidence_photo")) and not values.get("evidence_alt"):
            self.add_error("evidence_alt", _("Say what the photograph shows."))
        self.clean_done(values)
        self.clean_moved(values)
        return values

    def store_files(self):
        """Keep what was uploaded, whatever else is wrong with the form."""
        self.is_valid()
        values, alt = self.cleaned_data, self.cleaned_data.get("evidence_alt", "")
        if file := values.pop("evidence_file", None):
            values["evidence"] = keep_document(file, self.agency, self.user)
        if file := values.pop("evidence_photo", None):
            values["evidence_picture"] = keep_photo(file, alt, self.agency, self.user)
        elif alt and values["evidence_picture"]:
            describe_photo(values["evidence_picture"], alt)
        self.data = self.data.copy()
        for name in FILES:
            self.data[self.add_prefix(name)] = values[name] or ""
        self.data.pop(self.add_prefix("drop_files"), None)

    def clean_done(self, values):
        done, evidence = values.get("actual_date"), self.has_evidence(values)
        if done and done > self.today:
            self.add_error("actual_date", _("This date lies in the future."))
        elif done and not evidence and not self.evidence_fails():
            self.add_error("actual_date", _("Done needs evidence: a document, a link or a photograph."))
        elif evidence and not done and "actual_date" not in self.errors:
            self.add_error("actual_date", _("You gave evidence: on which day was it done?"))

    def has_evidence(self, values):
        given = (*FILES, "evidence_file", "evidence_photo", "evidence_link")
        return any(values.get(name) for name in given)

    def evidence_fails(self):
        """Whether a piece of evidence was given and refused: its own message is enough."""
        return any(name in self.errors for name in ("evidence_file", "evidence_photo", "evidence_link"))

    def clean_moved(self, values):
        planned = values.get("planned_date")
        if planned is None and "planned_date" not in self.errors:
            values["planned_date"] = planned = self.milestone.planned_date
        moved = planned and planned != self.milestone.planned_date
        late = values.get("late_reported_on")
        if (moved or late) and not values.get("change_reason") and "change_reason" not in self.errors:
            self.add_error("change_reason", _("Say why: readers see it beside the date."))
        if moved and values.get("actual_date"):
            self.add_error("planned_date", _("What is done moves no more. Leave the plan as it is."))
        if late and values.get("actual_date"):
            self.add_error("late_reported_on", _("You gave a day on which it was done."))
        if fault := personal_data.fault_in(values.get("change_reason", "")):
            self.add_error("change_reason", fault)

    @property
    def is_overdue(self):
        """Whether it can be said of it that it is not done: its day has passed."""
        return self.milestone.planned_date < self.today

    @cached_property
    def document(self):
        """The document that stands as evidence, or None."""
        return file_of("evidence", self["evidence"].value(), self.agency, whole=True)

    @cached_property
    def picture(self):
        return file_of("evidence_picture", self["evidence_picture"].value(), self.agency, whole=True)


class FigureForm(EntryForm):
    """One figure: an indicator's actual value of the year."""

    value = NumberField(required=False, max_digits=15, decimal_places=2)
    kept = ("value",)

    def __init__(self, *args, subject, public, entry=None, **kwargs):
        self.subject = subject
        stored = {} if entry is None else {"value": entry}
        super().__init__(*args, public={} if public is None else {"value": public}, entry=stored, **kwargs)

    def clean_value(self):
        value = self.cleaned_data["value"]
        keeps_what_is_public(self.public.get("value"), value)
        return value


class MoneyForm(FigureForm):
    """Money spent so far on a line of the budget, in rupiah."""

    value = NumberField(required=False, max_digits=15, decimal_places=0, min_value=0)


class ProgramForm(EntryForm):
    """What is said of a programme as a whole."""

    no_change = forms.BooleanField(label=gettext_lazy("No change in this programme"), required=False)
    text = forms.CharField(
        label=gettext_lazy("What happened, in two sentences"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[MaxLengthValidator(LONGEST_TEXT)],
    )
    kept = ("no_change", "text")

    def clean_text(self):
        text = " ".join(self.cleaned_data["text"].split())
        if fault := personal_data.fault_in(text):
            raise forms.ValidationError(fault)
        return text

    def entry(self):
        return {name: value for name, value in super().entry().items() if value}


def plain(value):
    """A value as JSON holds it."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value
