"""That Elasticsearch fails: administrators learn it on their dashboard, operators in the readiness answer."""

from wagtail.admin.ui.components import Component

from search import engines
from search.models import EngineTrouble


def current_trouble():
    """The EngineTrouble of now, or None. What is left of a server that the site no longer has is none."""
    return EngineTrouble.objects.first() if engines.has_elasticsearch() else None


def readiness_remark():
    """A sentence while the database searches in Elasticsearch's place, else "". Anybody may read it: no reasons."""
    return "Elasticsearch is out of step or unreachable; the database searches." if current_trouble() else ""


class TroublePanel(Component):
    name = "search_trouble"
    template_name = "search/admin/trouble.html"
    order = 90  # Above what to do next.

    def __init__(self, trouble):
        self.trouble = trouble

    def get_context_data(self, parent_context):
        return {"trouble": self.trouble}
