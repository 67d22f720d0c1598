"""What must hold between the rows of a programme, beyond what each row checks by itself."""

from collections import Counter

from django.utils.translation import gettext as _


def faults_of_milestones(rows, start, end):
    """(row, field, message) for codes used twice, dates outside the programme's period, and dates out of sequence.

    ``rows``: milestones in the order in which they stand. Compared are first plans: a date that leaves the sequence by
    being moved is no fault, one that was typed so is most often a wrong year.
    """
    yield from faults_of_codes(rows)
    latest = None
    for row in rows:
        if row.planned_date is None:  # Required: the row says so itself.
            continue
        first_plan = row.original_date or row.planned_date
        if start and row.planned_date < start:
            yield row, "planned_date", _("This lies before the start of the programme.")
        elif end and first_plan > end:
            yield row, "planned_date", _("This lies after the end of the programme.")
        elif latest and first_plan < latest:
            yield row, "planned_date", _("This lies before the milestone above it. Put milestones in order of date.")
        latest = max(latest or first_plan, first_plan)


def faults_of_codes(rows):
    uses = Counter(row.code for row in rows)
    for row in rows:
        if row.code and uses[row.code] > 1:
            yield row, "code", _("Two rows have this code. It must be unique within the programme.")
