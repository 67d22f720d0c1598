"""The form in which a programme is edited: its rows are also checked against each other."""

from cms.core.forms import BasePageForm

from .row_rules import faults_of_codes, faults_of_milestones


class ProgramForm(BasePageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("lead_agency", "supporting_agencies"):
            if name in self.fields:
                self.fields[name].queryset = self.fields[name].queryset.filter(merged_into__isnull=True)

    def is_valid(self):
        """Faults stand at the row and field they are about; a draft may be saved with them, as with missing values."""
        if not super().is_valid():
            return False
        if self.is_deferred_validation:
            return True
        return not (self.place_milestone_faults() | self.place_code_faults("budget_lines"))

    def place_milestone_faults(self):
        forms = self.row_forms("milestones")
        period = self.cleaned_data.get("start_date"), self.cleaned_data.get("end_date")
        return self.place(forms, faults_of_milestones([form.instance for form in forms], *period))

    def place_code_faults(self, relation):
        forms = self.row_forms(relation)
        return self.place(forms, faults_of_codes([form.instance for form in forms]))

    def row_forms(self, relation):
        """The forms of a kind of rows, in order, without empty ones and those that are to be deleted."""
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        kept = [form for form in formset.forms if form.cleaned_data and form not in formset.deleted_forms]
        return sorted(kept, key=lambda form: form.cleaned_data.get("ORDER") or 0)

    def place(self, forms, faults):
        found = list(faults)
        by_row = {id(form.instance): form for form in forms}  # Unsaved rows are all alike to ``==``.
        for row, field, message in found:
            by_row[id(row)].add_error(field, message)
        return bool(found)
