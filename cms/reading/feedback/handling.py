"""What people of the admin do with a remark: tick it off, take that back, delete it."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..models import PageRemark
from ..models.about_pages import DELETE
from .reports import RemarkReport


class OfRemark:
    """A view about one remark that its reader may look at; a 404 for all others."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.remark = get_object_or_404(PageRemark.objects.seen_by(request.user), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    @property
    def back(self):
        return get_valid_next_url_from_request(self.request) or reverse(RemarkReport.url_name)


class HandleView(OfRemark, View):
    """Ticks a remark off with ``selesai=ya``, or opens it again. Two people may do so at once."""

    http_method_names = ["post"]

    def post(self, request):
        is_handled = request.POST.get("selesai") == "ya"
        PageRemark.objects.filter(pk=self.remark.pk).update(is_handled=is_handled)
        done = _("The remark is dealt with.") if is_handled else _("The remark waits again.")
        messages.success(request, done)
        return redirect(self.back)


class DeleteView(OfRemark, WagtailAdminTemplateMixin, TemplateView):
    """Asks, and deletes for good: what should not have been written, such as somebody's name. For the offices."""

    template_name = "reading/admin/delete.html"
    page_title = gettext_lazy("Delete the remark")
    header_icon = "bin"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(DELETE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        report = {"url": reverse(RemarkReport.url_name), "label": RemarkReport.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"remark": self.remark, "back": self.back}

    def post(self, request):
        self.remark.delete()
        messages.success(request, _("The remark is deleted."))
        return redirect(self.back)
