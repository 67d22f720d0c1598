from .entries import SearchEntry, SearchFacet
from .statistics import StoredStatistics
from .texts import DocumentText
from .words import SearchSynonyms

__all__ = ["DocumentText", "SearchEntry", "SearchFacet", "SearchSynonyms", "StoredStatistics"]
