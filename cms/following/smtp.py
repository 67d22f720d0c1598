"""Django's way to a mail server, which says when the last byte of a mail has left."""

import smtplib

from django.core.mail.backends import smtp

END_OF_MAIL = b"\r\n.\r\n"


class Telling:
    """For a class of smtplib: calls ``handed_over`` after the end of each mail was sent, before its answer is read."""

    handed_over = None

    def send(self, s):
        super().send(s)
        if self.handed_over and isinstance(s, bytes) and s.endswith(END_OF_MAIL):
            self.handed_over()


class SMTP(Telling, smtplib.SMTP):
    pass


class SMTPOverTLS(Telling, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    """Takes the same settings; ``handed_over``: a function without arguments."""

    def __init__(self, *args, handed_over=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.handed_over = handed_over

    @property
    def connection_class(self):
        return SMTPOverTLS if self.use_ssl else SMTP

    def open(self):
        is_new = super().open()
        if is_new:
            self.connection.handed_over = self.handed_over
        return is_new
