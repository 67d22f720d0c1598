"""By what a search can be narrowed down, in the order of the page. Values are those of ``search_facets`` of pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.core.models import BasePage
from news.models import NewsCategory
from programs.enums import Phase, ProgramStatus
from programs.models import Agency, Area, DimensionPage


def searchable_types():
    """The page types that can be found, by the key that stands in addresses."""
    models = (model for model in apps.get_models() if issubclass(model, BasePage))
    return {model.search_type: model for model in models if model.search_type}


def type_labels():
    return {key: capfirst(model._meta.verbose_name_plural) for key, model in searchable_types().items()}


def dimension_labels():
    return dict(DimensionPage.objects.published().in_default_language().values_list("slug", "title"))


def agency_labels():
    return {agency.slug: str(agency) for agency in Agency.objects.current()}


def area_labels():
    return dict(Area.objects.values_list("slug", "name"))


def topic_labels():
    return dict(NewsCategory.objects.values_list("slug", "name"))


@dataclass(frozen=True)
class Facet:
    """``labels`` gives, in order, the values that exist with what people read; None: the value itself is read."""

    name: str
    label: str
    labels: Callable | None


FACETS = (
    Facet("jenis", _("Kind"), type_labels),
    Facet("dimensi", _("Dimension"), dimension_labels),
    Facet("opd", _("Agency"), agency_labels),
    Facet("kecamatan", _("Kecamatan"), area_labels),
    Facet("fase", _("Phase"), lambda: dict(Phase.choices)),
    Facet("status", _("Status"), lambda: dict(ProgramStatus.choices)),
    Facet("tahun", _("Year"), None),
    Facet("topik", _("Topic"), topic_labels),
)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool


def choices(labels, counts, chosen):
    """The values of a facet that lead somewhere, or are chosen, with how many results each has.

    ``labels``: by value, what people read; None where that is the value itself, the highest first.
    """
    if labels is None:
        labels = {value: value for value in sorted({*counts, *chosen}, reverse=True)}
    return [
        Choice(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    ]
