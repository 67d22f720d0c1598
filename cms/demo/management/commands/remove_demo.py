from django.core.management.base import BaseCommand

from cms.demo.removal import remove_examples


class Command(BaseCommand):
    help = "Deletes every page, register row, snippet and file that is marked as example data, and the demo accounts."

    def handle(self, *args, **options):
        for name, count in remove_examples().items():
            self.stdout.write(f"{name}: {count}")
