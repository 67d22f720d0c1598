from .entries import SearchEntry, SearchFacet
from .statistics import StoredStatistics
from .texts import DocumentText
from .trouble import EngineTrouble
from .words import SearchSynonyms

__all__ = ["DocumentText", "EngineTrouble", "SearchEntry", "SearchFacet", "SearchSynonyms", "StoredStatistics"]
