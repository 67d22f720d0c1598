from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.db.models import Value
from django.utils.translation import gettext_lazy as _

CACHE_KEY = "examples-are-public"


class ExampleModel(models.Model):
    """A record that may be invented for demonstration. The site says so on every page while one is public."""

    is_example = models.BooleanField(
        _("example data"),
        default=False,
        help_text=_("Invented for demonstration. The public page says so, and remove_demo deletes it."),
    )

    class Meta:
        abstract = True


def example_models():
    """Every concrete model that can hold example data."""
    return [model for model in apps.get_models() if issubclass(model, ExampleModel)]


def examples_are_public():
    """True while any example record is public: a live page or a register row.

    One query, and none for a minute after a yes: a site without examples must notice the first one at once.
    """
    if cache.get(CACHE_KEY):
        return True
    found = find_public_example()
    if found:
        cache.set(CACHE_KEY, True, timeout=60)
    return found


def find_public_example():
    records = []
    for model in example_models():
        rows = model._default_manager.filter(is_example=True)
        if any(field.name == "live" for field in model._meta.get_fields()):
            rows = rows.filter(live=True)
        records.append(rows.order_by().annotate(found=Value(1)).values_list("found", flat=True))
    return records[0].union(*records[1:]).exists()
