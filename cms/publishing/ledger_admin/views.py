"""The pages on which a text of the ledger or a version is replaced: what goes, what stands instead, and who may."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from ..models import LedgerEntry, PublicVersion
from . import REDACT
from .redaction import RedactedAlready, redact, redact_version, with_the_same_reason

MOST_ROWS = 20


class RedactionForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note in place of the text"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Public. Say on which legal ground, never what stood there."),
    )
    also_what = forms.BooleanField(
        label=gettext_lazy("Replace the name of what changed as well"),
        required=False,
        help_text=gettext_lazy("Only where the name itself must go, for example because a person is named in it."),
    )


class VersionRedactionForm(RedactionForm):
    also_what = forms.BooleanField(
        label=gettext_lazy("Replace title and change note as well"),
        required=False,
        help_text=gettext_lazy("Only where these themselves must go, for example because a person is named in them."),
    )


@permission_required(REDACT, raise_exception=True)
def redact_entry(request, pk):
    entry = get_object_or_404(LedgerEntry, pk=pk)
    form = RedactionForm(request.POST or None)
    if form.is_valid():
        carry_out(redact, pk, form, request)
        return redirect("ledger_report")
    repeated = with_the_same_reason(entry)[:MOST_ROWS]
    return TemplateResponse(
        request, "publishing/admin/redact.html", {"entry": entry, "form": form, "repeated": repeated}
    )


@permission_required(REDACT, raise_exception=True)
def redact_public_version(request, pk):
    version = get_object_or_404(PublicVersion, pk=pk)
    form = VersionRedactionForm(request.POST or None)
    if form.is_valid():
        carry_out(redact_version, pk, form, request)
        return redirect("version_report")
    others = PublicVersion.objects.of_page(version.page_id).filter(redacted_at=None).exclude(pk=pk).newest_first()
    context = {"version": version, "form": form, "others": others.defer("content")[:MOST_ROWS]}
    return TemplateResponse(request, "publishing/admin/redact_version.html", context)


def carry_out(redacting, pk, form, request):
    """Replace a text as the form says, and tell whether that was done."""
    said = form.cleaned_data
    try:
        redacting(pk, said["note"], request.user, timezone.now(), said["also_what"])
    except RedactedAlready:
        messages.error(request, _("This text has been replaced meanwhile. Nothing was changed now."))
    else:
        messages.success(request, _("The text was replaced by your note."))
