"""Below the words of a group of synonyms: how many pages a search for each of them finds at the moment."""

from wagtail.admin.panels import Panel

from ..query import SearchFilters, search


class FoundPanel(Panel):
    """Read only; shows what is stored, so a new group shows it once it is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "search/admin/found.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {"lines": [(line, search(line, SearchFilters()).count) for line in self.instance.lines]}
