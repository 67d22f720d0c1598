"""What the reports on moderation are built from; see cms/core/reports.py."""

from cms.core.reports import WIDE, DayColumn, OfficeReport

__all__ = ["WIDE", "DayColumn", "OfficeReport"]
