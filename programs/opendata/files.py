"""The files themselves, made line by line while they are sent."""

import json
from datetime import date
from decimal import Decimal

from django.core.cache import cache

from ..exchange.csv_writing import csv_lines
from .sets import FORMATS, SETS, public_rows

ONE_DAY = 86_400


def json_value(value):
    """A plain value as JSON takes it: dates as ISO text, whole numbers whole."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def json_lines(rows):
    """Yield a JSON array of objects, one a line."""
    before = "[\n"
    for row in rows:
        yield before + json.dumps({key: json_value(value) for key, value in row.items()}, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def lines_of(table, format, today, code=""):
    """The lines of a data set as CSV or JSON; with the code of a programme, of that one alone."""
    rows = public_rows(table, today, code)
    return csv_lines(table, rows) if format == "csv" else json_lines(rows)


def measures(mark, today):
    """{data set: {"rows": how many, "csv": bytes, "json": bytes}}; made once for each mark of freshness."""
    key = f"open-data-measures-{mark}"
    found = cache.get(key)
    if found is None:
        found = {name: measure(table, today) for name, table in SETS.items()}
        cache.set(key, found, timeout=ONE_DAY)
    return found


def measure(table, today):
    """Count a data set: its rows, and the size of its files in bytes. The table is read once, row by row."""
    counted = {"rows": 0} | dict.fromkeys(FORMATS, 0)

    def counting():
        for row in public_rows(table, today):
            counted["rows"] += 1
            counted["json"] += len("".join(json_lines([row])).encode()) - len("[\n" + "\n]\n") + len(",\n")
            yield row

    counted["csv"] = sum(len(line.encode()) for line in csv_lines(table, counting()))
    counted["json"] += len("[\n" + "\n]\n") - len(",\n") if counted["rows"] else len("[]\n")
    return counted
