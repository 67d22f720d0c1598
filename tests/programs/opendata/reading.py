"""Open data as somebody outside reads them."""

import csv
import json
from io import StringIO


def body(response):
    assert response.status_code == 200
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def csv_rows(client, name):
    return list(csv.DictReader(StringIO(body(client.get(f"/data/{name}.csv")), newline="")))


def json_rows(client, name):
    return json.loads(body(client.get(f"/data/{name}.json")))
