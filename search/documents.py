"""Reads the text of PDF documents in the background, so that a page is found by what stands in its attachments."""

import logging

from django.db.models import F, Q
from pypdf import PdfReader
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from .indexing import update_entries
from .models import DocumentText

logger = logging.getLogger("cms.search")

PER_ROUND = 5  # Documents.
MOST_PAGES = 300  # Of a document.
MOST_TEXT = 200_000  # Characters.


def read_waiting(now):
    """A job of the worker: read some of the documents that are new or whose file changed. Returns how many."""
    waiting = list(unread()[:PER_ROUND])
    for document in waiting:
        text = text_of(document)
        values = {"file_hash": document.file_hash, "text": text}
        DocumentText.objects.update_or_create(document=document, defaults=values)
        update_entries(pages_with(document))
    return len(waiting)


def unread():
    """PDF documents whose text is not known, or was read from another file."""
    documents = get_document_model().objects.filter(file__iendswith=".pdf").order_by("pk")
    changed = ~Q(search_text__file_hash=F("file_hash")) & ~Q(file_hash="")
    return documents.filter(Q(search_text__isnull=True) | changed)


def text_of(document):
    """The text of a PDF; empty for one that holds none, or that cannot be read, which the log says."""
    parts, length = [], 0
    try:
        with document.file.open("rb") as file:
            for page in PdfReader(file).pages[:MOST_PAGES]:
                parts.append(page.extract_text())
                length += len(parts[-1])
                if length > MOST_TEXT:
                    break
    except Exception as error:  # A file of anyone's making can lead pypdf to any; the next document waits behind it.
        logger.warning("Document %s could not be read: %s", document.pk, type(error).__name__)
        return ""
    return " ".join(" ".join(parts).replace("\x00", " ").split())[:MOST_TEXT]


def pages_with(document):
    """The pages that link to a document."""
    links = ReferenceIndex.get_references_to(document)
    pks = [link.object_id for link in links if issubclass(link.base_content_type.model_class(), Page)]
    return list(Page.objects.filter(pk__in=pks).specific())
