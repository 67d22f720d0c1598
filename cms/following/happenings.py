"""From publications to what followers are told: the step of a publication, and the worker's jobs around it."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from wagtail.models import Page

from cms.publishing.models import LedgerEntry, Publication, PublicVersion, Tombstone

from .models import Follow, Happening, HappeningTopic
from .topics import topic_of, topics_by_path, topics_of

Action, Kind = Publication.Action, Happening.Kind
KEPT = timedelta(days=60)
RECENTLY = timedelta(days=7)  # What was first published longer ago comes from an archive: it is no news.
AT_ONCE = 200


def note(publication):
    """The step of a publication that tells followers. Safe to run twice, and by two processes at once."""
    kind = kind_of(publication)
    if kind is None:
        return
    page = Page.objects.filter(pk=publication.page_id).specific().first()
    topics = topics_of(page) if page else topics_by_path(publication.path) | {topic_of(publication.page_id)}
    if kind == Kind.WITHDRAWN:  # No search finds it any more, and where it belonged to may be gone with it.
        topics |= known_topics(publication.page_id)
    with transaction.atomic():
        happening, is_new = Happening.objects.get_or_create(
            publication=publication,
            defaults={"page_id": publication.page_id, "kind": kind, "created_at": timezone.now()},
        )
        if is_new:
            rows = [HappeningTopic(happening=happening, topic=topic) for topic in sorted(topics)]
            HappeningTopic.objects.bulk_create(rows)


def kind_of(publication):
    """What a publication is to followers; None for what is too small to write to them about."""
    if publication.action in (Action.UNPUBLISHED, Action.DELETED):
        return Kind.WITHDRAWN if is_withdrawn_by(publication) else None
    if publication.action not in (Action.PUBLISHED, Action.BY_RULE):
        return None
    if publication.action == Action.PUBLISHED and is_first(publication):
        return Kind.NEW if is_recent(publication) else None
    version = PublicVersion.objects.filter(publication=publication).first()
    is_significant = version and (version.is_significant or corrects(version))
    return Kind.CHANGED if is_significant or promises_changed(publication) else None


def is_withdrawn_by(publication):
    """Whether this withdrew a page that everybody could read; its deletion afterwards is no second event."""
    earlier = Publication.objects.filter(page_id=publication.page_id, pk__lt=publication.pk).order_by("-pk").first()
    was_public = earlier is not None and earlier.action not in (Action.UNPUBLISHED, Action.DELETED)
    return was_public and Tombstone.objects.filter(page_id=publication.page_id).exists()


def is_first(publication):
    earlier = Publication.objects.filter(page_id=publication.page_id, pk__lt=publication.pk)
    return not earlier.filter(action=Action.PUBLISHED).exists()


def is_recent(publication):
    page = Page.objects.filter(pk=publication.page_id).first()
    return page is not None and publication.happened_at - page.first_published_at < RECENTLY


def corrects(version):
    """Whether a version has a correction that the one before has not."""
    before = PublicVersion.objects.filter(page_id=version.page_id, number=version.number - 1).first()
    rows = (version.content or {}).get("corrections", ())
    return before is not None and any(row not in (before.content or {}).get("corrections", ()) for row in rows)


def promises_changed(publication):
    """Whether it changed a status or a date, which readers must know however small an office calls the change."""
    rows = LedgerEntry.objects.filter(source=f"publication:{publication.pk}", subject_id=publication.page_id)
    return any(row.field.endswith(("status", "_date")) for row in rows)


def known_topics(page_id):
    """Those of the last that happened to a page, the searches that found it included."""
    last = Happening.objects.filter(page_id=page_id).order_by("-pk").first()
    return set(last.topics.values_list("topic", flat=True)) if last else set()


def ask_searches(now):
    """A job of the worker: add the followed searches that find what has happened; from then on it is told."""
    waiting = list(Happening.objects.waiting().order_by("pk")[:AT_ONCE])
    if not waiting:
        return
    find = import_string(settings.FOLLOWED_SEARCH_RESULTS)
    searches = Follow.objects.confirmed().filter(topic__startswith="?").values_list("topic", flat=True).distinct()
    by_page = {}
    for happening in waiting:
        by_page.setdefault(happening.page_id, []).append(happening)
    for query in searches.order_by("topic").iterator(chunk_size=AT_ONCE):
        found = [happening for page in find(query, by_page) for happening in by_page[page]]
        rows = [HappeningTopic(happening=happening, topic=query) for happening in found]
        HappeningTopic.objects.bulk_create(rows, ignore_conflicts=True)
    Happening.objects.filter(pk__in=[happening.pk for happening in waiting]).update(ready_at=now)


def forget_old(now):
    """A job of the worker: delete what happened two months ago, told long since."""
    old = Happening.objects.filter(created_at__lt=now - KEPT)
    if old.exists():  # A deletion takes the writer, a question does not.
        old.delete()
