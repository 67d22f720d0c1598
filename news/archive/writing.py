"""Writes the items of an archive as published news pages, or brings pages made before up to date.

Each batch is one transaction under a lock on the news list, in which what is there is asked again. So two imports at
once, or one cut short and started again, never make an item twice; a constraint on the key stands behind that.
"""

from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.core.approval import approved_by
from cms.publishing.indexing import searchable_after_commit

from ..models import ArchivedNews, NewsIndexPage, NewsPage
from .items import fingerprint_of, fingerprints
from .known import Known

OFFICE = "Administrator"  # Answers for what comes past moderation.


class Outcome(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    HELD = "held"


@dataclass
class Plan:
    """What is to be done for an item. ``changes``: the fields to take over; ``why``: what keeps others back."""

    outcome: Outcome
    record: ArchivedNews | None = None
    changes: set = field(default_factory=set)
    why: str = ""


class ArchiveWriter:
    """Plans and writes items below a news list."""

    def __init__(self, parent):
        self.parent = parent
        self.known = Known(parent)

    def plan_all(self, items):
        """What ``write`` would do; writes nothing."""
        return [self.plan(item) for item in items]

    def write(self, items):
        """Write a batch; the plans that were carried out, in the order of the items. All or none."""
        if all(self.known.imported.get(item.key) == item.fingerprint for item in items):
            return [Plan(Outcome.UNCHANGED) for item in items]
        with searchable_after_commit(NewsPage), transaction.atomic(), approved_by(OFFICE):
            NewsIndexPage.objects.select_for_update().get(pk=self.parent.pk)
            self.known.refresh()
            self.lock_pages(items)
            return [self.carry_out(item) for item in items]

    def lock_pages(self, items):
        """Keep editors from writing to the pages in question until the batch is through. At most one query."""
        keys = [item.key for item in items if item.key in self.known.imported]
        if keys:
            list(Page.objects.select_for_update().filter(newspage__archived__key__in=keys).order_by("pk").values("pk"))

    def carry_out(self, item):
        plan = self.plan(item)
        if plan.outcome is Outcome.CREATED:
            self.create(item)
        elif plan.outcome is Outcome.UPDATED:
            self.update(item, plan)
        return plan

    # Planning

    def plan(self, item):
        fingerprint = self.known.imported.get(item.key)
        if fingerprint == item.fingerprint:
            return Plan(Outcome.UNCHANGED)
        if fingerprint is None:
            return self.plan_new(item)
        record = ArchivedNews.objects.select_related("page").filter(key=item.key).first()
        return self.plan_known(item, record) if record else Plan(Outcome.CREATED)

    def plan_new(self, item):
        if other := self.known.others.get(item.key):
            why = _("page %(page)d tells the same and was not made by the import; it stays as it is")
            return Plan(Outcome.HELD, why=why % {"page": other})
        return Plan(Outcome.CREATED)

    def plan_known(self, item, record):
        """Fields that the archive changed are taken over, but for those that somebody changed here."""
        if why := what_holds(record.page):
            return Plan(Outcome.HELD, record, why=why % {"page": record.page_id})
        changed = {name for name, said in item.said.items() if record.said.get(name) != said}
        here = told_on(record.page)
        kept = {name for name in changed if here[name] not in (record.said.get(name), item.said[name])}
        if not changed:
            return Plan(Outcome.UNCHANGED)
        why = _("page %(page)d: changed here since, so left as it is: %(fields)s") if kept else ""
        why = why and why % {"page": record.page_id, "fields": field_names(kept)}
        return Plan(Outcome.UPDATED if changed - kept else Outcome.HELD, record, changed - kept, why)

    # Writing

    def create(self, item):
        page = NewsPage(
            slug=self.known.free_slug(item.title),
            locale_id=self.parent.locale_id,
            live=False,  # Until its revision is published.
            first_published_at=item.moment,
            dateline_place="",  # The archive's text has its own, if any.
            dateline_source="",
            source_name=(urlsplit(item.source_url).hostname or "")[:160],
        )
        take_over(page, item, set(item.said))
        with disable_reference_index_auto_update():  # The publication brings it up to date.
            self.parent.add_child(instance=page)
            revision = page.save_revision(clean=False)  # The publication cleans it.
        revision.publish()
        NewsPage.objects.filter(pk=page.pk).update(last_published_at=item.moment)
        ArchivedNews.objects.create(key=item.key, page=page, said=item.said, fingerprint=item.fingerprint)
        self.known.imported[item.key] = item.fingerprint

    def update(self, item, plan):
        page, record = plan.record.page, plan.record
        stamps = archive_stamps(page, item, plan.changes)
        take_over(page, item, plan.changes)
        page.change_note = _("Brought up to date with the news archive.")
        page.save_revision().publish()
        NewsPage.objects.filter(pk=page.pk).update(**stamps)
        record.said |= {name: item.said[name] for name in plan.changes}
        record.fingerprint = fingerprint_of(record.said)
        record.save(update_fields=["said", "fingerprint"])
        self.known.imported[item.key] = record.fingerprint


def take_over(page, item, names):
    """Set the fields of a page that the archive tells."""
    values = {"title": item.title, "date": item.moment, "body": item.body, "summary": item.summary}
    for name, value in (values | {"source_url": item.source_url}).items():
        if name in names:
            setattr(page, name, value)
    if "title" in names:
        page.draft_title = item.title
    if "tags" in names and (item.tags or page.pk):
        page.tags.set(item.tags)


def archive_stamps(page, item, names):
    """When it counts as published: the archive's day, unless somebody published a change here since."""
    only_archived = page.last_published_at == page.first_published_at
    first = item.moment if "date" in names and page.first_published_at == page.date else page.first_published_at
    return {"first_published_at": first} | ({"last_published_at": first} if only_archived else {})


def what_holds(page):
    """Why a page must not be written to just now, as a sentence about ``page``; empty when it may."""
    if not page.live:
        return _("page %(page)d was taken off the site and stays so")
    if page.locked:
        return _("page %(page)d is locked")
    if page.has_unpublished_changes or page.workflow_in_progress:
        return _("page %(page)d has a draft that is not published yet; publish or discard it, then import again")
    return ""


def told_on(page):
    """The fingerprints of a page's fields as they are now."""
    blocks = [{"type": block["type"], "value": block["value"]} for block in page.body.get_prep_value()]
    tags = page.tags.names()
    return fingerprints(page.title, page.date, blocks, page.summary, tags, page.source_url)


def field_names(names):
    return ", ".join(sorted(names))
