from django.contrib.auth.models import Group
from django.db.models import Q

from cms.core.models import User
from cms.moderation.roles import EDITOR, HEAD, set_up_contributors, set_up_roles
from home.models import HomePage
from programs.models import Agency, ProgramPage

ACCOUNTS = ["admin", "editor", "kepala", "kontributor"]


def set_up_accounts(password):
    """Make the demo accounts of the four roles with a password, or give them a new one."""
    dinkes = Agency.objects.get(slug="dinkes")
    set_up_roles(HomePage.objects.first())
    own = ProgramPage.objects.filter(Q(lead_agency=dinkes) | Q(supporting_agencies=dinkes)).distinct()
    groups = {
        "editor": Group.objects.get(name=EDITOR),
        "kepala": Group.objects.get(name=HEAD),
        "kontributor": set_up_contributors(dinkes.name, own),
    }
    for name in ACCOUNTS:
        user, _ = User.objects.get_or_create(username=name, defaults={"email": f"{name}@siantar.example"})
        user.is_superuser = name == "admin"
        user.set_password(password)
        user.save()
        if name in groups:
            user.groups.set([groups[name]])
