"""One workflow for the whole site, in the place of Wagtail's sample: editing, then approval by the head."""

from django.db import migrations

NAME = "Penyuntingan dan persetujuan"
TASKS = [
    {"name": "Penyuntingan", "office_days": 2, "groups": ["Editor Diskominfo", "Kepala"]},
    {"name": "Persetujuan", "office_days": 3, "groups": ["Kepala"], "is_second_approval": True},
]
MODERATED = [  # What is moderated beside the pages.
    ("home", "alertbanner"),
    ("programs", "importrun"),
    ("programs", "quarterlyreport"),
]


def create(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Group = apps.get_model("auth", "Group")
    OfficeTask = apps.get_model("moderation", "OfficeTask")
    content_type, _ = ContentType.objects.get_or_create(app_label="moderation", model="officetask")
    workflow = apps.get_model("wagtailcore", "Workflow").objects.create(name=NAME)
    for position, fields in enumerate(TASKS):
        groups = Group.objects.filter(name__in=fields["groups"])
        fields = {key: value for key, value in fields.items() if key != "groups"}
        task = OfficeTask.objects.create(content_type=content_type, **fields)
        task.groups.set(groups)
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task_id=task.pk, sort_order=position
        )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
        page_id=root.pk, defaults={"workflow": workflow}
    )
    for app_label, model in MODERATED:
        moderated, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.update_or_create(
            content_type=moderated, defaults={"workflow": workflow}
        )
    apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").update(active=False)


def remove(apps, schema_editor):
    apps.get_model("wagtailcore", "Workflow").objects.filter(name=NAME).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(name__in=[task["name"] for task in TASKS]).delete()
    sample = apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval").first()
    if sample:
        sample.active = True
        sample.save()
        root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
        apps.get_model("wagtailcore", "WorkflowPage").objects.update_or_create(
            page_id=root.pk, defaults={"workflow": sample}
        )


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_roles")]

    operations = [migrations.RunPython(create, remove)]
