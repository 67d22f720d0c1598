"""Keeps each agency's contributors in step with the register: one group and one collection an agency.

The group may enter the admin; write on the programmes that the agency leads or supports, and on updates below them;
propose drafts below the page types of CONTRIBUTORS_PROPOSE_BELOW; put files into the agency's own collection, and
choose from all. Nothing else. Every function is idempotent, and may run in two processes at once.
"""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupPagePermission, Page

from cms.moderation.rights import grant, grant_collection, grant_pages

from .models import Agency, ProgramPage


def keep_in_step(agency):
    """Make what an agency's contributors need, take away what they no longer do. Returns their group."""
    with transaction.atomic():
        agency = Agency.objects.select_for_update().filter(pk=agency.pk).first()
        if agency is None:  # Deleted meanwhile.
            return None
        group, collection = group_of(agency), collection_of(agency)
        Agency.objects.filter(pk=agency.pk).update(contributors=group, collection=collection)
        grant(apps, group, ["wagtailadmin.admin.access_admin"])
        grant_collection(apps, group, Collection.get_first_root_node(), ["choose"])
        grant_collection(apps, group, collection, ["add", "change", "choose"])
        programs, indexes = programs_of(agency), places_to_propose(agency)
        grant_pages(apps, group, programs, ["add", "change"])
        grant_pages(apps, group, indexes, ["add"])
        GroupPagePermission.objects.filter(group=group).exclude(page__in=[*programs, *indexes]).delete()
    return group


def without(group, pages, actions):
    """The pages on which a group lacks one of some rights: few, as a rule, of an agency's hundreds. One query."""
    permissions = GroupPagePermission.objects.filter(group=group)
    held = set(permissions.values_list("page_id", "permission__codename"))
    return [page for page in pages if not all((page.pk, f"{action}_page") in held for action in actions)]


def dissolve(agency):
    """After an agency is gone: its contributors lose what they could do. The files stay."""
    Group.objects.filter(pk=agency.contributors_id).delete()


def group_of(agency):
    name = f"Kontributor {agency.short_name}"[:150]
    if Group.objects.filter(name=name).exclude(pk=agency.contributors_id).filter(agency__isnull=False).exists():
        name = f"Kontributor {agency.slug}"  # Two agencies may be called the same in everyday speech.
    group = agency.contributors or Group.objects.get_or_create(name=name)[0]
    if group.name != name:
        group.name = name
        group.save(update_fields=["name"])
    return group


def collection_of(agency):
    collection = agency.collection or Collection.get_first_root_node().add_child(name=agency.name)
    if collection.name != agency.name:
        collection.name = agency.name
        collection.save(update_fields=["name"])
    return collection


def programs_of(agency):
    """Ids of the programmes that an agency leads or supports; none when it was merged into another one."""
    if agency.merged_into_id:
        return []
    programs = ProgramPage.objects.filter(Q(lead_agency=agency) | Q(supporting_agencies=agency))
    return list(programs.order_by().values_list("pk", flat=True).distinct())


def places_to_propose(agency):
    """Ids of the pages below which it may propose drafts."""
    if agency.merged_into_id:
        return []
    models = [apps.get_model(label) for label in settings.CONTRIBUTORS_PROPOSE_BELOW]
    return list(Page.objects.type(*models).values_list("pk", flat=True))


def concerned_with(program):
    """The ids of the agencies that may have a right on a programme, or lose one."""
    having_rights = Agency.objects.filter(contributors__page_permissions__page=program)
    supporting = program.supporting_agencies.all()
    return {program.lead_agency_id, *(agency.pk for agency in [*having_rights, *supporting])}


def follow_publication(publication):
    """The step of a publication that moves the rights when a programme's agencies change, or a list page is new."""
    page = Page.objects.filter(pk=publication.page_id).specific().first()
    if isinstance(page, ProgramPage):
        agencies = Agency.objects.filter(pk__in=concerned_with(page))
    elif page and page._meta.label in settings.CONTRIBUTORS_PROPOSE_BELOW:
        agencies = Agency.objects.current()
    else:
        return
    for agency in agencies:
        keep_in_step(agency)
