"""Days between two dates, counted by the database."""

from django.db.models import Func, IntegerField


class DaysBetween(Func):
    """``DaysBetween("later", "earlier")``: the whole days from the second date to the first; negative the other way."""

    template = "(%(expressions)s)"
    arg_joiner = " - "  # On PostgreSQL one date less another is a number of days.
    arity = 2
    output_field = IntegerField()

    def as_sqlite(self, compiler, connection, **context):
        template = "CAST(julianday(%(expressions)s) AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, arg_joiner=") - julianday(", **context)
