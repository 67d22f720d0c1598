"""Granting rights to groups, for migrations (with historical models) and for the contributors' groups alike."""

from itertools import product


def parts_of(label):
    """App, model and codename of a label "app.codename".

    The model is the last word of the codename; otherwise the label names it: "app.model.codename".
    """
    app_label, *model, codename = label.split(".")
    return app_label, model[0] if model else codename.rsplit("_", maxsplit=1)[1], codename


def permissions(apps, labels):
    """The Permissions of labels, in their order; those are made whose app has not made them yet (an empty database).

    One query where all of them exist.
    """
    wanted = [parts_of(label) for label in labels]
    stored = apps.get_model("auth", "Permission").objects.filter(codename__in=[codename for *_, codename in wanted])
    found = {
        (right.content_type.app_label, right.content_type.model, right.codename): right
        for right in stored.select_related("content_type")
    }
    return [found.get(parts) or make_permission(apps, *parts) for parts in wanted]


def make_permission(apps, app_label, model, codename):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    return apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {codename.replace('_', ' ')}"}
    )[0]


def grant(apps, group, labels):
    group.permissions.add(*permissions(apps, labels))


def grant_pages(apps, group, page_ids, actions):
    """Give a group rights on pages and all below them; ``actions`` as in Wagtail: add, change, publish, lock …"""
    rights = permissions(apps, [f"wagtailcore.{action}_page" for action in actions])
    hold(apps.get_model("wagtailcore", "GroupPagePermission"), group, "page_id", page_ids, rights)


def grant_collection(apps, group, collection, actions):
    """Give a group rights on the pictures and documents of a collection: add, change, choose, delete."""
    files = (("wagtailimages", "image"), ("wagtaildocs", "document"))  # Whatever models we put there.
    rights = permissions(apps, [f"{app}.{action}_{model}" for app, model in files for action in actions])
    held = apps.get_model("wagtailcore", "GroupCollectionPermission")
    hold(held, group, "collection_id", [collection.pk], rights)


def hold(model, group, column, ids, rights):
    """Make the rows of a group's rights that are missing. Two queries, however many there are."""
    held = set(model.objects.filter(group_id=group.pk).values_list(column, "permission_id"))
    missing = [(pk, right.pk) for pk, right in product(ids, rights) if (pk, right.pk) not in held]
    rows = [model(group_id=group.pk, permission_id=right, **{column: pk}) for pk, right in missing]
    model.objects.bulk_create(rows, ignore_conflicts=True)  # Another process may have been quicker.
