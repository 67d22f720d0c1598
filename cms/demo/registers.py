"""Loads the registers: kecamatan, agencies, regulations."""

from tests.builders import make_agency, make_area, make_regulation

from .files import read


def load_areas():
    return {row["slug"]: make_area(is_example=True, **row) for row in read("areas")["areas"]}


def load_agencies(areas):
    agencies = {}
    for row in read("agencies")["agencies"]:
        area = areas.get(row.pop("area", ""))
        agencies[row["slug"]] = make_agency(is_example=True, area=area, **row)
    return agencies


def load_regulations():
    """The regulations by slug. Their titles in the file are official ones: what follows "tentang" is the subject."""
    regulations = {}
    for row in read("regulations")["regulations"]:
        regulations[row["slug"]] = make_regulation(
            kind=row["kind"].lower(),
            number=row["number"],
            year=row["year"],
            title=row["title"].partition(" tentang ")[2] or row["title"],
            relevance=row["subject"],
            url=row["url"],
            is_example=True,
        )
    return regulations
