"""``/data/<name>.csv?program=<kode>``: the figures of one programme alone."""

import csv
from io import StringIO

import pytest

from programs.opendata.sets import OF_A_PROGRAM
from tests.builders import make_indicator, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture
def lamps():
    """A programme with rows in every table, beside another one."""
    for code, title in (("LIV-1", "Lampu"), ("LIV-2", "Taman")):
        indicator = make_indicator(code=f"I-{code}", values=[{"year": 2025, "target": 80, "actual": 74}])
        make_program(
            code=code,
            title=title,
            milestones=[{"title": f"Tonggak {title}"}],
            budget=[{"year": 2026, "planned": 10**9, "code": "A"}],
            indicators=[indicator],
        )


def rows(client, name, query="?program=LIV-1"):
    answer = client.get(f"/data/{name}.csv{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(b"".join(answer.streaming_content).decode())))


@pytest.mark.parametrize("name", OF_A_PROGRAM)
def test_a_table_holds_the_rows_of_that_programme_alone(client, lamps, name):
    (row,) = rows(client, name)
    assert "LIV-1" in row.values() or "I-LIV-1" in row.values()
    assert len(rows(client, name, "")) == 2


def test_the_file_is_saved_under_a_name_that_says_whose_it_is(client, lamps):
    assert 'filename="tonggak-liv-1.csv"' in client.get("/data/tonggak.csv?program=LIV-1")["Content-Disposition"]
    assert 'filename="tonggak.csv"' in client.get("/data/tonggak.csv")["Content-Disposition"]


def test_it_comes_as_json_too(client, lamps):
    answer = client.get("/data/program.json?program=LIV-1")
    assert b"LIV-1" in (content := b"".join(answer.streaming_content))
    assert b"LIV-2" not in content


@pytest.mark.parametrize("code", ["LIV-9", "' OR 1=1", "%0D%0AX: y", "x" * 400, "٣"])
def test_a_code_that_no_programme_has_is_answered_in_plain_words(client, lamps, code):
    answer = client.get(f"/data/program.csv?program={code}")
    assert answer.status_code == 404
    assert "Tidak ada program publik dengan kode" in answer.content.decode()
    assert len(answer.content) < 400


def test_a_table_that_is_not_about_programmes_says_which_are(client, lamps):
    answer = client.get("/data/opd.csv?program=LIV-1")
    assert answer.status_code == 404
    assert "tonggak" in answer.content.decode()


def test_a_programme_that_is_not_public_has_no_data(client):
    make_program(code="LIV-3").unpublish()
    assert client.get("/data/program.csv?program=LIV-3").status_code == 404
