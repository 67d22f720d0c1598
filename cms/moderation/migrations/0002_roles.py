"""The groups of the three standing offices, with their rights; Wagtail's own two sample groups go, when unused."""

from django.db import migrations

from cms.moderation.rights import grant, grant_collection, grant_pages

ENTER = ["wagtailadmin.admin.access_admin"]
REGISTERS = ["agency", "area", "indicator", "regulation"]
SEARCH = [  # An editor who tells search something wrong must be able to take it back.
    *[
        f"search.{action}_{model}"
        for model in ("searchsynonyms", "unsuggestedsearch")
        for action in ("add", "change", "delete", "view")
    ],
    *[f"wagtailsearchpromotions.{action}_searchpromotion" for action in ("add", "change", "delete")],
    "search.view_searchcount",
]
WRITE = [
    *ENTER,
    *[f"programs.{action}_{model}" for model in REGISTERS for action in ("add", "change", "view")],
    *[f"home.{action}_alertbanner" for action in ("add", "change", "view")],
    *[f"news.{action}_newscategory" for action in ("add", "change", "view")],
    "programs.change_evaluationsettings",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "moderation.add_urgentpublication",
    "core.user.override_checks",
    "moderation.confirm_registerchange",
    "moderation.moderationstep.view_moderation_report",
    "programs.add_importrun",
    "programs.view_importrun",
    "publishing.view_ledgerentry",
    "publishing.view_missingaddress",
    "publishing.view_tombstone",
    "reading.view_pageread",
    *SEARCH,
]
REDACT = ["publishing.redact_ledgerentry", "publishing.change_tombstone"]
DEPUTIES = [f"moderation.{action}_deputy" for action in ("add", "change", "delete", "view")]
MANAGE = [
    *[f"programs.delete_{model}" for model in REGISTERS],
    *[f"core.{action}_user" for action in ("add", "change", "delete", "view")],
    *[f"moderation.{action}_holiday" for action in ("add", "change", "delete", "view")],
    *[f"wagtailcore.{action}_collection" for action in ("add", "change", "delete")],
    "home.delete_alertbanner",
    "home.change_officesettings",
    "news.delete_newscategory",
    "wagtailredirects.delete_redirect",
]
RIGHTS = {
    "Editor Diskominfo": WRITE,
    "Kepala": [*WRITE, *DEPUTIES, *REDACT],
    "Administrator": [*WRITE, *DEPUTIES, *REDACT, *MANAGE],
}
NAMES = {  # As the models name them; made here, they would have names of no meaning.
    "confirm_registerchange": "Confirm what others propose for the registers",
    "redact_ledgerentry": "Can replace a text of the ledger by a note",
    "override_checks": "Can override the checks before submission",
    "view_moderation_report": "Can read the report on moderation",
}
ON_PAGES = {
    "Editor Diskominfo": ["add", "change", "lock", "unlock"],
    "Kepala": ["add", "change", "publish", "lock", "unlock"],
    "Administrator": ["add", "change", "publish", "bulk_delete", "lock", "unlock"],
}


def create(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    pages = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    files = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    for name, labels in RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        grant(apps, group, labels)
        grant_pages(apps, group, [pages.pk], ON_PAGES[name])
        grant_collection(apps, group, files, ["add", "change", "choose", "delete"])
    for codename, name in NAMES.items():
        apps.get_model("auth", "Permission").objects.filter(codename=codename).update(name=name)
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=RIGHTS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("moderation", "0001_initial"),
        ("core", "0003_office"),
        ("home", "0002_moderation"),
        ("news", "0003_moderation"),
        ("programs", "0002_moderation"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(create, remove)]
