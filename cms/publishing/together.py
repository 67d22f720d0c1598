"""Publishes many pages in one short transaction, for whoever prepared their versions in memory before.

Wagtail publishes one page in about a hundred statements. For hundreds of pages that must become public together that
is more than a minute in which nobody else can write to SQLite. Here all that takes time (validating, serialising,
reading the facts) is done before; what is left are a few statements a page. They do what Wagtail's
``PublishPageRevisionAction`` does, but for its signal: ``record_all`` stands in for our receiver of it.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Revision

from .models import Publication
from .publication import BATCH, publication_of, record_all

REFERENCES = "cms.publishing.steps.update_references"


def revision_of(page, user, go_live_at=None):
    """A version of a page that is not stored yet."""
    return Revision(
        content_type=ContentType.objects.get_for_model(page, for_concrete_model=False),
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        user=user,
        content=page.serializable_data(),
        object_str=str(page),
        approved_go_live_at=go_live_at,
    )


@dataclass
class NewVersions:
    """The versions of one page that are stored together. ``page``: as it is to be public, or as it is, for a draft.

    ``published``: the version that becomes public, if one does; ``waiting``: those that wait beside it, the latest
    draft last. Each is a Revision that is not stored yet.
    """

    page: Page
    published: Revision | None = None
    waiting: list = field(default_factory=list)
    publication: Publication | None = None

    def __post_init__(self):
        if self.published:
            content = self.published.content
            self.publication = publication_of(self.page, Publication.Action.PUBLISHED, None, "", data=content)
            self.publication.remaining_steps.append(REFERENCES)

    def belong_to(self, page):
        """Take over the key and the address of a page that was added after its version had been prepared."""
        for revision in self.revisions:
            revision.object_id, revision.content["pk"] = str(page.pk), page.pk
        self.publication.page_id, self.publication.path = page.pk, page.url_path

    @property
    def revisions(self):
        return [self.published, *self.waiting] if self.published else self.waiting

    @property
    def columns(self):
        """What the page's own row says about its versions, once they are stored."""
        latest = self.revisions[-1]
        said = {
            "latest_revision": latest,
            "latest_revision_created_at": latest.created_at,
            "draft_title": latest.content["title"],
            "has_unpublished_changes": bool(self.waiting),
        }
        if self.published:
            at = self.published.created_at
            said |= {"live": True, "expired": False, "live_revision": self.published, "last_published_at": at}
            said |= {"first_published_at": self.page.first_published_at or at}
        return said


def store(versions, user, office, merged):
    """Store and publish versions of pages (NewVersions), within the transaction of whoever wrote their facts.

    ``office``: who approved them; ``merged``: the action by which the log tells of each.
    """
    now = timezone.now()
    pages = [version.page.pk for version in versions]
    stop_schedules(versions)
    revisions = [revision for version in versions for revision in version.revisions]
    for revision in revisions:
        revision.created_at = now
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    for version in versions:
        Page.objects.filter(pk=version.page.pk).update(**version.columns)
    PageLogEntry.objects.bulk_create(log_entries(versions, user, now, merged), batch_size=BATCH)
    published = [version for version in versions if version.published]
    for version in published:
        version.publication.happened_at, version.publication.office = now, office
    record_all([version.publication for version in published])
    for page in Page.objects.filter(aliases__isnull=False, pk__in=pages).distinct().specific():
        page.update_aliases(revision=page.live_revision)


def stop_schedules(versions):
    """Versions that waited for their time were stored anew, beside what is published now."""
    stored = [version.page.pk for version in versions if version.published or any_scheduled(version)]
    revisions = Revision.page_revisions.filter(object_id__in=[str(pk) for pk in stored])
    revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=None)


def any_scheduled(version):
    return any(revision.approved_go_live_at for revision in version.waiting)


def log_entries(versions, user, now, merged):
    for version in versions:
        for revision in version.revisions:
            yield log_entry(version.page, revision, merged, user, now)
        if version.published:
            yield log_entry(version.page, version.published, "wagtail.publish", user, now, content_changed=True)


def log_entry(page, revision, action, user, now, content_changed=False):
    return PageLogEntry(
        page_id=page.pk,
        revision=revision,
        content_type=revision.content_type,
        label=str(page),
        action=action,
        user=user,
        timestamp=now,
        content_changed=content_changed,
    )
