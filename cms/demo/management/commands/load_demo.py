from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone, translation

from cms.demo.accounts import set_up_accounts
from cms.demo.city import City
from home.models import HomePage


class Command(BaseCommand):
    help = "Fills an empty site with the demo city; does nothing to a site that has a home page."

    def add_arguments(self, parser):
        parser.add_argument("--accounts-password", help="Make the demo accounts with this password.")

    def handle(self, *args, **options):
        with translation.override("id"), transaction.atomic():
            if HomePage.objects.exists():
                self.stdout.write("Situs sudah berisi; kota contoh tidak dimuat lagi.")
            else:
                City(timezone.localdate()).build()
                self.stdout.write("Kota contoh dimuat.")
            if options["accounts_password"]:
                set_up_accounts(options["accounts_password"])
