"""Publishing many pages at once goes past their forms; what a form would refuse is refused here too."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from cms.core.submission import reasons_to_wait

MOST_TOLD = 5


@hooks.register("before_bulk_action")
def check_before_publishing_many(request, action, objects, view):
    """If one of the chosen pages is not ready, none is published, and the first few reasons are told."""
    if action != "publish" or view.model is not Page:
        return None
    pages = with_drafts_below(objects) if view.cleaned_form.cleaned_data["include_descendants"] else objects
    reasons = [(page.get_admin_display_title(), reason) for page in pages for reason in reasons_of(page)]
    for title, reason in reasons[:MOST_TOLD]:
        messages.error(request, _("“%(title)s” was not published: %(reason)s") % {"title": title, "reason": reason})
    return redirect(view.next_url) if reasons else None


def with_drafts_below(pages):
    """The pages, and those below them that are not public yet."""
    below = [draft for page in pages for draft in page.get_descendants().not_live()]
    return list({page.pk: page for page in [*pages, *below]}.values())


def reasons_of(page):
    draft = page.specific.get_latest_revision_as_object()
    return reasons_to_wait(draft) if draft.has_unpublished_changes or not draft.live else []
