"""The page that carries a form which could not be saved, and what the editor's autosave is told instead."""

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext

from .requests import is_autosave

SECRET_WORDS = ("password", "token", "secret")


def keep(request):
    """Answer a form that was not saved with a page from which it can be sent again, or autosave with an error."""
    response = tell_autosave(request) if is_autosave(request) else show_kept_form(request)
    add_never_cache_headers(response)
    return response


def show_kept_form(request):
    fields = [(name, value) for name, values in request.POST.lists() for value in values if not is_secret(name)]
    files = [file.name for _name, files in request.FILES.lists() for file in files]
    context = {"fields": fields, "files": files, "address": request.get_full_path()}
    return render(request, "moderation/kept_form.html", context, status=403)


def tell_autosave(request):
    """An error that Wagtail's editor shows word for word: of its error codes, only "locked" keeps autosave trying."""
    if request.user.is_authenticated:
        message = gettext("This tab is older than your login. Press save: nothing that you typed is lost.")
    else:
        message = gettext("Your login has expired. Press save to log in again: nothing that you typed is lost.")
    return JsonResponse({"success": False, "error_code": "locked", "error_message": message}, status=403)


def is_secret(name):
    """True for fields that are never sent back: passwords, and the token of the form itself."""
    return any(word in name.lower() for word in SECRET_WORDS)
