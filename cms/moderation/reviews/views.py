from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from ..models import PageReview
from .recording import is_reviewable, record_review


class ReviewForm(forms.ModelForm):
    class Meta:
        model = PageReview
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}


class MarkReviewedView(WagtailAdminTemplateMixin, FormView):
    """Asks whether a page is still true; the answer is posted. For people who may edit the page."""

    form_class = ReviewForm
    template_name = "moderation/reviews/mark.html"
    page_title = gettext_lazy("Mark as reviewed")
    header_icon = "check"

    def dispatch(self, request, *args, page_id, **kwargs):
        self.page = get_object_or_404(Page, pk=page_id).specific
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        if not is_reviewable(self.page):
            messages.error(request, _("Only public pages that age are reviewed. Nothing was written down."))
            return redirect(self.back)
        return super().dispatch(request, *args, **kwargs)

    @property
    def editor(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    @property
    def back(self):
        return get_valid_next_url_from_request(self.request) or self.editor

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        page = {"url": self.editor, "label": self.page.get_admin_display_title()}
        return [*self.breadcrumbs_items, page, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"page": self.page, "next": self.back}

    def form_valid(self, form):
        """Write the review down, unless the page was published again since the form was opened."""
        if self.request.POST.get("version") != str(self.page.live_revision_id):
            messages.warning(
                self.request, _("The page was published again meanwhile. Look at it once more, then confirm.")
            )
            return self.form_invalid(form)
        record_review(self.page, self.request.user, timezone.now(), form.cleaned_data["note"])
        messages.success(
            self.request, _("“%(page)s” is marked as reviewed.") % {"page": self.page.get_admin_display_title()}
        )
        return redirect(self.back)
