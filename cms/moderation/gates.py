"""The one door to the public is approval. Whoever tries another one keeps their draft and is told why."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import WorkflowMixin

from .four_eyes import why_not_approve
from .workflow import ask_again


def refuse_publishing(request, instance):
    """Before Wagtail publishes directly: what was typed is saved already, as a draft."""
    messages.error(request, four_eyes_message())
    return redirect(AdminURLFinder(request.user).get_edit_url(instance) or "wagtailadmin_home")


def four_eyes_message():
    return _(
        "Not published: nothing becomes public that only one person has seen (four eyes). "
        "It is saved as a draft; submit it for moderation."
    )


def explain_publishing(request, *args):
    """Before a form is read that asks for publishing; Wagtail then saves a draft instead."""
    if request.method == "POST" and "action-publish" in request.POST:
        messages.error(request, four_eyes_message())


def refuse_bulk_publishing(request, action_type, objects, action):
    if action_type == "publish" and request.method == "POST":
        messages.error(request, four_eyes_message())
        return redirect(action.next_url)
    return None


def refuse_published_copies(request, page):
    if request.method == "POST" and ("publish_copies" in request.POST or "alias" in request.POST):
        messages.error(request, _("A copy starts as a draft: nothing becomes public without approval (four eyes)."))
        return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def guard_moderation(request, page):
    """While a page is being looked at, only deliberate saves count; and who may not approve is told why."""
    if not page.workflow_in_progress:
        return None
    if request.method == "POST" and not request.accepts("text/html"):
        message = _("The page is being looked at. Save it with the button; its approval then starts anew.")
        return JsonResponse({"success": False, "error_code": "in_moderation", "error_message": message}, status=400)
    task_state = page.current_workflow_task_state
    reviews = task_state and task_state.task.specific.user_can_access_editor(page, request.user)
    if request.method == "GET" and reviews and (reason := why_not_approve(task_state, request.user)):
        messages.warning(request, reason)
    return None


def ask_again_after_editing(request, instance):
    if isinstance(instance, WorkflowMixin) and ask_again(instance, request.user):
        messages.warning(request, _("The version put forward has changed: it is looked at anew from the first step."))
