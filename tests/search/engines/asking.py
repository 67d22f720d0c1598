"""Short ways to ask."""

from search.query import SearchFilters, search


def filters(since=None, until=None, newest_first=False, **facets):
    values = {name: (value,) if isinstance(value, str) else tuple(value) for name, value in facets.items()}
    return SearchFilters(values, since, until, newest_first)


def found(text="", **narrowed):
    """The titles that a text finds, in order."""
    return [page.title for page in search(text, filters(**narrowed)).pages]


def counted(text="", **narrowed):
    return search(text, filters(**narrowed)).count


def facets(text="", **narrowed):
    """By name, every value of a facet with its count."""
    return search(text, filters(**narrowed)).facet_counts()
