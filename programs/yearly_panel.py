"""Rows of which each year has one, in the admin's forms."""

from django.utils.translation import gettext as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class YearlyFormSet(BaseChildFormSet):
    """Says which rule a second row of the same year breaks, above the rows and at that row."""

    def get_unique_error_message(self, unique_check):
        return _("A year stands twice. Each year has one row: put its figures together.")

    def get_form_error(self):
        return _("There is a row for this year already.")


class YearlyPanel(InlinePanel):
    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = YearlyFormSet
        return options
