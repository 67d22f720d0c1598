from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person of the editorial offices. Our own model from the start, because a later change would be costly."""

    class Meta(AbstractUser.Meta):
        permissions = [("override_checks", _("Can override the checks before submission"))]
