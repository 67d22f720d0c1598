"""The numbered public versions of pages: what each publication showed, whatever becomes of page and revisions."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from .publication import Publication


class PublicVersionQuerySet(models.QuerySet):
    def of(self, page):
        return self.of_page(page.pk)

    def of_page(self, page_id):
        """The versions of a page that may be no more."""
        return self.filter(page_id=page_id)

    def newest_first(self):
        return self.order_by("-number")

    def newest(self):
        """The newest version of each page."""
        newer = PublicVersion.objects.filter(page_id=OuterRef("page_id"), number__gt=OuterRef("number"))
        return self.exclude(Exists(newer))

    def delete(self):
        raise TypeError("Public versions are never removed. Where law demands it, redact() them.")

    def remove_examples(self):
        """Versions of invented pages go with the demo city; nothing else ever does."""
        return super(PublicVersionQuerySet, self.filter(is_example=True)).delete()


class PublicVersion(models.Model):
    """What a page showed from one publication to the next. Never changed or removed, but where law demands it.

    A page has versions 1, 2, 3 … without gaps, also across the times when it was not public.
    """

    page_id = models.BigIntegerField()  # No foreign key: the version outlives the page.
    number = models.PositiveIntegerField(_("number"))
    publication = models.OneToOneField(Publication, on_delete=models.PROTECT, related_name="version")
    published_at = models.DateTimeField(_("when"))
    title = models.CharField(_("title"), max_length=255)
    note = models.CharField(_("what has changed?"), max_length=300, blank=True)
    is_significant = models.BooleanField(_("significant"), default=True)
    # See cms/publishing/versions/content.py; None once it was redacted.
    content = models.JSONField(null=True, editable=False)
    sha256 = models.CharField(max_length=64)  # Of the content's canonical form; it stays when the content goes.
    redacted_at = models.DateTimeField(_("text replaced on"), null=True, blank=True)
    redaction = models.TextField(_("note in place of the text"), blank=True)
    is_example = models.BooleanField(_("example data"), default=False)

    objects = PublicVersionQuerySet.as_manager()

    class Meta:
        default_permissions = ()  # Whoever may see and redact the ledger may do so here.
        verbose_name = _("public version")
        verbose_name_plural = _("public versions")
        constraints = [models.UniqueConstraint(fields=["page_id", "number"], name="version_number_once")]

    def __str__(self):
        return f"{self.title}, {self.number}"

    def delete(self, *args, **kwargs):
        raise TypeError("Public versions are never removed. Where law demands it, redact() them.")

    def redact(self, note, now, words=""):
        """Empty the content; number, day and SHA-256 stay beside a dated note.

        ``words``: what stands in place of title and change note, where those must go too.
        """
        if words:
            self.title, self.note = words, ""
        self.content = None
        self.redaction, self.redacted_at = note, now
        self.save()
