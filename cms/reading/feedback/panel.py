"""On the dashboard: the newest lines about pages that somebody looks after."""

from wagtail.admin.ui.components import Component

from ..models import PageRemark
from .decorating import decorate

SHOWN = 5


class RemarksPanel(Component):
    name = "reader_remarks"
    template_name = "reading/admin/remarks_panel.html"
    order = 120  # Below what waits for a decision.

    def get_context_data(self, parent_context):
        request = parent_context["request"]
        waiting = PageRemark.objects.seen_by(request.user).waiting()
        newest = decorate(waiting.newest_first()[:SHOWN], request)
        count = waiting.count() if len(newest) == SHOWN else len(newest)
        return {"remarks": newest, "count": count, "request": request, "csrf_token": parent_context["csrf_token"]}
