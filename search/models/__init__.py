from .entries import SearchEntry, SearchFacet
from .searches import SearchCount, UnsuggestedSearch
from .statistics import StoredStatistics
from .texts import DocumentText
from .trouble import EngineTrouble
from .words import SearchSynonyms

__all__ = [
    "DocumentText",
    "EngineTrouble",
    "SearchCount",
    "SearchEntry",
    "SearchFacet",
    "SearchSynonyms",
    "StoredStatistics",
    "UnsuggestedSearch",
]
