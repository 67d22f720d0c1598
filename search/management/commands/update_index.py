from wagtail.search.management.commands.wagtail_update_index import Command as UpdateIndex

from search import knowledge


class Command(UpdateIndex):
    """Wagtail's own, which also brings every page's entry up to date; then the words are counted anew."""

    def handle(self, **options):
        super().handle(**options)
        if not options.get("schema_only"):
            knowledge.count()
