"""The editorial offices as Wagtail groups. Plain for now: who may write and who may publish, below the home page."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

EDITOR = "Editor Diskominfo"
HEAD = "Kepala"
PAGE_PERMISSIONS = {
    EDITOR: ["add_page", "change_page", "lock_page", "unlock_page"],
    HEAD: ["add_page", "change_page", "publish_page", "lock_page", "unlock_page"],
}
REGISTERS = ["agency", "area", "indicator", "regulation"]


def set_up_roles(home):
    """Create the groups of editors and head, with their rights below a home page; safe to repeat."""
    for name, codenames in PAGE_PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        grant_pages(group, home, codenames)
        grant_admin(group)
        grant_collection(group, Collection.get_first_root_node())
        actions = [f"{action}_{model}" for model in REGISTERS for action in ("add", "change", "view")]
        group.permissions.add(*Permission.objects.filter(content_type__app_label="programs", codename__in=actions))


def set_up_contributors(agency_name, pages):
    """Create an agency's group of contributors, who may add to and change the given pages but not publish."""
    group, _ = Group.objects.get_or_create(name=f"Kontributor {agency_name}")
    for page in pages:
        grant_pages(group, page, ["add_page", "change_page"])
    grant_admin(group)
    grant_collection(group, Collection.get_first_root_node())
    return group


def grant_pages(group, page, codenames):
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def grant_admin(group):
    group.permissions.add(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))


def grant_collection(group, collection):
    codenames = ["add_creditedimage", "choose_creditedimage", "add_publicdocument", "choose_publicdocument"]
    for permission in Permission.objects.filter(content_type__app_label="core", codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
