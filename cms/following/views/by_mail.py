"""The forms that start with an address. The page around them is cached whole, so they carry no token: see is_from_here.

Whoever sends them, and whatever is known of the address, gets the same answer.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from cms.reading.origin import is_from_here
from cms.reading.readers import address_of

from .. import signup
from ..forms import EmailForm, SignUpForm

ENCODING = "application/x-www-form-urlencoded"


@never_cache
@csrf_exempt
@require_POST
def sign_up(request):
    """``/ikuti/surel``: takes the form of the follow page, and shows it again where it has a fault."""
    form = SignUpForm(request, request.POST)
    if refusal := refuse(request, form, "following/sign_up.html"):
        return refusal
    if not form.is_from_a_program:
        data = form.cleaned_data
        signup.sign_up(data["surel"], data["seberapa_sering"], form.topic, form.subject, timezone.now())
    return redirect("follow_asked")


@never_cache
@csrf_exempt
@require_POST
def ask_for_link(request):
    """``/ikuti/tautan``: has the link to what an address follows sent there."""
    form = EmailForm(request.POST)
    if refusal := refuse(request, form, "following/ask_for_link.html"):
        return refusal
    if not form.is_from_a_program:
        signup.ask_for_link(form.cleaned_data["surel"], timezone.now())
    return redirect("follow_asked")


def refuse(request, form, template):
    """The answer to what cannot be taken: the form with its faults, or why; None where it can."""
    if request.content_type != ENCODING:  # Nobody has a file to send here.
        return HttpResponse(status=415)
    if not is_from_here(request):
        return shown_again(request, form, template, "strange", 403)
    if not form.is_valid():
        return shown_again(request, form, template, "faulty", 422)
    if not signup.is_welcome(address_of(request), timezone.localdate()):
        return shown_again(request, form, template, "too_many", 429)
    return None


def shown_again(request, form, template, why, status):
    form.is_valid()  # What is shown again says which subject it is about.
    context = {"form": form, "subject": getattr(form, "subject", None), "why": why}
    return render(request, template, context, status=status)


@require_safe
def asked(request):
    """``/ikuti/terkirim``: the same for everyone."""
    return render(request, "following/asked.html")
