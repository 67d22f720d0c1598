"""The registers of search in the admin. What they say is in force with the next search."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from ..models import SearchSynonyms, UnsuggestedSearch
from .preview import FoundPanel


class CreateWithTerm(CreateView):
    """A form for something new, opened with a searched text (``?istilah=``) already filled in."""

    field = ""

    def get_initial(self):
        term = self.request.GET.get("istilah", "").strip()
        return super().get_initial() | ({self.field: term} if term else {})


class CreateSynonyms(CreateWithTerm):
    field = "terms"


class CreateUnsuggested(CreateWithTerm):
    field = "text"


class SynonymsViewSet(SnippetViewSet):
    model = SearchSynonyms
    add_view_class = CreateSynonyms
    icon = "list-ul"
    menu_label = _("Synonyms and acronyms")
    list_display = ["__str__", "kind", "note"]
    list_filter = ["kind"]
    search_fields = ["terms", "note"]
    list_per_page = 50
    panels = [
        FieldPanel("kind"),
        FieldPanel("terms"),
        FoundPanel(heading=_("What it finds now")),
        FieldPanel("note"),
        FieldPanel("is_example"),
    ]


class UnsuggestedViewSet(SnippetViewSet):
    model = UnsuggestedSearch
    add_view_class = CreateUnsuggested
    icon = "view"
    menu_label = _("Not suggested")
    list_display = ["text"]
    search_fields = ["text"]
    list_per_page = 50
