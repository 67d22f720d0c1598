"""Writes the versions of publications, within their transaction."""

from wagtail.models import Page

from cms.core.holding import hold_pages

from ..models import PublicVersion

BATCH = 100


def write_versions(publications):
    """Give each publication a version that shows other than the page's version before. Four statements for hundred.

    ``publications``: stored, each with what its page showed as ``shown``, or None. The rows of the pages are held, so
    that of two processes the second one sees the number of the first.
    """
    publications = sorted((one for one in publications if one.shown), key=lambda one: one.page_id)
    for start in range(0, len(publications), BATCH):
        batch = publications[start : start + BATCH]
        ids = [publication.page_id for publication in batch]
        hold_pages(Page.objects.filter(pk__in=ids).order_by("pk"))
        newest = PublicVersion.objects.filter(page_id__in=ids).newest()
        before = {page: (number, sha) for page, number, sha in newest.values_list("page_id", "number", "sha256")}
        PublicVersion.objects.bulk_create(new_versions(batch, before))


def new_versions(publications, before):
    """The versions to store. ``before``: number and SHA-256 of each page's newest version."""
    for publication in publications:
        number, sha256 = before.get(publication.page_id, (0, ""))
        if publication.shown.sha256 != sha256:
            yield version_of(publication, number + 1)


def version_of(publication, number):
    return PublicVersion(
        page_id=publication.page_id,
        number=number,
        publication=publication,
        published_at=publication.happened_at,
        title=publication.title,
        note=publication.note,
        is_significant=publication.shown.is_significant,
        content=publication.shown.content,
        sha256=publication.shown.sha256,
        is_example=publication.is_example,
    )
