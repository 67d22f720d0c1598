"""Who is told what is due for review."""

from django.contrib.auth import get_user_model

from ..roles import EDITOR


def people():
    return get_user_model().objects.filter(is_active=True)


def editors():
    return people().filter(groups__name=EDITOR)


def contributors_of(agency):
    """The people of an agency's group of contributors."""
    return people().filter(groups__agency=agency)
