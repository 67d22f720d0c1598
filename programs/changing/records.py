"""The records that the codes of a change set stand for."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The own code of what a foreign key may point to; files go by primary key.
OWN_CODES = {
    "programs.agency": "slug",
    "programs.area": "code",
    "programs.dimensionpage": "code",
    "programs.goal": "code",
    "programs.indicator": "code",
    "programs.programpage": "code",
}


def own_code_name(model):
    return OWN_CODES.get(model._meta.label_lower, "pk")


def own_code(item):
    return getattr(item, own_code_name(type(item)))


class Records:
    """Finds records by their own codes: those in the database, each looked up once, and those brought along."""

    def __init__(self):
        self.known = {}

    def bring(self, record):
        """Make a record known that the change set itself writes: others may point to it before it is saved."""
        self.known[type(record), own_code(record)] = record

    def find(self, model, code):
        """The record that a code stands for; of pages, the one in the default language. Raises ValidationError."""
        key = (model, str(code) if own_code_name(model) != "pk" else code)
        if key not in self.known:
            self.known[key] = self.look_up(model, code)
        return self.known[key]

    def look_up(self, model, code):
        records = model._default_manager.all()
        if hasattr(records, "in_default_language"):
            records = records.in_default_language()
        try:
            found = records.filter(**{own_code_name(model): code}).first()
        except (TypeError, ValueError):
            found = None
        if found is None:
            raise ValidationError(_("“%(code)s” is not known.") % {"code": code})
        return found
