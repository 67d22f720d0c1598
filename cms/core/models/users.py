from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A person of the editorial offices. Our own model from the start, because a later change would be costly."""
