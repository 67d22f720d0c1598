"""Whether Elasticsearch may be asked, as all processes of the site know it."""

from django.db import models


class EngineTrouble(models.Model):
    """There is one row while the server's index is not in step with the entries, or cannot be reached; else none.

    Whoever fails to write an entry leaves it in the same transaction, so that no search counts what is no longer
    public. The worker takes it away when it has brought the index in step.
    """

    since = models.DateTimeField()
    last_at = models.DateTimeField()
    reason = models.CharField(max_length=300)

    def __str__(self):
        return self.reason

    @classmethod
    def note(cls, reason, now):
        """Say that there is trouble, or that it is still there."""
        values = {"reason": reason[:300], "last_at": now}
        cls.objects.update_or_create(pk=1, defaults=values, create_defaults=values | {"since": now})

    @classmethod
    def is_over(cls, looked_at):
        """Say that there was none any more at a moment. One that came later stays."""
        cls.objects.filter(last_at__lte=looked_at).delete()
