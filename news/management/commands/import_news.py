import sys
from collections import Counter
from itertools import islice

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from news.archive.progress import progress
from news.archive.reading import ArchiveFile, Problem, UnreadableArchiveError
from news.archive.writing import ArchiveWriter, Outcome
from news.models import NewsIndexPage

BATCH = 25  # Items a transaction: others wait for it about a second at most.
LISTED = 50


class Command(BaseCommand):
    help = "Brings in the news archive of an older site, a JSON object a line, and publishes it; see docs/operators.md."

    def add_arguments(self, parser):
        parser.add_argument("file", help="JSON lines: title, date, body; perhaps summary, tags, source_url.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be done, and do nothing.")
        parser.add_argument("--skip-bad-lines", action="store_true", help="Import the good lines, name the others.")

    def handle(self, *args, file, dry_run, skip_bad_lines, **options):
        archive = ArchiveFile(file, timezone.now())
        try:
            contents = archive.contents()
            if contents.problems and not skip_bad_lines:
                raise CommandError(self.refusal(contents.problems))
            counts = self.run(archive, ArchiveWriter(news_list()), contents.good, dry_run)
        except UnreadableArchiveError as error:
            raise CommandError(str(error)) from error
        self.report(counts, contents.problems, dry_run)

    def refusal(self, problems):
        lines = [_("Nothing was imported. Bad lines: %(count)d.") % {"count": len(problems)}]
        lines += map(str, problems[:LISTED])
        if len(problems) > LISTED:
            lines.append(_("… and %(count)d more.") % {"count": len(problems) - LISTED})
        return "\n".join([*lines, _("Mend them, or import the others with --skip-bad-lines.")])

    def run(self, archive, writer, total, dry_run):
        """Import in batches; how often each outcome came."""
        counts = Counter()
        good = ((line, item) for line, item in archive if not isinstance(item, Problem))
        with progress(total, sys.stderr) as advance:
            while batch := list(islice(good, BATCH)):
                items = [item for _line, item in batch]
                plans = writer.plan_all(items) if dry_run else writer.write(items)
                for (line, _item), plan in zip(batch, plans, strict=True):
                    counts[plan.outcome] += 1
                    if plan.why:
                        self.stderr.write(str(Problem(line, plan.why)))
                advance(len(batch))
        return counts

    def report(self, counts, problems, dry_run):
        said = _("Would be done: %(summary)s.") if dry_run else _("Done: %(summary)s.")
        summary = _("%(created)d new, %(updated)d updated, %(unchanged)d unchanged, %(held)d left as they are")
        self.stdout.write(said % {"summary": summary % {outcome.value: counts[outcome] for outcome in Outcome}})
        if problems:
            self.stderr.write(_("Bad lines, not imported: %(count)d.") % {"count": len(problems)})
            self.stderr.write("\n".join(map(str, problems)))


def news_list():
    """The news list in the default language, which the archive goes below."""
    parent = NewsIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path").first()
    if parent is None:
        raise CommandError(_("There is no news list yet. Make one below the home page first."))
    return parent
