"""What machines and people are told about the data."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from programs.exchange.tables import TABLES
from programs.models import MasterplanPage, ProgramPage
from tests import builders
from tests.pages import links, words
from tests.programs.exchange.city import make_city
from tests.programs.opendata.reading import body, csv_rows

pytestmark = pytest.mark.django_db
TYPES = {
    "text": "string", "code": "string", "codes": "string", "url": "anyURI", "integer": "integer", "money": "integer",
    "decimal": "decimal", "date": "date", "boolean": "boolean", "choice": "string",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def city(django_db_setup, django_db_blocker):
    """One city for the whole file: its tests only read, or put back what they change."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_city()
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", TABLES)
def test_metadata_name_exactly_the_columns_of_the_file(name, client):
    response = client.get(f"/data/{name}.meta.json")
    told = json.loads(body(response))
    schema = told["tableSchema"]
    assert [column["name"] for column in schema["columns"]] == list(csv_rows(client, name)[0])
    assert [column["titles"] for column in schema["columns"]] == [[column["name"]] for column in schema["columns"]]
    assert all(column["dc:title"] and column["dc:description"] for column in schema["columns"])
    assert set(schema["primaryKey"]) <= set(TABLES[name].keys)
    assert told["url"] == f"http://localhost/data/{name}.csv"
    assert told["dc:license"]["@id"].startswith("https://creativecommons.org/licenses/by/4.0/")


@pytest.mark.parametrize("name", TABLES)
def test_metadata_say_what_kind_of_value_stands_in_a_column(name, client):
    columns = json.loads(body(client.get(f"/data/{name}.meta.json")))["tableSchema"]["columns"]
    for column, described in zip(TABLES[name].columns, columns, strict=True):
        datatype = described["datatype"]
        assert (datatype["base"] if isinstance(datatype, dict) else datatype) == TYPES[column.type]
        assert described.get("separator") == (";" if column.type == "codes" else None)
        if column.type == "choice":
            assert datatype["format"].split("|") == list(column.choices)
            values = {row[column.key] for row in csv_rows(client, name)} - {""}
            assert values <= set(column.choices)


def test_primary_keys_tell_the_rows_apart(client):
    for name, table in TABLES.items():
        keys = [tuple(row[key] for key in table.key) for row in csv_rows(client, name)]
        assert len(set(keys)) == len(keys), name


def test_a_file_points_to_its_metadata_and_licence(client):
    link = client.get("/data/program.csv")["Link"]
    assert '<http://localhost/data/program.meta.json>; rel="describedby"' in link
    assert 'rel="license"' in link


class TestTheCatalogue:
    @pytest.fixture
    def catalogue(self, client):
        response = client.get("/data/katalog.jsonld")
        assert response["Content-Type"] == "application/ld+json"
        return json.loads(body(response))

    def test_it_says_whose_data_they_are(self, catalogue):
        assert catalogue["@type"] == "dcat:Catalog"
        assert catalogue["dct:publisher"]["foaf:name"].startswith("Dinas Komunikasi")
        assert catalogue["dct:license"]["@id"].startswith("https://creativecommons.org/licenses/by/4.0/")
        assert catalogue["dct:spatial"]["rdfs:label"]["@value"] == "Kota Pematangsiantar"
        assert catalogue["dct:temporal"]["dcat:startDate"]["@value"] == "2024"
        for name in ("dct:title", "dct:description", "dct:issued", "dct:modified", "dct:language"):
            assert catalogue[name], name

    def test_every_set_has_what_a_collector_asks_for(self, catalogue):
        assert [dataset["dct:identifier"] for dataset in catalogue["dcat:dataset"]] == list(TABLES)
        required = {
            "@id", "dct:title", "dct:description", "dct:publisher", "dct:license", "dct:issued", "dct:modified",
            "dct:spatial", "dct:temporal", "dct:accrualPeriodicity", "dcat:theme", "dcat:landingPage",
        }  # fmt: skip
        for dataset in catalogue["dcat:dataset"]:
            assert required - set(dataset) == set()
            assert dataset["@type"] == "dcat:Dataset"

    def test_every_column_is_described(self, catalogue):
        for dataset in catalogue["dcat:dataset"]:
            columns = dataset["csvw:tableSchema"]["csvw:column"]
            assert [column["csvw:name"] for column in columns] == TABLES[dataset["dct:identifier"]].keys
            assert all(column["dct:description"]["@value"] for column in columns)

    def test_every_address_in_it_answers(self, catalogue, client):
        for dataset in catalogue["dcat:dataset"]:
            formats = []
            for distribution in dataset["dcat:distribution"]:
                address = distribution["dcat:downloadURL"]["@id"]
                response = client.get(address.removeprefix("http://localhost"))
                assert response.status_code == 200
                media_type = distribution["dcat:mediaType"]["@id"].split("media-types/")[1]
                assert response["Content-Type"].startswith(media_type)
                formats.append(distribution["dct:format"])
            assert formats == ["CSV", "JSON"]
            assert client.get(dataset["dct:conformsTo"]["@id"].removeprefix("http://localhost")).status_code == 200

    def test_every_prefix_is_explained(self, catalogue):
        def prefixes(value):
            if isinstance(value, dict):
                for key, inner in value.items():
                    if ":" in key:
                        yield key.split(":")[0]
                    yield from prefixes(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from prefixes(inner)

        context = catalogue.pop("@context")
        assert set(prefixes(catalogue)) <= set(context)


def test_an_empty_city_has_a_catalogue_too(client):
    for page in ProgramPage.objects.all():
        page.delete()
    MasterplanPage.objects.get().unpublish()
    told = json.loads(body(client.get("/data/katalog.jsonld")))
    assert "dct:temporal" not in told
    assert "dct:issued" not in told


class TestThePage:
    @pytest.fixture
    def page(self, client):
        return client.get("/data/")

    def test_it_leads_to_every_file(self, page):
        expected = {
            f"http://localhost/data/{name}.{format}" for name in TABLES for format in ("csv", "json", "meta.json")
        }
        assert expected <= links(page)
        assert "/data/katalog.jsonld" in links(page)
        assert '<link rel="alternate" type="application/ld+json"' in page.content.decode()

    def test_it_explains_every_column(self, page):
        text = words(page)
        assert [key for table in TABLES.values() for key in table.keys if key not in text] == []

    def test_it_says_licence_source_and_how_to_cite(self, page):
        text = words(page)
        assert "CC BY 4.0" in text
        assert "Dinas Komunikasi dan Informatika Kota Pematangsiantar" in text
        assert "curl -O http://localhost/data/program.csv" in text
        assert "LibreOffice" in text

    def test_every_page_leads_there(self, client):
        assert "/data/" in links(client.get("/"))

    def test_no_other_page_may_take_its_address(self):
        with pytest.raises(ValidationError):
            builders.make_info(slug="data")
