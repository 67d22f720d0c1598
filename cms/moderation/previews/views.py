"""The office's side of preview links: list those of a page, make one, revoke one."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.log_actions import log
from wagtail.models import Page

from ..models import PreviewLink
from .forms import PreviewLinkForm
from .logged import MADE, REVOKED


def page_to_edit(user, page_id):
    """The page. Raises Http404 without one that can be shown, PermissionDenied for people who may not edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not page.is_previewable():
        raise Http404
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return page


class PreviewLinksView(WagtailAdminTemplateMixin, FormView):
    template_name = "moderation/preview_links.html"
    form_class = PreviewLinkForm
    page_title = gettext_lazy("Preview for outsiders")
    header_icon = "view"

    def dispatch(self, request, page_id):
        self.page = page_to_edit(request.user, page_id)
        self.now = timezone.now()
        return super().dispatch(request, page_id)

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [*get_breadcrumbs_items_for_page(self.page, self.request.user), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        links = PreviewLink.objects.filter(page_id=self.page.pk).select_related("made_by", "revoked_by")
        page_of_links = WagtailPaginator(links, per_page=20).get_page(self.request.GET.get("p"))
        rows = [
            {
                "link": link,
                "closed": link.why_closed(self.now),
                "address": self.request.build_absolute_uri(link.get_absolute_url()),
            }
            for link in page_of_links
        ]
        return super().get_context_data(**kwargs) | {"page": self.page, "page_of_links": page_of_links, "rows": rows}

    def form_valid(self, form):
        link = PreviewLink.objects.make(
            self.page, self.request.user, form.cleaned_data["recipient"], form.cleaned_data["days"], self.now
        )
        log(self.page, MADE, user=self.request.user, data={"link": link.pk})
        messages.success(self.request, gettext("The link is ready. Copy it from the list and send it."))
        return redirect("preview_links", self.page.pk)


@require_POST
def revoke(request, page_id, pk):
    page = page_to_edit(request.user, page_id)
    link = get_object_or_404(PreviewLink, page_id=page.pk, pk=pk)
    if link.revoke(request.user, timezone.now()):
        log(page, REVOKED, user=request.user, data={"link": link.pk})
        messages.success(request, gettext("The link is revoked and opens nothing any more."))
    else:
        messages.warning(request, gettext("This link had been revoked before."))
    return redirect("preview_links", page.pk)
