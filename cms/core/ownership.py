"""Who answers for a page, and how often it is looked over, asked of pages of all types in one query.

Each page type keeps these in columns of its own; a CASE on the type picks the right one for every row.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Case, IntegerField, OuterRef, Subquery, Value, When
from wagtail.models import Page, get_page_models

from .models import BasePage

AGENCY = "programs.Agency"


def agencies():
    return apps.get_model(AGENCY).objects.all()


def agencies_written_for_by(user):
    """The agencies whose contributor somebody is."""
    return agencies().filter(contributors__in=user.groups.all())


def own_page_types():
    return [model for model in get_page_models() if issubclass(model, BasePage)]


def by_type(lookup, **options):
    """A CASE with one branch a page type; ``lookup`` takes the type and returns the queryset of one value."""
    branches = [
        When(content_type=ContentType.objects.get_for_model(model), then=Subquery(lookup(model)))
        for model in own_page_types()
    ]
    return Case(*branches, **options)


def responsible_agency_id():
    """For a query of pages: the id of the agency that answers for each."""

    def lookup(model):
        page = model.objects.filter(pk=OuterRef("pk")).with_responsible_agency().order_by()
        return page.values("responsible_agency_id")[:1]

    return by_type(lookup, output_field=BigIntegerField())


def agency_id_of(page_key):
    """For a query of rows that have to do with a page: the id of the agency that answers for the page of a key."""
    page = Page.objects.filter(pk=page_key).annotate(responsible_agency_id=responsible_agency_id()).order_by()
    return Subquery(page.values("responsible_agency_id")[:1])


def review_months():
    """For a query of pages: how many months may lie between two reviews; 0 for pages that never age."""

    def lookup(model):
        return model.objects.filter(pk=OuterRef("pk")).order_by().values("review_months")[:1]

    return by_type(lookup, default=Value(0), output_field=IntegerField())
