"""Publishing and unpublishing at a set time."""

from django.core.management import call_command


def publish_scheduled(now):
    """Publish and unpublish the pages whose time has come."""
    call_command("publish_scheduled", verbosity=0)
