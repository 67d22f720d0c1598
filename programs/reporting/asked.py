"""What a report asks about: the agency's public programmes, with what each says now. A constant number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain

from django.db.models import Q

from ..models import BudgetLine, IndicatorValue, Milestone, ProgramIndicator, ProgramPage


@dataclass
class AskedIndicator:
    """An indicator and its row of the year, which may not exist yet."""

    indicator: object
    value: IndicatorValue

    @property
    def code(self):
        return self.indicator.code


@dataclass
class AskedProgram:
    page: ProgramPage
    milestones: list = field(default_factory=list)  # All, in the order of their plan.
    budget: list = field(default_factory=list)  # The lines of the year.
    indicators: list = field(default_factory=list)  # Each indicator under its first programme only.

    @property
    def code(self):
        return self.page.code

    def open_milestones(self, entries):
        """Those not done, and those that a draft says something about already."""
        return [row for row in self.milestones if not row.actual_date or row.code in entries]


def programs_led(agency):
    """The programmes that an agency reports about: published originals that it leads, with a code to refer to."""
    return ProgramPage.objects.countable().filter(lead_agency=agency).exclude(code="")


def asked_of(report, entries=()):
    """AskedPrograms of a report by title; also of those that ``entries`` name, wherever they belong by now."""
    named = ProgramPage.objects.countable().filter(code__in=list(entries))
    programs = ProgramPage.objects.filter(Q(pk__in=programs_led(report.agency)) | Q(pk__in=named))
    asked = {page.pk: AskedProgram(page) for page in programs.with_last_report().order_by("title")}
    for row in Milestone.objects.filter(page__in=asked).order_by("planned_date", "sort_order"):
        asked[row.page_id].milestones.append(row)
    for row in BudgetLine.objects.filter(page__in=asked, year=report.year).order_by("sort_order"):
        asked[row.page_id].budget.append(row)
    for page_id, indicators in indicators_of(asked, report.year).items():
        asked[page_id].indicators = indicators
    return list(asked.values())


def indicators_of(asked, year):
    links = ProgramIndicator.objects.filter(page__in=asked).select_related("indicator")
    by_page = defaultdict(list)
    for link in links.order_by("sort_order"):
        by_page[link.page_id].append(link.indicator)
    ids = {indicator.pk for indicator in chain.from_iterable(by_page.values())}
    values = {row.indicator_id: row for row in IndicatorValue.objects.filter(indicator__in=ids, year=year)}
    seen, found = set(), defaultdict(list)
    for page_id in asked:
        for indicator in by_page[page_id]:
            if indicator.pk not in seen:
                seen.add(indicator.pk)
                value = values.get(indicator.pk) or IndicatorValue(indicator=indicator, year=year)
                found[page_id].append(AskedIndicator(indicator, value))
    return found
