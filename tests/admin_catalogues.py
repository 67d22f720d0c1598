"""What the packages behind the admin ask to have translated, and what of it has an Indonesian text."""

from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings
from django.utils.translation.trans_real import DjangoTranslation

DOMAINS = ["django", "djangojs"]
# Packages whose strings the admin shows. django_filters keeps no English catalogue; any complete one names the msgids.
PACKAGES = ("wagtail", "taggit", "django_filters")
REFERENCES = ["en", "de"]
OURS = Path(settings.LOCALE_PATHS[1]) / "id" / "LC_MESSAGES"


def asked_for(domain):
    """Every entry that an installed package names in its own language, as polib reads it."""
    for app in apps.get_app_configs():
        if app.name.startswith(PACKAGES):
            files = [Path(app.path) / "locale" / language / "LC_MESSAGES" / f"{domain}.po" for language in REFERENCES]
            if file := next(filter(Path.exists, files), None):
                yield from (entry for entry in polib.pofile(str(file)) if not entry.obsolete)


def is_translated(entry, catalogue):
    key = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    return bool(catalogue.get((key, 0)) if entry.msgid_plural else catalogue.get(key, catalogue.get((key, 0))))


def missing(domain, language="id"):
    """The msgids of a domain that neither the packages nor we translate."""
    catalogue = DjangoTranslation(language, domain=domain)._catalog
    return sorted({entry.msgid for entry in asked_for(domain) if not is_translated(entry, catalogue)})


def source(domain):
    return polib.pofile(str(OURS / f"{domain}.po"))


def own_source():
    """The catalogue of the strings in our own code, which the public pages and the admin share."""
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES" / "django.po"))


def compiled(domain):
    return polib.mofile(str(OURS / f"{domain}.mo"))
