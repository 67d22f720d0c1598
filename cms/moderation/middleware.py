from .four_eyes import DecisionRefused
from .refusal import answer_refusal


class DecisionRefusedMiddleware:
    """Shows why a decision was refused, wherever in the admin it was tried."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return answer_refusal(request, exception) if isinstance(exception, DecisionRefused) else None
