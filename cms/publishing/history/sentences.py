"""A ledger row as one sentence that a newspaper can print, in Indonesian press style, with its source.

Always in the language of the office, as the row's own texts are.
"""

import re

from django.apps import apps
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..facts import LANGUAGE

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def quotation(entry, address):
    """What changed, according to whom, and where it can be checked."""
    with translation.override(LANGUAGE):
        said = {
            "change": change_in_words(entry),
            "subject": f"{kind_of_subject(entry)} {entry.subject_title}".strip(),
            "date": day(entry.happened_at),
            "address": address,
        }
        return _("%(change)s, according to Siantar Kota Cerdas (history of %(subject)s, %(date)s), %(address)s.") % said


def change_in_words(entry):
    """A sentence without its full stop; call it in the language of the ledger."""
    said = {"what": named(entry), "before": entry.before_text, "after": entry.after_text}
    if entry.redacted_at:
        said |= {
            "note": entry.redaction.rstrip("."),
            "date": date_format(timezone.localtime(entry.redacted_at), "j F Y"),
        }
        return _("A text about “%(what)s” was replaced by a note on %(date)s: %(note)s") % said
    sentence = pattern(entry) % said
    return _("%(sentence)s by the rules") % {"sentence": sentence} if entry.by_rule else sentence


def pattern(entry):
    """The form of the sentence, by what became of the fact."""
    if is_row(entry) and entry.before is None:
        return _("%(what)s was added (%(after)s)")
    if is_row(entry) and entry.after is None:
        return _("%(what)s was taken out (%(before)s)")
    if not entry.before_text:
        return _("%(what)s was entered: %(after)s")
    if not entry.after_text:
        return _("%(what)s was taken out, formerly %(before)s")
    if is_date(entry.before) and is_date(entry.after):
        if entry.after > entry.before:
            return _("%(what)s was moved back from %(before)s to %(after)s")
        return _("%(what)s was brought forward from %(before)s to %(after)s")
    return _("%(what)s changed from %(before)s to %(after)s")


def is_row(entry):
    """True when a whole row came or went: its values are those of all its facts."""
    return isinstance(entry.before, dict) or isinstance(entry.after, dict)


def is_date(value):
    return isinstance(value, str) and bool(ISO_DATE.fullmatch(value))


def named(entry):
    """What changed as the subject of a sentence: "Milestone “X”: Planned" becomes "Planned of milestone “X”"."""
    owner, colon, fact = entry.what.rpartition(": ")
    if "/" not in entry.field or is_row(entry) or not colon:
        return entry.what
    owner = owner[:1].lower() + owner[1:]
    return capfirst(_("%(fact)s of %(owner)s") % {"fact": fact.lower(), "owner": owner})


def day(moment):
    return date_format(timezone.localtime(moment), "j F Y")


def kind_of_subject(entry):
    """ "programme", "indicator"; empty for a type that is no more."""
    try:
        return str(apps.get_model(entry.subject_type)._meta.verbose_name)
    except (LookupError, ValueError):
        return ""
