"""The changes of one programme: into its live page, and into every version of it that waits."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from cms.core.changes import Significance
from cms.moderation.merged import MERGED
from cms.moderation.workflow import ask_again

from ..models import ProgramIndexPage, ProgramPage
from .holding import hold_programs
from .merging import held, invalid, merge
from .problems import Problem


class ProgramChange:
    def __init__(self, code, changes, lock):
        self.code, self.changes = code, changes
        self.path = ("programs", code)
        programs = ProgramPage.objects.in_default_language().filter(code=code)
        if lock:
            hold_programs([code])
        self.page = programs.first()

    def prepare(self, today):
        """Merge in memory. Returns the problems."""
        if self.page is None:
            return self.prepare_new()
        self.waiting = waiting_versions(self.page)
        problems = [problem for version in self.waiting for problem in self.merge_into(version)]
        if self.page.live or not self.waiting:
            problems += merge(self.page, self.changes, self.path) or invalid(self.page, self.changes, self.path)
        return problems

    def prepare_new(self):
        self.waiting = []
        self.parent = ProgramIndexPage.objects.filter(locale=Locale.get_default()).first()
        if self.parent is None:
            return [Problem(self.path, _("There is no programme list to add a programme to."))]
        self.page = ProgramPage(code=self.code, live=False, locale=self.parent.locale)
        problems = merge(self.page, self.changes, self.path)
        self.page.slug = free_slug(self.parent, self.page.title or self.code)
        # The tree gives these when the page is added; the model asks for them before.
        self.page.path, self.page.depth = self.parent.path + "0000", self.parent.depth + 1
        return problems or invalid(self.page, self.changes, self.path)

    def merge_into(self, version):
        """Merge into a waiting version, unless that would undo what its editor changed."""
        live = ProgramPage.objects.get(pk=self.page.pk)
        holder = version.revision.user or _("Somebody")
        if self.page.live and (conflicts := held(version.page, live, self.changes, self.path, holder)):
            return conflicts
        return merge(version.page, self.changes, self.path)

    def write(self, user, office, note, now, source):
        page = self.page
        if page.pk is None:
            page.path = page.depth = None
            self.parent.add_child(instance=page)
            self.publish(user, note)
            return
        if page.live:
            self.publish(user, note)
        for version in self.waiting:
            version.keep(now)
        if self.waiting:
            ask_again(ProgramPage.objects.get(pk=page.pk), user)

    def publish(self, user, note):
        page = self.page
        page.change_note, page.change_significance = note[:300], Significance.SIGNIFICANT
        revision = page.save_revision(user=user, clean=False)
        revision.publish(user=user, skip_permission_checks=True)
        log(page, MERGED, user=user, revision=revision)


class WaitingVersion:
    """A version that is not public yet: the latest draft, or one that waits for its time."""

    def __init__(self, revision, page):
        self.revision, self.page = revision, page

    def keep(self, now):
        """Store the merged version as a new one in the place of the old, with its author and its set time."""
        merged = self.page.save_revision(user=self.revision.user, clean=False)
        if self.revision.approved_go_live_at:
            merged.approved_go_live_at = self.revision.approved_go_live_at
            merged.save(update_fields=["approved_go_live_at"])
            self.page.revisions.filter(pk=self.revision.pk).update(approved_go_live_at=None)
        log(self.page, MERGED, revision=merged)


def waiting_versions(page):
    """The versions that would undo a change when they are published, the latest draft last."""
    revisions = list(page.revisions.filter(approved_go_live_at__isnull=False).order_by("pk"))
    latest = page.latest_revision
    if latest and page.has_unpublished_changes and latest not in revisions:
        revisions.append(latest)
    return [WaitingVersion(revision, revision.as_object()) for revision in revisions]


def free_slug(parent, title):
    """An address of its own below a page: "lampu-jalan", "lampu-jalan-2"."""
    base = slugify(title)[:80].strip("-") or "program"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 2))]
    return next(slug for slug in candidates if slug not in taken)
