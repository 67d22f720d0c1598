from django.http import JsonResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from .four_eyes import DecisionRefused
from .workflow import ask_again


class DecisionRefusedMiddleware:
    """Shows why a decision was refused, wherever in the admin it was tried."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DecisionRefused):
            return None
        messages.error(request, str(exception))
        instance = exception.instance
        if instance:
            ask_again(instance, request.user)  # Wagtail's editor saves what was changed before it decides.
        url = (instance and AdminURLFinder(request.user).get_edit_url(instance)) or "/admin/"
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": url})  # What Wagtail's dialog waits for.
        return redirect(url)
