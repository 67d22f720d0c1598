"""Tables as CSV (RFC 4180): UTF-8, a header row of keys, ISO dates, plain numbers with a dot, one row a record."""

import csv
from zipfile import ZIP_DEFLATED, ZipFile

from .cells import cell_text

BOM = "\ufeff"  # By it Excel knows that a file is UTF-8; programs that read data do without.
CONTENT_TYPE = "text/csv; charset=utf-8"


class Line:
    """What csv writes into, so that each line can be sent on at once."""

    def write(self, text):
        return text


def csv_lines(table, rows, for_excel=False, columns=None):
    """Yield the lines of a CSV file. ``rows``: dicts of plain values by key; ``columns``: those wanted, else all."""
    keys = [column.key for column in columns or table.columns]
    writer = csv.writer(Line())
    yield (BOM if for_excel else "") + writer.writerow(keys)
    for row in rows:
        yield writer.writerow([cell_text(row[key]) for key in keys])


def write_zip(sheets, file, columns_of=None):
    """Write a zip archive of CSV files that Excel reads. ``sheets``: pairs of table and rows.

    ``columns_of(table)`` gives the columns wanted, else all.
    """
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table, rows in sheets:
            with archive.open(f"{table.name}.csv", "w") as entry:
                for line in csv_lines(table, rows, for_excel=True, columns=columns_of and columns_of(table)):
                    entry.write(line.encode())
