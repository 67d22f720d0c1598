"""Elasticsearch 9, behind modelsearch's API. It holds the entries of public pages, and nothing else.

Everything that editors look for in the admin stays with the database, which is in step by itself.
"""

import json
from functools import cache
from hashlib import sha256

from elasticsearch import Elasticsearch
from modelsearch.backends.elasticsearch9 import Elasticsearch9SearchBackend

from .asking import QueryCompiler
from .index import Index, Rebuilder
from .results import Results

ANSWER_WITHIN = 3  # Seconds. After that the database answers.
DEEPEST_RESULT = 200_000
LONGEST_WORD = 40  # Letters that a title is completed by.


@cache
def shared_client(description):
    """One client, with its open connections, for all searches of the process."""
    return Elasticsearch(**json.loads(description))


def client(**options):
    return shared_client(json.dumps(options, sort_keys=True))


INDEX_SETTINGS = {
    "settings": {
        "number_of_shards": 1,  # Twenty thousand pages need no more, and scores are the same everywhere.
        "auto_expand_replicas": "0-1",
        "max_result_window": DEEPEST_RESULT,
        "analysis": {
            # The entries' text is analysed already; see search/language.
            "analyzer": {"default": {"type": "custom", "tokenizer": "whitespace"}},
            "filter": {"edgengram": {"max_gram": LONGEST_WORD}},
        },
    }
}


class SearchBackend(Elasticsearch9SearchBackend):
    """Takes what modelsearch's takes: URLS, INDEX_PREFIX and OPTIONS, which go to the client."""

    client_class = staticmethod(client)
    index_class = Index
    atomic_rebuilder_class = Rebuilder
    query_compiler_class = QueryCompiler
    results_class = Results

    def __init__(self, params):
        options = {"max_retries": 0} | params.get("OPTIONS", {})
        ours = {"OPTIONS": options, "INDEX_SETTINGS": INDEX_SETTINGS, "ATOMIC_REBUILD": True}
        super().__init__({"TIMEOUT": ANSWER_WITHIN} | params | ours)

    def get_index_for_model(self, model):
        """The alias of the entries' index. Its name says how they are kept there, so that a release that keeps them
        otherwise does not meet what another has written."""
        mapping = self.mapping_class(model).get_mapping()
        version = sha256(json.dumps([mapping, self.settings], sort_keys=True).encode()).hexdigest()[:8]
        return self.index_class(self, f"{self.entries_prefix}{version}")

    @property
    def entries_prefix(self):
        return f"{self.index_prefix}entries_"

    def remove_all(self):
        """Delete every index of entries, of other releases too."""
        if names := list(self.es.indices.get(index=f"{self.entries_prefix}*", expand_wildcards="all")):
            self.es.indices.delete(index=names)
