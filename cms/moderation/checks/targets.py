"""Which of the pages and documents that links lead to the public can see. At most three queries, however many links."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, Revision

from cms.core.querysets import PublishedQuerySet


class Targets:
    """``pages``, ``documents``: the ids, as text, of those that are public when the page is."""

    def __init__(self, page, links):
        pages = {link.id for link in links if link.kind == "page" and link.id.isdigit()}
        documents = {link.id for link in links if link.kind == "document" and link.id.isdigit()}
        own = {str(page.pk)} & pages
        self.pages = own | public_pages(pages - own)
        if page.go_live_at:
            self.pages |= scheduled_pages(pages - self.pages, page.go_live_at)
        self.documents = public_documents(documents)


def public_pages(ids):
    public = PublishedQuerySet(Page).published().filter(pk__in=ids).values_list("pk", flat=True)
    return set(map(str, public)) if ids else set()


def scheduled_pages(ids, moment):
    """Those that are to be published by a moment."""
    approved = Revision.page_revisions.filter(object_id__in=ids, approved_go_live_at__lte=moment)
    return set(approved.values_list("object_id", flat=True)) if ids else set()


def public_documents(ids):
    """Those in a collection that anybody may see into."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.annotate(outer_path=path)
    hidden = Exists(restrictions.filter(outer_path__startswith=F("collection__path")))
    public = get_document_model().objects.exclude(hidden).filter(pk__in=ids).values_list("pk", flat=True)
    return set(map(str, public)) if ids else set()
