from django.core.management.base import CommandError
from wagtail.search.management.commands.wagtail_update_index import Command as UpdateIndex

from search import engines, knowledge
from search.backends.elasticsearch.outage import FAILURES, reason


class Command(UpdateIndex):
    """Wagtail's own for the database, which also brings every page's entry up to date; then the words are counted anew
    and Elasticsearch, where the site has one, gets a new index."""

    def handle(self, **options):
        super().handle(**options | {"backend_name": options["backend_name"] or engines.DATABASE})
        if options["schema_only"]:
            return
        knowledge.count()
        if engines.has_elasticsearch():
            self.rebuild_elasticsearch()

    def rebuild_elasticsearch(self):
        try:
            engines.rebuild(self.say_how_far)
        except FAILURES as error:
            raise CommandError(f"The database is up to date. Elasticsearch failed: {reason(error)}") from error

    def say_how_far(self, done, of):
        self.write(f"elasticsearch: {done} of {of} pages")
