from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from ..differences import differences
from ..forms import DecisionForm, UrgentForm
from ..models import UrgentPublication
from ..urgent import decide_urgent, may_decide, may_go_out, publish_urgently


class PublishUrgentlyView(View):
    """``/admin/mendesak/<content type>/<id>/``: an editor puts out an alert or a correction at once, with a reason."""

    def dispatch(self, request, content_type, pk):
        if not request.user.has_perm("moderation.add_urgentpublication"):
            raise PermissionDenied
        model = get_object_or_404(ContentType, pk=content_type).model_class()
        if not hasattr(model, "may_go_out_urgently"):
            raise Http404
        self.instance = get_object_or_404(model, pk=pk)
        return super().dispatch(request, content_type, pk)

    def get(self, request, content_type, pk):
        return self.show(UrgentForm())

    def post(self, request, content_type, pk):
        form = UrgentForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        publish_urgently(self.instance, request.user, form.cleaned_data["reason"], timezone.now())
        messages.success(request, _("Published. An approver sees it within one office day."))
        return redirect("wagtailadmin_home")

    def show(self, form):
        draft = self.instance.get_latest_revision_as_object()
        context = {
            "form": form,
            "instance": self.instance,
            "draft": draft,
            "may_go_out": may_go_out(self.instance),
            "comparison": differences(self.instance, self.request),
        }
        return render(self.request, "moderation/publish_urgently.html", context)


class DecideUrgentView(View):
    """``/admin/mendesak/<id>/``: an approver looks at what went out, and approves or refuses."""

    def dispatch(self, request, pk):
        if not may_decide(request.user):
            raise PermissionDenied
        self.urgent = get_object_or_404(UrgentPublication, pk=pk)
        return super().dispatch(request, pk)

    def get(self, request, pk):
        return self.show(DecisionForm())

    def post(self, request, pk):
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        approved = form.cleaned_data["decision"] == "approve"
        decide_urgent(pk, request.user, approved, form.cleaned_data["comment"], timezone.now())
        messages.success(request, _("Approved.") if approved else _("Refused, and noted publicly."))
        return redirect("wagtailadmin_home")

    def show(self, form):
        return render(self.request, "moderation/decide_urgent.html", {"form": form, "urgent": self.urgent})
