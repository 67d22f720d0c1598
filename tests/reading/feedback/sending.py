"""Answers the question below a page as a browser does."""

from urllib.parse import urlencode

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"


def send(client, page, answer="ya", text="", address="203.0.113.5", agent=PHONE, fields=None, **headers):
    """Post the form of a page (or of a key); the response. ``fields``: others than those of the form."""
    posted = {"membantu": answer, "catatan": text, "alamat": "", "situs": ""} if fields is None else fields
    return client.post(
        f"/baca/{getattr(page, 'pk', page)}/tanggapan",
        urlencode(posted, doseq=True),
        content_type="application/x-www-form-urlencoded",
        REMOTE_ADDR=address,
        HTTP_USER_AGENT=agent,
        **headers,
    )
