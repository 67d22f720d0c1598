"""Walks the admin as a person does, by following its links, and notes what it would show in English."""

import re
from collections import deque
from contextlib import contextmanager
from html import unescape

from django.apps import apps
from django.urls import Resolver404, resolve
from django.utils.translation import trans_real
from wagtail.models import Page

ADDRESS = re.compile(r"""["'](/admin/[^"'<>\\\s]*)""")
UNREAD = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TEXT = re.compile(r">([^<>]+)<")
READ_ALOUD = re.compile(r"""\s(?:alt|aria-label|placeholder|title)=["']([^"']+)["']""")
PER_PAGE_TYPE = ["wagtailadmin_explore", "wagtailadmin_pages:edit"]
# Addresses that only scripts ask for, and the way out.
NO_SCREEN = re.compile(r"/results/$|/(un)?lock/$|/set_position/|/editing-sessions/|/block-preview/|/logout/")
FORM = re.compile(r":(add|create|edit)$")
EMPTY_FORM = {"body-count": 0, "story-count": 0}
# Words of which hardly any English sentence has none, and every Indonesian one.
ENGLISH = re.compile(
    r"(?<![\w-])(add|all|and|are|been|by|can|change|create|date|delete|edit|for|from|has|have|is|it|name|new|no|not|of|"
    r"on|pages?|save|search|select|the|there|these|this|to|user|view|was|when|which|with|without|yes|you|your)(?![\w-])",
    re.IGNORECASE,
)


class ListeningCatalogue:
    """Stands in for a catalogue and notes the msgids that it is asked for in vain."""

    def __init__(self, catalogue):
        self.catalogue, self.missing = catalogue, set()
        self.translations = {str(text).casefold() for text in dict(catalogue.items()).values()}

    def __getattr__(self, name):
        return getattr(self.catalogue, name)

    def get(self, key, default=None):
        found = self.catalogue.get(key)
        if found is None and isinstance(key, str):
            self.note_unless_plural(key)
        return default if found is None else found

    def plural(self, msgid, number):
        try:
            return self.catalogue.plural(msgid, number)
        except KeyError:
            self.missing.add(msgid)
            raise

    def note_unless_plural(self, msgid):
        """Note a missing msgid, but not one that is kept with its plural, nor a text translated a second time."""
        try:
            self.catalogue.plural(msgid, 1)
        except KeyError:
            if msgid.casefold() not in self.translations:
                self.missing.add(msgid)


@contextmanager
def listening(language="id"):
    """Gives the set of msgids asked for without a translation while the block runs."""
    translation = trans_real.translation(language)
    catalogue = translation._catalog
    translation._catalog = listener = ListeningCatalogue(catalogue)
    try:
        yield listener.missing
    finally:
        translation._catalog = catalogue


def screen(address):
    """What makes two addresses the same screen: the view, what it is told in words, and the type of its page."""
    path, _, query = address.partition("?")
    if NO_SCREEN.search(path):
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    told = [str(value) for value in [*match.args, *match.kwargs.values()]]
    words, numbers = [value for value in told if not value.isdigit()], [value for value in told if value.isdigit()]
    if match.view_name in PER_PAGE_TYPE:
        words += Page.objects.filter(pk__in=numbers[:1]).values_list("content_type__model", flat=True)
    return match.view_name, "export" in query, *words


def with_a_choice(address):
    """An address of a bulk action needs to be told on what; choose the newest object of the model it names."""
    match = resolve(address.partition("?")[0])
    if match.view_name != "wagtail_bulk_action":
        return address
    newest = apps.get_model(match.kwargs["app_label"], match.kwargs["model_name"]).objects.latest("pk")
    return f"{address}?id={newest.pk}"


def walk(client, start="/admin/", limit=1000):
    """Open every screen that can be reached by links, once each; gives (address, response)."""
    seen, ways = set(), deque([start])
    while ways and len(seen) < limit:
        address = ways.popleft()
        if (kind := screen(address)) is None or kind in seen:
            continue
        seen.add(kind)
        response = client.get(with_a_choice(address))
        yield address, response
        if response.status_code == 200 and FORM.search(kind[0]):
            yield f"{address} sent empty", client.post(address, EMPTY_FORM)
        if response.status_code == 302:
            ways.append(response["Location"])
        elif not response.streaming:
            ways.extend(ADDRESS.findall(unescape(response.content.decode(errors="replace"))))


def visible_texts(html):
    """The texts that a person reads or hears on a page. By pattern: a parser would take most of the walk's time."""
    for text in [*TEXT.findall(UNREAD.sub("", html)), *READ_ALOUD.findall(html)]:
        if words := " ".join(unescape(text).split()):
            yield words


def english_msgids(language="id"):
    """The msgids that read differently in Indonesian, so that they give away a text that was not translated."""
    catalogue = trans_real.translation(language)._catalog
    translated = {key: text for key, text in catalogue.items() if isinstance(key, str) and key != text}
    return set(translated) - set(translated.values())


def english_texts(response, msgids):
    """What stands on an HTML page in English: one of the msgids, or a text with an English word in it."""
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        return set()
    return {text for text in visible_texts(response.text) if text in msgids or ENGLISH.search(text)}
