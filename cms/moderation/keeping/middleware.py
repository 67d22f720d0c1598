from .answers import keep
from .requests import is_form_of_the_office


class KeepFormMiddleware:
    """Gives a form back to people whose login expired while they typed. Stands below the check of the CSRF token."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if is_form_of_the_office(request) and not request.user.is_authenticated:
            return keep(request)
        return None
