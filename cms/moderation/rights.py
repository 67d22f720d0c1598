"""Granting rights to groups, for migrations (with historical models) and for the contributors' groups alike."""


def permission(apps, label):
    """The Permission "app.codename", made when its app has not made it yet, as on an empty database.

    The model is the last word of the codename; otherwise the label names it: "app.model.codename".
    """
    app_label, *model, codename = label.split(".")
    model = model[0] if model else codename.rsplit("_", maxsplit=1)[1]
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )[0]


def grant(apps, group, labels):
    group.permissions.add(*[permission(apps, label) for label in labels])


def grant_pages(apps, group, page, actions):
    """Give a group rights on a page and all below it; ``actions`` as in Wagtail: add, change, publish, lock …"""
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    for action in actions:
        right = permission(apps, f"wagtailcore.{action}_page")
        GroupPagePermission.objects.get_or_create(group_id=group.pk, page_id=page.pk, permission_id=right.pk)


def grant_collection(apps, group, collection, actions):
    """Give a group rights on the pictures and documents of a collection: add, change, choose, delete."""
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):  # Whatever models we put there.
        for action in actions:
            right = permission(apps, f"{app_label}.{action}_{model}")
            GroupCollectionPermission.objects.get_or_create(
                group_id=group.pk, collection_id=collection.pk, permission_id=right.pk
            )
