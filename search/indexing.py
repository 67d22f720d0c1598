"""Pages to entries: the text of a page by zones, its facets, and that only public pages have any."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.search import index

from . import engines
from .language.stems import stems
from .language.words import words
from .models import DocumentText, SearchEntry, SearchFacet
from .models.entries import facet_key
from .ranking import running_text

ENDS = (".", "!", "?", ":", ";", ",", "…", "”", '"', ")")
CURRENT = 1.05  # A running programme is a little more likely to be meant than an old report.
MOST_TEXT = 200_000  # Characters of one page, its documents included.


def update_entries(pages):
    """Bring the entries of these pages up to date. One that is not public, or is never sought, loses its own."""
    public = public_keys(pages)
    found = [page.specific for page in pages if page.pk in public]
    found = [page for page in found if getattr(page, "search_type", "")]
    with transaction.atomic():
        gone = {page.pk for page in pages} - {page.pk for page in found}
        if gone:
            SearchEntry.objects.filter(pk__in=gone).delete()
        if found:
            write(found)


def public_keys(pages):
    pks = [page.pk for page in pages]
    return set(Page.objects.live().public().filter(pk__in=pks).values_list("pk", flat=True))


def write(pages):
    """Write the entries of public pages and hand them to the engines."""
    entries = [entry_of(page) for page in pages]
    changing = [field.name for field in SearchEntry._meta.concrete_fields if not field.primary_key]
    SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["page"], update_fields=changing, batch_size=200
    )
    write_facets(pages)
    engines.write([page.pk for page in pages])


def write_facets(pages):
    SearchFacet.objects.filter(entry__in=[page.pk for page in pages]).delete()
    SearchFacet.objects.bulk_create(
        [SearchFacet(entry_id=page.pk, key=key) for page in pages for key in sorted(facet_keys(page))], batch_size=500
    )


def facet_keys(page):
    keys = {facet_key("jenis", page.search_type)}
    for name, values in page.search_facets.items():
        keys |= {facet_key(name, value) for value in values if value}
    return keys


def entry_of(page):
    """The entry of a public page, not yet stored."""
    summary, body = texts_of(page)
    lead = [*summary, *headings(page)]
    day, (first_day, last_day) = day_of(page.search_date), page.search_period
    zones = [words(page.title), words(" ".join(lead)), words(" ".join(body)[:MOST_TEXT])]
    return SearchEntry(
        page_id=page.pk,
        type=page.search_type,
        title=page.title,
        text=" ".join(map(sentence, [*summary, *body]))[:MOST_TEXT],
        words="\n".join(running_text(zone) for zone in zones),
        stems="\n".join(running_text(stems(zone)) for zone in zones),
        date=day,
        first_day=first_day or day,
        last_day=last_day or day,
        boost=CURRENT if getattr(page, "is_under_way", False) else 1,
    )


def day_of(moment):
    """The city's day of a date, or of a date and time."""
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment


def texts_of(page):
    """What stands on a page, as its search fields say: (summary, body), each a list of plain texts."""
    summary, body = [], []
    for field, value in searched(page, page.get_search_fields()):
        if field == "title":
            continue
        (summary if field == "summary" else body).extend(plain(value))
    body.extend(DocumentText.objects.linked_from(page))
    return summary, body


def sentence(text):
    """A text in one line and with an end, so that an excerpt keeps a heading and what follows it apart."""
    text = " ".join(text.split())
    return text if text.endswith(ENDS) else f"{text}."


def searched(thing, fields):
    """Every (field name, value) that the search fields of an object lead to."""
    for field in fields:
        if isinstance(field, index.SearchField):
            yield field.field_name, field.get_value(thing)
        elif isinstance(field, index.RelatedFields):
            related = field.get_value(thing)
            for other in related.all() if hasattr(related, "all") else filter(None, [related]):
                for name, value in searched(other, field.fields):
                    yield f"{field.field_name}.{name}", value


def plain(value):
    """The texts of a search field's value: a text, or the list that a StreamField gives."""
    values = value if isinstance(value, list | tuple) else [value]
    return [text for text in (strip_tags(str(part)).strip() for part in values if part) if text]


def headings(page):
    """The headings in the page's streams, which weigh as much as its summary."""
    for field in page._meta.get_fields():
        stream = getattr(page, field.name, None) if hasattr(field, "stream_block") else None
        for block in stream or ():
            if block.block_type == "heading":
                yield str(block.value.get("text", ""))
