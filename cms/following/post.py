"""One connection to the mail server, and what its answers mean. Nothing here names an address in a log."""

import hashlib
from contextlib import suppress
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection

from cms.core.mail import rendered

from .marks import Marks

SMTP, OURS = "django.core.mail.backends.smtp.EmailBackend", "cms.following.smtp.EmailBackend"
MOST_REFUSED = 20  # One after the other; then it is not the addresses.


class ServerIsAway(Exception):
    """The mail server cannot be reached, or refuses everything: the rest waits."""


class Post:
    """Sends mail after mail over one connection, opened with the first; to be closed by ``with``."""

    def __init__(self):
        self.marks = Marks()
        self.connection = get_connection()
        if settings.EMAIL_BACKEND == SMTP:
            self.connection = get_connection(OURS, handed_over=self.marks.handed_over)
        self.refused = 0

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.marks.close()
        with suppress(OSError):  # A server that is away need not be told goodbye.
            self.connection.close()

    def send(self, message):
        """True when the server took the mail, now or from a worker that was killed before it could note it; False when
        it refused this one. Raises ServerIsAway."""
        name = message.extra_headers["Message-ID"]
        if name in self.marks.left:
            return True
        self.marks.begin(name)
        try:
            self.connection.send_messages([message])
        except (SMTPRecipientsRefused, SMTPDataError) as error:
            self.marks.wipe()
            self.refused += 1
            if self.refused >= MOST_REFUSED:
                raise ServerIsAway(named(error)) from None
            return False
        except OSError as error:  # What else smtplib and sockets raise.
            self.marks.wipe()
            raise ServerIsAway(named(error)) from None
        self.refused = 0
        return True


def named(error):
    """An error without its text, in which a mail server may repeat addresses."""
    codes = [error.smtp_code] if isinstance(error, SMTPDataError) else []
    if isinstance(error, SMTPRecipientsRefused):
        codes = sorted({code for code, _text in error.recipients.values()})
    return " ".join(str(part) for part in (type(error).__name__, *codes))


def message_to(follower, template, context, about, headers=None):
    """A mail from the templates of this name, as text and as HTML.

    ``about``: what it tells, in any values; the same mail has the same Message-ID, by which a second copy is known.
    """
    context = context | {"site_url": settings.SITE_URL, "site_name": settings.WAGTAIL_SITE_NAME}
    subject, text, html = rendered(f"following/mail/{template}", context)
    told = " ".join(map(str, (template, follower.pk, follower.secret, *about)))
    name = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
    message_id = f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"
    message = EmailMultiAlternatives(
        subject=subject[:200],
        body=text,
        to=[follower.email],
        headers={"Message-ID": message_id, "Auto-Submitted": "auto-generated"} | (headers or {}),
    )
    message.attach_alternative(html, "text/html")
    return message
