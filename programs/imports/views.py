"""The pages of an import: upload and list, result, and the buttons to submit and to withdraw."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin import messages

from cms.core.pagination import paginate

from ..models import ImportRun
from .forms import UploadForm
from .reading import MOST_BYTES, too_large
from .runs import ADD, VIEW, apply_again, has_stopped, may_see, receive, submit, why_not_submit, withdraw
from .showing import counted, shown

FORM_AROUND = 100_000  # Bytes that a form takes beside its file.
REFRESH = 5  # Seconds between two looks at a file that is being read or applied.


@method_decorator(csrf_exempt, name="dispatch")
class UploadView(View):
    """``/admin/impor/``. What is too large by its own account is refused before a byte of it is read.

    The check of the CSRF token reads the body, and therefore comes after that.
    """

    def dispatch(self, request):
        if not request.user.has_perm(VIEW):
            raise PermissionDenied
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + FORM_AROUND:
            form = UploadForm()
            return self.show(form, refused=too_large(), status=413)
        return csrf_protect(super().dispatch)(request)

    def get(self, request):
        return self.show(UploadForm())

    def post(self, request):
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form)
        values = form.cleaned_data
        run = receive(values["file"], values["table"], values["change_note"], request.user, timezone.now())
        return redirect(run.address)

    def show(self, form, refused="", status=200):
        runs = ImportRun.objects.select_related("uploaded_by").defer("records", "problems").order_by("-pk")
        context = {"form": form, "refused": refused, "page_of_runs": paginate(self.request, runs, per_page=20)}
        return render(self.request, "programs/imports/upload.html", context, status=status)


class ResultView(View):
    """``/admin/impor/<run>/``: how far it is, all its errors, or all that it would change."""

    def get(self, request, pk):
        run = get_object_or_404(ImportRun.objects.select_related("uploaded_by"), pk=pk)
        if not may_see(request.user, run):
            raise PermissionDenied
        page_of_records = paginate(request, run.records, per_page=50)
        context = {
            "run": run,
            "counts": counted(run),
            "page_of_problems": paginate(request, run.problems, per_page=100),
            "page_of_records": page_of_records,
            "records": [shown(record) for record in page_of_records],
            "workflow_state": run.current_workflow_state,
            "why_not_submit": why_not_submit(run),
            "may_act": request.user.has_perm(ADD),
            "has_stopped": has_stopped(run, timezone.now()),
            "refresh": REFRESH,
        }
        return render(request, "programs/imports/result.html", context)


class ActionView(View):
    """A button below the result."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if not request.user.has_perm(ADD):
            raise PermissionDenied
        run = get_object_or_404(ImportRun, pk=pk)
        if reason := self.act(run.pk, request.user):
            messages.error(request, reason)
        else:
            messages.success(request, self.done())
        return redirect(run.address)


class SubmitView(ActionView):
    act = staticmethod(submit)

    def done(self):
        return _("Submitted. Nothing is live before it is approved.")


class ApplyAgainView(ActionView):
    act = staticmethod(apply_again)

    def done(self):
        return _("It is applied as soon as the worker comes to it.")


class WithdrawView(ActionView):
    act = staticmethod(withdraw)

    def done(self):
        return _("Withdrawn. Nothing was changed.")
