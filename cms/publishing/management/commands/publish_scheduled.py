from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.publishing.scheduling import due_revisions, expired, publish_scheduled, scheduled_models


class Command(BaseCommand):
    """In place of Wagtail's command of the same name, which stops at the first page that fails."""

    help = "Publishes and unpublishes what is due, as the worker does in every round."

    def add_arguments(self, parser):
        parser.add_argument("--dryrun", action="store_true", help="Only list what is due.")

    def handle(self, *args, dryrun, **options):
        now = timezone.now()
        if dryrun:
            self.list_due(now)
            return
        done, failed = publish_scheduled(now)
        self.stdout.write(f"{done} done, {failed} failed.")

    def list_due(self, now):
        for revision in due_revisions(now):
            self.stdout.write(f"publish {revision.approved_go_live_at:%Y-%m-%d %H:%M %Z} {revision.object_str}")
        for model in scheduled_models():
            for item in expired(model, now):
                self.stdout.write(f"unpublish {item.expire_at:%Y-%m-%d %H:%M %Z} {item}")
