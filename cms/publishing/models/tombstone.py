from django.db import models
from django.utils.translation import gettext_lazy as _

HANGS_ON_A_PAGE = ("riwayat/", "umpan.atom", "kalender.ics")  # Addresses below a page that go with it.


class TombstoneQuerySet(models.QuerySet):
    def at(self, path):
        """The tombstone at an address as visitors type it ("/berita/lampu/"), or of the page it hangs on; or None."""
        addresses = {path if path.endswith("/") else f"{path}/"}
        addresses |= {path.removesuffix(end) for end in HANGS_ON_A_PAGE if path.endswith(end)}
        return self.filter(path__in=addresses).order_by("-gone_at", "-pk").first()


class Tombstone(models.Model):
    """What is left of a page that was public and is no more. It goes when the page is published again."""

    # No foreign key: it outlives the page.
    page_id = models.BigIntegerField(_("page"), unique=True)
    path = models.CharField(_("address"), max_length=1000, db_index=True)  # As visitors typed it: "/berita/lampu/".
    title = models.CharField(_("title"), max_length=255)
    gone_at = models.DateTimeField(_("withdrawn on"))
    reason = models.CharField(
        _("why"), max_length=300, blank=True, help_text=_("Public. One sentence for people who come with an old link.")
    )
    instead = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where to look instead"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Left empty, visitors are led to the nearest page above it."),
    )
    for_law = models.BooleanField(
        _("taken down for law"),
        default=False,
        help_text=_("Then neither title nor reason is shown, only that a page was withdrawn."),
    )
    is_example = models.BooleanField(_("example data"), default=False)

    objects = TombstoneQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "change")
        verbose_name = _("withdrawn page")
        verbose_name_plural = _("withdrawn pages")
        ordering = ["-gone_at", "-pk"]

    def __str__(self):
        return self.title
