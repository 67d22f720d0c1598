"""Which pages are the best candidates, the same on every engine: an index tells which of the words stand in a page and
which of them in its title, and each word found counts what it is worth. ranking.py knows the rest.
"""

from modelsearch.query import Boost, Or, Phrase, PlainText

IN_THE_TITLE = 2  # How much more a word in the title says than one in the text.


def hits(query, fields=("title", "body")):
    """Every word or phrase, any of which may match, in each of the fields: (query, field, what a match is worth)."""
    for part, worth in alternatives(query):
        for field in fields:
            yield part, field, worth * (IN_THE_TITLE if field == "title" else 1)


def alternatives(query, worth=1):
    """The parts of a query of which any may match, each with what it is worth."""
    if isinstance(query, Boost):
        yield query.subquery, worth * query.boost
    elif isinstance(query, Or):
        for part in query.subqueries:
            yield from alternatives(part, worth)
    else:
        yield query, worth


def is_any_of(query):
    """Whether a query asks for any of several words or phrases, so that each can be asked by itself."""
    return query is not None and all(is_one_word(part) for part, _worth in alternatives(query))


def is_one_word(query):
    if isinstance(query, Or):
        return all(map(is_one_word, query.subqueries))
    return isinstance(query, Phrase) or (isinstance(query, PlainText) and len(query.query_string.split()) == 1)


class BestFirst:
    """Results of a database: the best first, for a query that asks for any of several words.

    Its compiler says ``is_by_worth``, and gives the keys of the ``best`` as text.
    """

    def _do_search(self):
        compiler = self.query_compiler
        if self._score_field or not compiler.is_by_worth:
            return super()._do_search()
        keys = compiler.best(compiler.get_config(self.backend), self.start, self.stop)
        pks = [compiler.queryset.model._meta.pk.to_python(key) for key in keys]
        found = {item.pk: item for item in compiler.queryset.filter(pk__in=pks)}
        return [found[pk] for pk in pks if pk in found]
