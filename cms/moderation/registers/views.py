"""The proposals: the list of them, and one with its difference and the buttons to decide."""

import logging

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from cms.core.pagination import paginate

from ..models import RegisterChange
from . import proposals
from .errors import ProposalError
from .forms import DecisionForm, NarrowForm
from .people import may_see, reason_against, registers_seen_by

PER_PAGE = 30
DECIDE = {"confirm": proposals.confirm, "refuse": proposals.refuse, "withdraw": proposals.withdraw}
DONE = {
    "confirm": _("Confirmed. The new values are public now."),
    "refuse": _("Refused. Nothing public has changed; the proposer gets your comment by mail."),
    "withdraw": _("Withdrawn. Nothing public has changed."),
}

logger = logging.getLogger("cms.moderation")


def all_proposals(request):
    registers = registers_seen_by(request.user)
    if not registers:
        raise PermissionDenied
    form = NarrowForm(request.GET, registers)
    changes = form.narrow(RegisterChange.objects.for_list())
    context = {"form": form, "page_of": paginate(request, changes, PER_PAGE)}
    return TemplateResponse(request, "moderation/registers/proposals.html", context)


def one_proposal(request, pk):
    change = visible(request, pk)
    form = DecisionForm(request.POST or None)
    if form.is_valid() and decided(request, change, form.cleaned_data):
        return redirect(change.address)
    change = visible(request, pk)
    context = {
        "change": change,
        "form": form,
        "is_proposer": change.proposed_by_id == request.user.pk,
        "reason_against": reason_against(request.user, change),
    }
    return TemplateResponse(request, "moderation/registers/proposal.html", context)


def visible(request, pk):
    change = get_object_or_404(RegisterChange.objects.for_list(), pk=pk)
    if not may_see(request.user, change.register):
        raise PermissionDenied
    return change


def decided(request, change, data):
    """Carry a decision out; False, with its reason on the screen and in the log, when something is against it."""
    try:
        DECIDE[data["decision"]](change, request.user, data["comment"], timezone.now())
    except ProposalError as error:
        messages.error(request, str(error))
        logger.warning(
            "Proposal %s: %s by user %s was not done: %s.", change.pk, data["decision"], request.user.pk, error.name
        )
        return False
    messages.success(request, DONE[data["decision"]])
    return True
