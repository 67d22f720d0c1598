"""Two people at the same page: what the first one saved is not replaced unseen by the second."""

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import PageLogEntry, Revision
from wagtail.utils.timestamps import render_timestamp

from cms.core.holding import hold_page

from .four_eyes import DecisionRefused
from .merged import MERGED
from .refusal import answer_refusal


class OverwriteMixin:
    """For Wagtail's page editor: hands the form back, filled in and unsaved, when somebody else saved meanwhile.

    The form that comes back knows of the newer version, so that saving once more is deliberate: it makes a version of
    its own, and the other one stays in the history. Wagtail itself looks only before it saves automatically.
    """

    newer = None

    def dispatch(self, request, page_id, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, page_id, **kwargs)
        with transaction.atomic():  # Two people who save at once come one after the other.
            hold_page(page_id)
            try:
                return super().dispatch(request, page_id, **kwargs)
            except DecisionRefused as refused:  # Answered here, so that what was saved beside it stays saved.
                return answer_refusal(request, refused)

    def post(self, request, *args, **kwargs):
        if not self.expects_json_response:
            self.newer = newer_revision(self.real_page_record, request.user, request.POST)
        return self.hand_back() if self.newer else super().post(request, *args, **kwargs)

    def hand_back(self):
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.has_unsaved_changes = True
        button = messages.button(self.get_compare_url(), gettext("Compare"), new_window=True)
        messages.warning(self.request, what_happened(self.newer), buttons=[button])
        return self.render_to_response(self.get_context_data(), status=409)

    def get_compare_url(self):
        """From the version that was opened, if it is still there, to the newer one."""
        opened = self.real_page_record.revisions.exclude(pk=self.newer.pk).filter(created_at__lt=self.newer.created_at)
        loaded = self.request.POST.get("loaded_revision_id", "")
        if loaded.isascii() and loaded.isdigit():
            opened = opened.filter(pk=int(loaded[:18]))
        before = opened.order_by("-created_at").values_list("pk", flat=True).first() or "earliest"
        return reverse("wagtailadmin_pages:revisions_compare", args=[self.page.pk, before, self.newer.pk])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.newer:
            context["autosave_enabled"] = False  # Nothing is saved over the other version without a click.
        return context


class PageEditView(OverwriteMixin, EditView):
    pass


class PageRevertView(OverwriteMixin, RevisionsRevertView):
    pass


def newer_revision(page, user, posted):
    """The latest version that somebody else saved since a form was opened; None without one.

    The user's own versions do not count: autosave makes them all the time and leaves the form as it was opened. One
    into which facts were merged that were approved elsewhere always counts, whoever wrote the draft.
    """
    opened_at = moment(posted.get("loaded_revision_created_at", ""))
    if opened_at is None:
        return None
    merged = PageLogEntry.objects.filter(page=page.pk, action=MERGED, timestamp__gt=opened_at).values("revision")
    by_others = Q(pk__in=merged) | ~Q(user=user) | Q(user__isnull=True)
    revisions = Revision.objects.for_instance(page).filter(by_others, created_at__gt=opened_at)
    return revisions.select_related("user").order_by("-created_at").first()


def moment(text):
    """The time that a form names; None for anything else."""
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found


def what_happened(revision):
    return gettext(
        "%(who)s saved this page on %(when)s while you were writing. Your text stands below, not saved yet. Compare "
        "first. If you save again, yours becomes the latest version; the other one stays in the history."
    ) % {"who": revision.user or gettext("Somebody"), "when": render_timestamp(revision.created_at)}
