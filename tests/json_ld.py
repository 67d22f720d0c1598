"""Reads the JSON-LD of a page with a real processor, as a search engine does."""

import json

from pyld import jsonld

from tests.pages import tree

SCHEMA = "https://schema.org/"
CONTEXT = {"@context": {"@vocab": SCHEMA}}


def load_schema(url, options):
    """Hand out the context of schema.org, which reads every name as one of its own; nothing is fetched."""
    assert url == "https://schema.org"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def things(response):
    """All things that a page tells machines of, properties in short names."""
    scripts = tree(response).find_all("script", type="application/ld+json")
    found = []
    for script in scripts:
        expanded = jsonld.expand(json.loads(script.string), {"documentLoader": load_schema})
        found += [simple(node) for node in expanded]
    return found


def simple(node):
    """An expanded node as a plain dict: one value alone stands for itself."""
    if isinstance(node, list):
        values = [simple(value) for value in node]
        return values[0] if len(values) == 1 else values
    if "@value" in node:
        return node["@value"]
    return {name.removeprefix(SCHEMA): short(name, value) for name, value in node.items()}


def short(name, value):
    if name == "@type":
        return value[0].removeprefix(SCHEMA)
    return value if name == "@id" else simple(value)


def one(response, kind):
    """The only thing of a type on a page."""
    (found,) = [thing for thing in things(response) if thing["@type"] == kind]
    return found
