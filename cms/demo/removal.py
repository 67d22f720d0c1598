from django.core.cache import cache
from django.db import transaction
from django.db.models import ProtectedError
from wagtail.models import Page

from cms.core.models import User
from cms.core.models.examples import CACHE_KEY, example_models
from cms.publishing.models import LedgerEntry, PublicVersion, Tombstone
from programs.models import KeptEvidence

from .accounts import ACCOUNTS


@transaction.atomic
def remove_examples():
    """Delete all example data. Returns how many records of each kind went.

    A page that is no example but stands below one keeps its place: its example parent stays too, unmarked.
    """
    removed = {}
    models = example_models()
    page_models = [model for model in models if issubclass(model, Page)]
    examples = set()
    for model in page_models:
        examples.update(model.objects.filter(is_example=True).values_list("pk", flat=True))
    keep = real_paths(examples)
    for model in page_models:
        removed[model._meta.label] = remove_pages(model, keep)
    removed["programs.KeptEvidence"] = KeptEvidence.objects.filter(is_example=True).delete()[0]
    for model in models:
        if model not in page_models:
            removed[model._meta.label] = remove_rows(model)
    removed["publishing.LedgerEntry"] = LedgerEntry.objects.remove_examples()[0]
    removed["publishing.PublicVersion"] = PublicVersion.objects.remove_examples()[0]
    removed["publishing.Tombstone"] = Tombstone.objects.filter(is_example=True).delete()[0]
    cache.delete(CACHE_KEY)
    removed["core.User"] = User.objects.filter(username__in=ACCOUNTS, email__endswith=".example").delete()[0]
    return removed


def real_paths(example_ids):
    """The tree paths of all pages that are no examples, and of everything above them."""
    real = Page.objects.exclude(pk__in=example_ids).values_list("path", flat=True)
    return {path[:end] for path in real for end in range(Page.steplen, len(path) + 1, Page.steplen)}


def remove_pages(model, keep):
    count = 0
    for page in model.objects.filter(is_example=True).order_by("-depth"):
        if page.path in keep:
            model.objects.filter(pk=page.pk).update(is_example=False)
        else:
            page.delete()
            count += 1
    return count


def remove_rows(model):
    """Row by row, so that files go with their records. What proves something on a page that stays, stays unmarked."""
    count = 0
    for row in list(model.objects.filter(is_example=True)):
        try:
            row.delete()
            count += 1
        except ProtectedError:
            model.objects.filter(pk=row.pk).update(is_example=False)
    return count
