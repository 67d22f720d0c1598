"""What both backends add to modelsearch's indexes: whenever a page is indexed, so is its entry."""

from wagtail.models import Page


class EntryIndexMixin:
    """An index through which pages come on every save, publication and rebuild; their entries follow them here."""

    def add_items(self, model, items):
        super().add_items(model, items)
        self.follow(model, items)

    def follow(self, model, items):
        if issubclass(model, Page):
            from ..indexing import update_entries

            update_entries(items)
