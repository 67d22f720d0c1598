"""The search of whichever database the site has."""

from django.db import connection


def SearchBackend(params):  # noqa: N802  # The name that modelsearch looks for.
    if connection.vendor == "postgresql":
        from .postgres import SearchBackend as backend
    else:
        from .sqlite import SearchBackend as backend
    return backend(params)
