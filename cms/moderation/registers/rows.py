"""The views of one register row: what people type there becomes a proposal, never a saved row."""

import logging

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_modeladmin.views import CreateView, DeleteView, EditView, InspectView, InstanceSpecificView

from cms.core.pagination import paginate

from ..models import Action, RegisterChange
from .difference import differences
from .errors import ProposalError
from .people import who_may_confirm
from .proposals import propose
from .snapshots import fingerprint

PER_PAGE = 20

logger = logging.getLogger("cms.moderation")


class Proposing:
    """Puts a proposal down and says what happens next, or what is in the way."""

    action = None

    def propose(self, row):
        change = propose(self.action, row, self.request.user, timezone.now())
        messages.success(
            self.request,
            _("Your proposal is saved. Nothing public has changed yet: another person must confirm it."),
            buttons=[messages.button(change.address, _("See the proposal"))],
        )
        if not who_may_confirm(change).exists():
            messages.warning(
                self.request,
                _("At present nobody else may confirm it. Ask an administrator to give a second person that right."),
            )
        return redirect(self.index_url)

    def say_obstacle(self, error):
        logger.warning("Nothing proposed for %s by user %s: %s.", self.opts.label, self.request.user.pk, error.name)
        buttons = [messages.button(error.change.address, _("See the proposal"))] if error.change else []
        messages.error(self.request, str(error), buttons=buttons)


class FormProposing(Proposing):
    def form_valid(self, form):
        try:
            self.check_seen()
            return self.propose(form.save(commit=False))
        except ProposalError as error:
            self.say_obstacle(error)
            return self.render_to_response(self.get_context_data(form=form))

    def check_seen(self):
        """Raise when the form showed something else than what is stored now."""


class AboutRow:
    """Tells the template which proposal about the row is open, and where its history stands."""

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            waiting=RegisterChange.objects.open().for_object(self.instance).first(),
            register_history_url=self.url_helper.get_action_url("history", self.pk_quoted),
            **kwargs,
        )


class ProposeCreate(FormProposing, CreateView):
    action = Action.CREATE


class ProposeEdit(AboutRow, FormProposing, EditView):
    action = Action.CHANGE

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.seen = fingerprint(self.instance)

    def check_seen(self):
        if self.request.POST.get("seen", self.seen) != self.seen:
            message = _(
                "Somebody else changed this entry while you were typing. What you typed is still here; compare it "
                "with the entry as it is now and propose again."
            )
            raise ProposalError("outdated form", message)


class ProposeDelete(AboutRow, Proposing, DeleteView):
    action = Action.DELETE

    def post(self, request, *args, **kwargs):
        try:
            return self.propose(self.instance)
        except ProposalError as error:
            self.say_obstacle(error)
            return self.render_to_response(self.get_context_data())


class InspectRow(AboutRow, InspectView):
    pass


class RowHistory(AboutRow, InstanceSpecificView):
    """Every proposal about a row: old and new values, who proposed, who decided."""

    page_title = gettext_lazy("History")
    template_name = "moderation/registers/history.html"

    def check_action_permitted(self, user):
        return self.permission_helper.user_can_inspect_obj(user, self.instance)

    def get_context_data(self, **kwargs):
        changes = RegisterChange.objects.for_object(self.instance).for_list()
        page = paginate(self.request, changes, PER_PAGE)
        lines = differences(page.object_list)
        proposals = [(change, lines[change.pk]) for change in page.object_list]
        return super().get_context_data(page_of=page, proposals=proposals, **kwargs)
