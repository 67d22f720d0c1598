from django.contrib.auth.models import Group

from cms.core.models import User
from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from programs.contributors import keep_in_step
from programs.models import Agency

ACCOUNTS = ["admin", "editor", "kepala", "kontributor"]


def set_up_accounts(password):
    """Make the demo accounts of the four roles with a password, or give them a new one."""
    groups = {
        "admin": Group.objects.get(name=ADMINISTRATOR),
        "editor": Group.objects.get(name=EDITOR),
        "kepala": Group.objects.get(name=HEAD),
        "kontributor": keep_in_step(Agency.objects.get(slug="dinkes")),
    }
    for name in ACCOUNTS:
        user, _ = User.objects.get_or_create(username=name, defaults={"email": f"{name}@siantar.example"})
        user.is_superuser = name == "admin"
        user.set_password(password)
        user.save()
        user.groups.set([groups[name]])
