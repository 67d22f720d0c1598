"""Mail to the editorial offices goes through a queue in the database, so that a mail server that is down loses none."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation

from .models import QueuedMail

logger = logging.getLogger("cms.core")


def queue_mail(recipient, name, context, now, page=None, key=None):
    """Put a mail into the queue, rendered from ``mail/<name>_subject.txt``, ``.txt`` and ``.html``.

    ``page``: the mail is dropped when the recipient may no longer work on it. ``key``: of mails with the same key only
    the first is queued, whoever tries at the same time. Nothing is queued for people without an address.
    """
    if not recipient.is_active or not recipient.email:
        return
    context = {"recipient": recipient, "page": page, "site_url": settings.WAGTAILADMIN_BASE_URL} | context
    with translation.override(settings.LANGUAGE_CODE):
        subject, text, html = rendered(f"mail/{name}", context)
        mail = QueuedMail(
            recipient=recipient,
            page_id=page.pk if page else None,
            key=key,
            subject=subject[:255],
            text=text,
            html=html,
            queued_at=now,
            next_attempt_at=now,
        )
    QueuedMail.objects.bulk_create([mail], ignore_conflicts=True)


def rendered(name, context):
    """A mail as (subject, text, HTML), from the templates ``<name>_subject.txt``, ``.txt`` and ``.html``."""
    subject = " ".join(render_to_string(f"{name}_subject.txt", context).split())
    text = render_to_string(f"{name}.txt", context).strip() + "\n"
    return subject, text, render_to_string(f"{name}.html", context | {"subject": subject})


def send_queued_mail(now, limit=200):
    """Send what is due over one connection. Each mail goes out once; one that fails is tried again later."""
    due = list(QueuedMail.objects.due(now).values_list("pk", flat=True)[:limit])
    if not due:
        return
    connection = get_connection()
    for pk in due:
        if QueuedMail.objects.claim(pk, now):
            send(QueuedMail.objects.select_related("recipient", "page").get(pk=pk), now, connection)
    connection.close()


def send(mail, now, connection):
    if not may_read(mail.recipient, mail.page):
        mail.dropped_at = now
    else:
        mail.attempts += 1
        message = EmailMultiAlternatives(mail.subject, mail.text, to=[mail.recipient.email], connection=connection)
        message.attach_alternative(mail.html, "text/html")
        try:
            message.send()
            mail.sent_at = now
        except OSError as error:  # What smtplib and sockets raise; its text may name the address.
            name = type(error).__name__
            logger.error("Mail %s could not be sent (%s); the worker will try again.", mail.pk, name)
            connection.close()
            mail.next_attempt_at = now + mail.pause
    mail.save(update_fields=["attempts", "sent_at", "dropped_at", "next_attempt_at"])


def may_read(recipient, page):
    """True while a person has an account that may enter the admin and, if the mail is about a page, work on it."""
    if not recipient.is_active or not recipient.has_perm("wagtailadmin.access_admin"):
        return False
    return page is None or page.specific.permissions_for_user(recipient).can_edit()
