"""The changes of one programme: into its live page, and into every version of it that waits."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.core.changes import Significance
from cms.moderation.four_eyes import name_of
from cms.moderation.workflow import ask_again
from cms.publishing.indexing import searchable_after_commit
from cms.publishing.together import NewVersions, revision_of

from ..models import ProgramIndexPage, ProgramPage
from ..settling import settle_in_memory
from .differences import Before
from .merging import ROWS, held, invalid, merge
from .problems import Problem
from .values import INDICATORS


class ProgramChange:
    """``code``, ``changes``: a part of a change set; ``page``: the stored one, None where it is new.

    ``slugs``: the addresses that new programmes of the same change set take.
    """

    def __init__(self, code, changes, page, records, slugs):
        self.code, self.changes, self.page, self.records, self.slugs = code, changes, page, records, slugs
        self.path = ("programs", code)
        self.is_new, self.names_new, self.waiting, self.versions = page is None, False, [], None

    def prepare(self, today):
        """Merge in memory. Returns the problems."""
        if self.is_new:
            return self.prepare_new()
        self.before = Before(self.page, ROWS)
        self.waiting = waiting_versions(self.page)
        problems = [problem for version in self.waiting for problem in self.merge_into(version)]
        if self.page.live:
            problems += self.merged(self.page) or invalid(self.page, self.changes, self.path)
        return problems

    def prepare_new(self):
        self.parent = ProgramIndexPage.objects.filter(locale=Locale.get_default()).first()
        if self.parent is None:
            return [Problem(self.path, _("There is no programme list to add a programme to."))]
        self.page = ProgramPage(code=self.code, locale=self.parent.locale)
        problems = self.merged(self.page)
        self.page.slug = free_slug(self.parent, self.page.title or self.code, self.slugs)
        self.slugs.add(self.page.slug)
        # The tree gives these when the page is added; the model asks for them before.
        self.page.path, self.page.depth = self.parent.path + "0000", self.parent.depth + 1
        return problems or invalid(self.page, self.changes, self.path)

    def merge_into(self, version):
        """Merge into a waiting version, unless that would undo what its editor changed."""
        if self.page.live:
            live = ProgramPage.objects.get(pk=self.page.pk)
            holder = name_of(version.author) if version.author else _("Somebody")
            if conflicts := held(version.page, live, self.changes, self.path, holder, self.records):
                return conflicts
            return self.merged(version.page)
        return self.merged(version.page) or self.named(invalid(version.page, self.changes, self.path))

    def named(self, problems):
        """Those about what the changes name; whatever else a draft lacks is asked when it is published."""
        names = {*self.changes.get("fields", {}), *ROWS}
        return [problem for problem in problems if names & set(problem.path[2:3])]

    def merged(self, version):
        return merge(version, self.changes, self.path, self.records)

    def make_ready(self, user, note, today):
        """Do before the writing all that takes time, as far as it can be done before."""
        if self.is_new or self.page.live:
            self.page.change_note, self.page.change_significance = note[:300], Significance.SIGNIFICANT
            settle_in_memory(self.page, today)
        self.names_new = self.names_new_indicators()
        if not self.names_new:
            self.versions = self.new_versions(user)

    def names_new_indicators(self):
        if INDICATORS not in self.changes.get("fields", {}):
            return False
        return any(link.indicator.pk is None for page in self.pages for link in page.program_indicators.all())

    @property
    def pages(self):
        """The page in all versions that were merged."""
        own = [self.page] if self.is_new or self.page.live else []
        return [*own, *(version.page for version in self.waiting)]

    def new_versions(self, user):
        is_public = self.is_new or self.page.live
        return NewVersions(
            self.page,
            published=revision_of(self.page, user) if is_public else None,
            waiting=[revision_of(version.page, version.author, version.go_live_at) for version in self.waiting],
        )

    def write(self, added, user):
        """Write the facts, and give the versions that are to be stored. ``added``: gathers the new rows, by model."""
        if self.names_new:
            self.give_keys()
            self.versions = self.new_versions(user)
        if self.is_new:
            self.add()
        elif self.page.live:
            self.before.write(self.page, added)
            for name in self.changes.get("fields", {}):
                if name == INDICATORS or self.page._meta.get_field(name).many_to_many:
                    getattr(self.page, name).commit()
        return self.versions

    def give_keys(self):
        """Let the programme point to indicators that were new, and have a key by now."""
        for page in self.pages:
            for link in page.program_indicators.all():
                link.indicator = link.indicator

    def add(self):
        self.page.path = self.page.depth = None
        with searchable_after_commit(ProgramPage):
            ProgramIndexPage.objects.get(pk=self.parent.pk).add_child(instance=self.page)
        self.versions.belong_to(self.page)

    def ask_again(self, user):
        if self.waiting:
            ask_again(ProgramPage.objects.get(pk=self.page.pk), user)


class WaitingVersion:
    """A version that is not public yet: the latest draft, or one that waits for its time."""

    def __init__(self, page, author, go_live_at=None):
        self.page, self.author, self.go_live_at = page, author, go_live_at


def waiting_versions(page):
    """The versions that would undo a change when they are published, the latest draft last.

    A page that is not public has at least one: itself, where no version was ever stored.
    """
    revisions = list(page.revisions.filter(approved_go_live_at__isnull=False).order_by("pk"))
    latest = page.latest_revision
    if latest and (page.has_unpublished_changes or not page.live) and latest not in revisions:
        revisions.append(latest)
    found = [
        WaitingVersion(revision.as_object(), revision.user, revision.approved_go_live_at) for revision in revisions
    ]
    return found if found or page.live else [WaitingVersion(page, page.owner)]


def free_slug(parent, title, taken_here):
    """An address of its own below a page: "lampu-jalan", "lampu-jalan-2"."""
    base = slugify(title)[:80].strip("-") or "program"
    taken = set(parent.get_children().filter(slug__startswith=base).values_list("slug", flat=True)) | taken_here
    candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 2))]
    return next(slug for slug in candidates if slug not in taken)
