"""The pages that links in mails lead to. The token in the address is the right to see and change them; a visit alone
changes nothing, as programs look at links in mails, too."""

from functools import wraps

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from .. import signup
from ..forms import EmailForm, FollowsForm
from ..signing import CONFIRM, MANAGE, STOP, Invalid, follower_of, token


def of_follower(purpose):
    """Call a view with the Follower that the token in its address names; where it names none, say so with status 404.

    Neither caches nor other sites nor search engines get to know of it.
    """

    def decorate(view):
        @wraps(view)
        def wrapped(request, token):
            try:
                response = view(request, follower_of(purpose, token))
            except Invalid:
                response = render(request, "following/no_link.html", {"form": EmailForm()}, status=404)
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Robots-Tag"] = "noindex"
            return response

        return never_cache(csrf_exempt(wrapped))

    return decorate


@of_follower(CONFIRM)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, follower):
    """``/ikuti/konfirmasi/<token>``: what is to be confirmed, with a button."""
    if request.method == "POST":
        signup.confirm(follower)
    context = {
        "asked": list(follower.follows.unconfirmed().order_by("pk")),
        "follows": list(follower.follows.confirmed().order_by("title", "pk")),
        "follower": follower,
        "manage": token(MANAGE, follower),
    }
    return render(request, "following/confirm.html", context)


@of_follower(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request, follower):
    """``/ikuti/kelola/<token>``: how often, what of, everything as a file, everything away."""
    if request.method != "POST":
        return manage_page(request, follower, FollowsForm(follower))
    if "hapus" in request.POST:
        follower.delete()
        return render(request, "following/stopped.html")
    form = FollowsForm(follower, request.POST)
    if not form.is_valid():
        return manage_page(request, follower, form)
    signup.change(follower, form.cleaned_data["seberapa_sering"], form.cleaned_data["diikuti"])
    if follower.pk is None:
        return render(request, "following/stopped.html")
    return redirect(f"{request.path}?tersimpan")


def manage_page(request, follower, form):
    """Status 200 also where something is to be mended: a refusal would be logged, with an address that opens it."""
    context = {
        "follower": follower,
        "form": form,
        "token": token(MANAGE, follower),
        "is_saved": "tersimpan" in request.GET,
    }
    return render(request, "following/manage.html", context)


@of_follower(MANAGE)
@require_safe
def export(request, follower):
    """``/ikuti/kelola/<token>/data.json``: all that is kept about a person."""
    response = JsonResponse(signup.exported(follower), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="yang-saya-ikuti.json"'
    return response


@of_follower(STOP)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, follower):
    """``/ikuti/berhenti/<token>``: ends all mail and erases the address; a mail program posts it in one click.

    RFC 8058: without cookies, without a question.
    """
    if request.method == "POST":
        follower.delete()
        return render(request, "following/stopped.html")
    return render(request, "following/stop.html", {"manage": token(MANAGE, follower)})
