"""What our reports in the admin have in common; in exports, times of the city and cells that never act as formulas."""

from datetime import datetime

from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.views.reports import ReportView

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class OfficeReport(ReportView):
    """A report with filters, pages of fifty rows, and export as XLSX and CSV. Every exported field has a heading."""

    url_name = ""

    def get_filename(self):
        return f"{self.export_filename}-{timezone.localdate():%Y-%m-%d}"

    def get_index_url(self):
        return reverse(self.url_name)

    def get_index_results_url(self):
        return reverse(f"{self.url_name}_results")

    def preprocess_field_value(self, field, value, export_format):
        if isinstance(value, datetime):
            value = timezone.make_naive(value, timezone.get_default_timezone())
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
