"""What visitors searched in the weeks before, and what editors made of it: synonyms and a promoted result."""

from datetime import timedelta

from tests import builders

from .files import read

DAYS = 28


def load_searches(city):
    """Takes the city when its programmes are built."""
    content = read("searches")
    for row in content["searches"]:
        count(city.calendar.today, row["text"], row["times"])
    for row in content["nothing_found"]:
        count(city.calendar.today, row["text"], row["times"], found=False)
    for row in content["synonyms"]:
        builders.make_synonyms(*row["terms"], kind=row["kind"], note=row["note"], is_example=True)
    for row in content["promotions"]:
        builders.make_promotion(row["search"], city.programs[row["program"]], description=row["description"])


def count(today, text, times, found=True):
    """Spread searches of a text evenly over the days before today: what is counted today is real."""
    for ago in range(1, DAYS + 1):
        if share := times * ago // DAYS - times * (ago - 1) // DAYS:
            builders.make_search_count(text, today - timedelta(days=ago), share, 0 if found else share, is_example=True)
