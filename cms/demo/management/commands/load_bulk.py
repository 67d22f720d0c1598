from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from tqdm import tqdm

from cms.demo.bulk import Bulk


class Command(BaseCommand):
    help = "Adds synthetic programmes and news, marked as examples, for load tests. The same seed makes the same."

    def add_arguments(self, parser):
        parser.add_argument("--programs", type=int, default=0, metavar="N")
        parser.add_argument("--news", type=int, default=0, metavar="M")
        parser.add_argument("--seed", type=int, default=1, metavar="S")

    def handle(self, programs, news, seed, **options):
        if programs < 0 or news < 0:
            raise CommandError("Give numbers of pages that are not negative.")
        with (
            translation.override("id"),
            tqdm(total=programs + news, unit=" pages", disable=not options["verbosity"]) as bar,
        ):
            for stored in Bulk(seed, timezone.localdate()).add(programs, news):
                bar.update(stored)
        call_command("update_index", verbosity=options["verbosity"])
