from .entries import SearchEntry, SearchFacet
from .searches import SearchCount, UnsuggestedSearch
from .statistics import StoredStatistics
from .texts import DocumentText
from .words import SearchSynonyms

__all__ = [
    "DocumentText",
    "SearchCount",
    "SearchEntry",
    "SearchFacet",
    "SearchSynonyms",
    "StoredStatistics",
    "UnsuggestedSearch",
]
