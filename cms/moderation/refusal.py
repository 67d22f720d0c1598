"""What somebody sees whose decision was refused."""

from django.http import JsonResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from .workflow import ask_again


def answer_refusal(request, refused):
    """Say why, and lead back to the editor; ``refused`` is a DecisionRefused."""
    messages.error(request, str(refused))
    instance = refused.instance
    if instance and hasattr(instance, "current_workflow_state"):
        ask_again(instance, request.user)  # Wagtail's editor saves what was changed before it decides.
    url = (instance and AdminURLFinder(request.user).get_edit_url(instance)) or "/admin/"
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return JsonResponse({"step": "success", "redirect": url})  # What Wagtail's dialog waits for.
    return redirect(url)
