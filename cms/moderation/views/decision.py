"""One page from the mail to the decision, made for a phone: what waits, what changes, approve or send back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TaskState

from ..differences import differences
from ..forms import DecisionForm
from ..four_eyes import why_not_approve, why_not_decide
from ..models import Holiday
from ..notifications import participants
from ..subjects import subject_of
from ..waiting import describe


class DecisionView(View):
    """``/admin/keputusan/<task state>/``. For those who may decide at the step, and those who took part."""

    def dispatch(self, request, pk):
        states = TaskState.objects.select_related("task", "revision", "workflow_state__requested_by")
        self.task_state = get_object_or_404(states, pk=pk).specific
        self.task = self.task_state.task.specific
        self.instance = subject_of(self.task_state.workflow_state)
        if self.instance is None:
            messages.error(request, _("What this step is about has been deleted."))
            return redirect("wagtailadmin_home")
        if not self.task.user_can_access_editor(self.instance, request.user) and not self.took_part():
            raise PermissionDenied
        return super().dispatch(request, pk)

    def took_part(self):
        return self.request.user in participants(self.task_state.workflow_state)

    def get(self, request, pk):
        return self.show(DecisionForm())

    def post(self, request, pk):
        if not self.task.user_can_access_editor(self.instance, request.user):
            raise PermissionDenied
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        decision, comment = form.cleaned_data["decision"], form.cleaned_data["comment"]
        self.task.on_action(self.task_state, request.user, decision, comment=comment)
        said = _("Approved.") if decision == "approve" else _("Sent back with your comment.")
        messages.success(request, said)
        return redirect("wagtailadmin_home")

    def draft_url(self):
        """Where the draft is seen as readers would see it; only pages have that."""
        if isinstance(self.instance, Page):
            return reverse("wagtailadmin_pages:view_draft", args=[self.instance.pk])
        return ""

    def show(self, form):
        today, agency = timezone.localdate(), getattr(self.instance, "responsible_agency", None)
        belongs = self.task.user_can_access_editor(self.instance, self.request.user)
        context = {
            "form": form,
            "waiting": describe(self.task_state, self.task, self.instance, agency, today, Holiday.objects.days()),
            "draft": self.task_state.revision.as_object(),
            "instance": self.instance,
            "comparison": differences(self.instance, self.request),
            "draft_url": self.draft_url(),
            "edit_url": AdminURLFinder(self.request.user).get_edit_url(self.instance),
            "why_not_decide": why_not_decide(self.task_state) or ("" if belongs else _("Others decide here.")),
            "why_not_approve": why_not_approve(self.task_state, self.request.user),
        }
        return render(self.request, "moderation/decision.html", context)
