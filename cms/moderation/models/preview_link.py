from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# The token only says which row to ask; whether the link still opens anything is written there.
signer = signing.Signer(salt="cms.moderation.preview_link", sep=".")


class PreviewLinkQuerySet(models.QuerySet):
    def by_token(self, token):
        """The link that a token was signed for; None for a forged token and for a link that is gone with its page."""
        try:
            pk = int(signer.unsign(token))
        except (signing.BadSignature, ValueError):
            return None
        return self.select_related("page").filter(pk=pk).first()

    def make(self, page, user, recipient, days, now):
        return self.create(
            page=page, made_by=user, recipient=recipient, made_at=now, expires_at=now + timedelta(days=days)
        )


class PreviewLink(models.Model):
    """An address at which somebody without an account may look at the latest draft of a page, for some days."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    recipient = models.CharField(
        _("for whom"), max_length=80, help_text=_("A word that tells your links apart, such as an office.")
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("expires at"))
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self):
        return f"{self.pk}: {self.recipient}"

    def get_absolute_url(self):
        return reverse("preview_link", args=[self.token])

    @property
    def token(self):
        return signer.sign(str(self.pk))

    def why_closed(self, now):
        """The reason why it opens nothing any more, as a word for logs; empty while it works."""
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= now else ""

    def revoke(self, user, now):
        """Close the link for good. False when it was revoked already, by whomever."""
        return bool(type(self).objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=now, revoked_by=user))
