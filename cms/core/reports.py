"""What our reports in the admin have in common; in exports, times of the city and cells that never act as formulas."""

from datetime import datetime

from django.forms import Media
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from cms.core.templatetags.indonesian import local

WIDE = "report-wide"  # The class of columns that a phone leaves out.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class DayColumn(Column):
    """A date, or the day of a moment in the city, as in 2 Mar 2026; empty for None."""

    def get_value(self, instance):
        value = super().get_value(instance)
        return date_format(local(value), "j M Y") if value else ""


class OfficeReport(ReportView):
    """A report with filters, pages of fifty rows, and export as XLSX and CSV. Every exported field has a heading."""

    url_name = ""

    def get_filename(self):
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def get_index_url(self):
        return reverse(self.url_name)

    def get_index_results_url(self):
        return reverse(f"{self.url_name}_results")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] += Media(css={"all": ["moderation/reports.css"]})
        return context

    def preprocess_field_value(self, field, value, export_format):
        if isinstance(value, datetime):
            value = timezone.make_naive(value, timezone.get_default_timezone()).replace(microsecond=0)
        value = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_CSV and isinstance(value, str) and value.startswith(FORMULA_STARTS):
            return f"'{value}"
        return value

    @classmethod
    def urls(cls, address):
        """The two addresses of a report: the page, and its rows alone, which filters ask for."""
        return [
            path(address, cls.as_view(), name=cls.url_name),
            path(f"{address}results/", cls.as_view(results_only=True), name=f"{cls.url_name}_results"),
        ]
