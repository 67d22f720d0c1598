"""Whose data a person of the admin may take along."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..models import Agency, Indicator, ProgramPage

OFFICE = {"lock", "publish"}  # The rights on pages that the offices have and contributors do not.


@dataclass(frozen=True)
class Scope:
    """What may be exported: programmes (originals) and indicators. ``hidden``: those not public may be among them."""

    programs: QuerySet
    indicators: QuerySet
    hidden: bool = False

    def public(self):
        """The same without what the public does not see."""
        kept = ProgramPage.objects.countable().filter(pk__in=self.programs.order_by().values("pk"))
        return Scope(kept, self.indicators)

    def of_agency(self, agency):
        """The same for one agency: what it leads or supports, and the indicators that go with it."""
        programs = self.programs.of_agencies([agency])
        return Scope(programs, indicators_with(programs, [agency]) & self.indicators, self.hidden)


def scope_of(user):
    """The offices: every programme that they may change. Contributors: their agency's. Others: what is public."""
    policy, originals = policy_registry.get_by_type(Page), ProgramPage.objects.in_default_language()
    if policy.user_has_any_permission(user, OFFICE):
        mine = policy.instances_user_has_permission_for(user, "change").order_by().values("pk")
        return Scope(originals.filter(pk__in=mine), Indicator.objects.all(), hidden=True)
    agencies = list(Agency.objects.filter(contributors__in=user.groups.all()))
    if agencies:
        programs = originals.of_agencies(agencies)
        return Scope(programs, indicators_with(programs, agencies), hidden=True)
    return Scope(ProgramPage.objects.countable(), Indicator.objects.all())


def indicators_with(programs, agencies):
    """The indicators that measure these programmes or whose values these agencies produce."""
    measured = Q(pk__in=Indicator.objects.filter(program_links__page__in=programs.order_by().values("pk")).values("pk"))
    return Indicator.objects.filter(measured | Q(producer__in=agencies))
