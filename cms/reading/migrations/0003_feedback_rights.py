"""The offices look at what readers of any page say; contributors see their agencies' pages without a right."""

from django.db import migrations

from cms.moderation.rights import grant

OFFICES = ["Editor Diskominfo", "Kepala", "Administrator"]
RIGHTS = ["reading.view_pageremark", "reading.delete_pageremark"]


def create(apps, schema_editor):
    for group in apps.get_model("auth", "Group").objects.filter(name__in=OFFICES):
        grant(apps, group, RIGHTS)


class Migration(migrations.Migration):
    dependencies = [("reading", "0002_feedback"), ("moderation", "0002_roles")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
