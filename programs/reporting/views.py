"""The form of a report, and the list of all reports."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from cms.core.pagination import paginate
from cms.moderation.models import Holiday

from ..models import QuarterlyReport
from .quarters import due_on
from .reading import what_changed
from .rights import may_report_for, reports_seen_by
from .saving import ReportClosed, save, why_closed
from .sheet import Sheet
from .states import ReportState, row_of, with_state


class ReportFormView(View):
    """``/admin/laporan/<year>-<quarter>/<agency>/``. After submission it shows what was submitted."""

    def dispatch(self, request, year, quarter, slug):
        reports = QuarterlyReport.objects.select_related("agency__collection", "latest_revision__user")
        self.report = get_object_or_404(reports, year=year, quarter=quarter, agency__slug=slug)
        if not may_report_for(request.user, self.report.agency):
            return render(request, "programs/reporting/forbidden.html", {"report": self.report}, status=403)
        self.today = timezone.localdate()
        return super().dispatch(request)

    def get(self, request):
        report = self.report
        if closed := why_closed(report):
            return self.show("closed", {"closed": closed, "report": report.get_latest_revision_as_object()})
        sheet = Sheet(report, report.get_latest_revision_as_object().entries, self.today)
        return self.show_form(sheet, report.latest_revision)

    def post(self, request):
        action = request.POST.get("action", "save")
        sent = request.POST, request.FILES, request.POST.get("loaded", "")
        submit = action in ("submit", "no_change")
        try:
            outcome = save(self.report, request.user, self.today, *sent, submit, action == "no_change")
        except ReportClosed as closed:
            return self.refuse(str(closed))
        if not request.accepts("text/html"):
            return self.answer_script(outcome)
        if outcome.submitted:
            messages.success(request, _("Submitted. Diskominfo looks at it and lets you know by mail. Thank you."))
            return redirect("wagtailadmin_home")
        if outcome.newer:
            messages.warning(request, self.what_happened(outcome))
            return self.show_form(outcome.sheet, outcome.newer, status=409)
        return self.tell(outcome, submit)

    def tell(self, outcome, submit):
        """Saved, and perhaps not ready to be submitted."""
        for problem in outcome.problems:
            messages.error(self.request, str(problem))
        if outcome.sheet.faulty or outcome.problems:
            said = _("Not submitted yet: mend what is marked. All that you typed is saved.")
            saved = _("Saved. What is marked is to be mended before you submit.")
            messages.warning(self.request, said if submit else saved)
            return self.show_form(outcome.sheet, outcome.saved, status=422 if submit else 200)
        messages.success(self.request, _("Draft saved."))
        return redirect(self.report.get_form_url())

    def answer_script(self, outcome):
        """What the script that saves in the background is told; nothing of it is shown over the form."""
        if outcome.newer:
            said = _("%(who)s saved this report too. Press “Save draft” to see both.") % {"who": outcome.newer.user}
            return JsonResponse({"error_message": said}, status=409)
        return JsonResponse({"loaded": outcome.saved.pk, "message": _("Draft saved.")})

    def refuse(self, closed):
        if not self.request.accepts("text/html"):
            return JsonResponse({"error_message": closed}, status=409)
        messages.error(self.request, closed)
        return redirect(self.report.get_form_url())

    def what_happened(self, outcome):
        said = {"who": outcome.newer.user or _("Somebody"), "changes": what_changed(self.report, outcome)}
        return (
            _(
                "%(who)s saved this report while you were writing: %(changes)s. Yours and theirs stand together below, "
                "not saved yet. Where both wrote in the same place, yours stands there. Look it over and save again."
            )
            % said
        )

    def show_form(self, sheet, version, status=200):
        state = self.report.current_workflow_state
        context = {
            "sheet": sheet,
            "loaded": version.pk if version else "",
            "version": version,
            "due_on": due_on(self.report.opened_on, Holiday.objects.days()),
            "comment": state.current_task_state.comment if state and state.current_task_state else "",
        }
        return self.show("form", context, status)

    def show(self, name, context, status=200):
        context = {"report": self.report, "today": self.today} | context
        return render(self.request, f"programs/reporting/{name}.html", context, status=status)


class ReportListView(View):
    """``/admin/laporan/``: for the offices every agency and quarter, for contributors their own."""

    def get(self, request):
        reports = reports_seen_by(request.user, QuarterlyReport.objects.select_related("agency"))
        state, today, holidays = request.GET.get("keadaan", ""), timezone.localdate(), Holiday.objects.days()
        reports = with_state(reports).newest_first()
        if state in ReportState.values:
            reports = reports.filter(state=state)
        page = paginate(request, reports, per_page=50)
        rows = [row_of(report, today, holidays) for report in page]
        context = {"page": page, "rows": rows, "states": ReportState.choices, "chosen": state}
        return render(request, "programs/reporting/list.html", context)
