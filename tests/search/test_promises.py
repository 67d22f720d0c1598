"""The milestone on the row of a result: which one, and when none."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.language.lexicon import general
from search.promises import promises
from search.understanding import understand
from tests.builders import home, make_area, make_info, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamps():
    home()
    barat, marimbun = make_area(name="Siantar Barat"), make_area(name="Siantar Marimbun")
    return make_program(
        title="Lampu jalan pintar",
        milestones=[
            {"title": "412 titik menyala", "area": barat, "planned_date": date(2026, 5, 1)},
            {"title": "Tiang berdiri", "area": marimbun, "kelurahan": "Simarimbun", "planned_date": date(2026, 6, 1)},
            {
                "title": "360 titik menyala",
                "area": marimbun,
                "street": "Jalan Melati",
                "planned_date": date(2026, 9, 1),
            },
        ],
    )


def milestone(text, *pages):
    """The title of the milestone of the first page."""
    found = promises(pages, understand(text, general(), lambda word: None))
    return found[pages[0].pk].title if pages[0].pk in found else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("lampu jalan siantar barat", "412 titik menyala"),
        ("lampu di Simarimbun", "Tiang berdiri"),
        ("lampu jalan melati", "360 titik menyala"),
        ("titik lampu menyala siantar marimbun", "360 titik menyala"),
        ("kapan tiang lampu berdiri", "Tiang berdiri"),
    ],
)
def test_the_milestone_at_the_place_that_is_named_or_that_tells_when(lamps, text, title):
    assert milestone(text, lamps) == title


@pytest.mark.parametrize(
    "text", ["lampu jalan", "titik menyala", "lampu siantar", "kapan", "lampu siantar timur", "lampu marimbun", ""]
)
def test_where_neither_a_place_nor_the_time_is_asked_for_there_is_none(lamps, text):
    assert milestone(text, lamps) is None


def test_of_milestones_that_fit_as_well_the_earliest_is_meant(lamps):
    assert milestone("lampu siantar marimbun", lamps) == "Tiang berdiri"


def test_what_is_no_programme_has_none(lamps):
    assert milestone("lampu siantar barat", make_info(title="Siantar Barat")) is None


def test_each_programme_has_its_own_and_all_cost_one_query(lamps):
    barat = lamps.milestones.first().area
    other = make_program(title="Taman", milestones=[{"title": "Taman dibuka", "area": barat}])
    understanding = understand("siantar barat", general(), lambda word: None)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = promises([lamps, other], understanding)
    assert {pk: promise.title for pk, promise in found.items()} == {
        lamps.pk: "412 titik menyala",
        other.pk: "Taman dibuka",
    }
    assert len(queries) == 1


def test_a_milestone_without_a_place_is_not_at_every_place(lamps):
    nowhere = make_program(title="Aplikasi", milestones=[{"title": "Siantar Barat selesai"}])
    assert milestone("siantar barat", nowhere) is None
