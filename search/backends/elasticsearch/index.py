"""The entries' index: an alias that searches and writes go to, and the index behind it that a rebuild replaces."""

from datetime import UTC, datetime, timedelta
from itertools import islice

from django.utils.crypto import get_random_string
from elasticsearch.helpers import bulk, scan
from modelsearch.backends.elasticsearch9 import Elasticsearch9Index

from .outage import reading_an_answer

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
AT_ONCE = 500  # Entries.
GONE, NEWER = 404, 409  # How Elasticsearch says that there is nothing to delete, or a newer version to keep.
WRITE_WITHIN = 60  # Seconds, for many entries at once.


def milliseconds(moment):
    return (moment - EPOCH) // timedelta(milliseconds=1)


class Index(Elasticsearch9Index):
    """Writes raise where the alias does not exist: Elasticsearch would make an index of that name by guessing."""

    def add_item(self, item):
        self.add_items(type(item), [item])

    def add_items(self, model, items, refresh=True, keep_newer=True):
        """Write entries, unless newer ones are there. With ``refresh`` the next search finds them."""
        mapping = self.mapping_class(model)
        actions = [
            {"_id": mapping.get_document_id(item)}
            | mapping.get_document(item)
            | (version(item.changed_at) if keep_newer else {})
            for item in items
        ]
        self.write(actions, refresh, [NEWER])

    def add_all(self, entries, progress):
        """Write a queryset of entries, telling ``progress`` how many of how many are done."""
        pks = list(entries.order_by("pk").values_list("pk", flat=True))
        for done, keys in enumerate(batches(pks)):
            self.add_items(entries.model, entries.filter(pk__in=keys).prefetch_related("facets"), refresh=False)
            progress(min((done + 1) * AT_ONCE, len(pks)), len(pks))

    def delete_item(self, item):
        self.delete_keys([item.pk], item.changed_at)

    def delete_keys(self, keys, now):
        """Take entries out that are gone at a moment. One that was written later stays."""
        actions = [{"_op_type": "delete", "_id": str(key)} | version(now) for key in keys]
        self.write(actions, refresh=True, passed_over=[GONE, NEWER])

    def write(self, actions, refresh, passed_over):
        es = self.es.options(request_timeout=WRITE_WITHIN) if len(actions) > 1 else self.es
        with reading_an_answer():
            bulk(es, actions, index=self.name, refresh=refresh, require_alias=True, ignore_status=passed_over)

    def is_built(self):
        return bool(self.es.indices.exists_alias(name=self.name))

    def kept(self):
        """Every key → in milliseconds when the entry changed that is kept under it."""
        wanted = {"_source": False, "docvalue_fields": [{"field": "changed_at_filter", "format": "epoch_millis"}]}
        with reading_an_answer():
            hits = scan(self.es, index=self.name, query=wanted, size=5_000)
            return {int(hit["_id"]): int(hit["fields"]["changed_at_filter"][0]) for hit in hits}

    def bring_in_step(self, entries, now):
        """Write what differs from a queryset of entries, and delete what it does not hold. Returns how many."""
        kept = self.kept()
        wanted = {pk: milliseconds(changed) for pk, changed in entries.values_list("pk", "changed_at").order_by()}
        gone, changed = kept.keys() - wanted.keys(), {pk for pk, at in wanted.items() if kept.get(pk) != at}
        ahead = {pk for pk in changed if kept.get(pk, 0) > wanted[pk]}  # The database was restored to an earlier day.
        for keys in batches(gone):
            self.delete_keys(keys, now)
        for differing, keep_newer in ((changed - ahead, True), (ahead, False)):
            for keys in batches(differing):
                items = entries.filter(pk__in=keys).prefetch_related("facets")
                self.add_items(entries.model, items, keep_newer=keep_newer)
        return len(gone) + len(changed)


def version(moment):
    """Elasticsearch keeps the newest version of an entry, in whatever order they arrive."""
    return {"_version": milliseconds(moment), "_version_type": "external_gte"}


def batches(keys):
    keys = iter(sorted(keys))
    while batch := list(islice(keys, AT_ONCE)):
        yield batch


class Rebuilder:
    """Builds a new index beside the one that is searched, then puts it in its place in one step."""

    def __init__(self, alias):
        self.alias = alias
        self.index = type(alias)(alias.backend, f"{alias.name}_{get_random_string(7).lower()}")
        self.door = type(alias)(alias.backend, f"{self.index.name}_building")

    def start(self):
        """The index to write to: an alias too, so that writes end if somebody deletes the index."""
        self.index.es.indices.create(index=self.index.name, aliases={self.door.name: {}}, **self.index.backend.settings)
        return self.door

    def finish(self):
        """Let the alias lead to the new index. Older ones go: the last, and those of other releases or cut short."""
        es = self.index.es
        es.indices.refresh(index=self.index.name)
        steps = [
            {"add": {"index": self.index.name, "alias": self.alias.name}},
            {"remove": {"index": self.index.name, "alias": self.door.name}},
            *({"remove_index": {"index": name}} for name in self.older()),
        ]
        es.indices.update_aliases(actions=steps)

    def older(self):
        """The indices of entries that were begun before this one; a rebuild that began later is left alone."""
        every = self.index.es.indices.get_settings(
            index=f"{self.alias.backend.entries_prefix}*", expand_wildcards="all"
        )
        with reading_an_answer():
            begun = {name: int(about["settings"]["index"]["creation_date"]) for name, about in every.items()}
            return [name for name in begun if begun[name] < begun[self.index.name]]
