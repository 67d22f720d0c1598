"""One line of an archive, checked and ready to be written."""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from .prose import SURROGATE, one_line, plain_text, shorten, summary_of, to_blocks

TITLE_LENGTH = 255
TAG_LENGTH = 100
URL_LENGTH = 500
EARLIEST = 1900
TAG = re.compile(r"<(\w+)")
HREF = re.compile(r'href="([^"]*)"')
is_web_address = URLValidator(schemes=["http", "https"])


class BadLineError(Exception):
    """What is wrong with a line, in words for the person who imports."""


@dataclass(frozen=True)
class ArchiveItem:
    """A news item as the archive tells it. ``body``: blocks; ``moment``: aware."""

    title: str
    moment: datetime
    body: list
    summary: str
    tags: tuple
    source_url: str

    @cached_property
    def key(self):
        """What makes it the same item the next time."""
        return key_of_url(self.source_url) if self.source_url else key_of_title(self.title, self.moment)

    @cached_property
    def said(self):
        """A fingerprint of each field."""
        return fingerprints(self.title, self.moment, self.body, self.summary, self.tags, self.source_url)

    @property
    def fingerprint(self):
        return fingerprint_of(self.said)


def digest(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def key_of_url(url):
    return digest("url", url)


def key_of_title(title, moment):
    return digest("title", title, moment.astimezone(UTC).isoformat())


def fingerprints(title, moment, body, summary, tags, source_url):
    """Fingerprints by field; equal for texts that read the same, however their markup is written."""
    return {
        "title": digest(title),
        "date": digest(moment.astimezone(UTC).isoformat()),
        "body": digest(*(part for block in body for part in (block["type"], told_by(block)))),
        "summary": digest(summary),
        "tags": digest(*sorted({tag.casefold() for tag in tags})),
        "source_url": digest(source_url),
    }


def told_by(block):
    """What a block tells, and which tags and links it has: the same before and after it went through the editor."""
    if block["type"] == "paragraph":
        tags = " ".join(sorted(TAG.findall(block["value"])))
        return f"{' '.join(plain_text([block]).split())} {tags} {' '.join(HREF.findall(block['value']))}"
    return json.dumps(block["value"], sort_keys=True, default=str)


def fingerprint_of(said):
    return digest(*(f"{name}={said[name]}" for name in sorted(said)))


def item_from(text, now):
    """The item that a line tells; raises BadLineError. ``now``: no news is dated later."""
    row = row_from(text)
    title = one_line(words(row, "title", required=True))
    if not title:
        raise BadLineError(_("The title is missing."))
    if len(title) > TITLE_LENGTH:
        raise BadLineError(_("The title has %(length)d characters; 255 are allowed.") % {"length": len(title)})
    body = to_blocks(words(row, "body", required=True))
    if not body:
        raise BadLineError(_("The body holds no text."))
    return ArchiveItem(
        title=title,
        moment=moment_from(words(row, "date", required=True), now),
        body=body,
        summary=shorten(one_line(words(row, "summary"))) or summary_of(body),
        tags=tags_from(row.get("tags")),
        source_url=url_from(words(row, "source_url")),
    )


def row_from(text):
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLineError(_("This is no JSON (%(error)s).") % {"error": error}) from error
    if not isinstance(row, dict):
        raise BadLineError(_("This is no JSON object."))
    return row


def words(row, name, required=False):
    """A field that holds text, trimmed; empty when it is left out."""
    value = row.get(name)
    if value is None:
        value = ""
    if not isinstance(value, str):
        raise BadLineError(_("The field %(name)s holds no text.") % {"name": name})
    if required and not value.strip():
        raise BadLineError(_("The field %(name)s is missing or empty.") % {"name": name})
    return SURROGATE.sub("\ufffd", value.strip())


def moment_from(text, now):
    """An ISO date, or date and time, as a moment; without a zone it is meant in the city's."""
    try:
        try:
            moment = datetime.combine(date.fromisoformat(text), time())
        except ValueError:
            moment = datetime.fromisoformat(text)
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment, timezone.get_default_timezone())
        moment = moment.astimezone(timezone.get_default_timezone())
    except (ValueError, OverflowError) as error:
        said = _("The date %(date)s is not written as 2023-08-09 or 2023-08-09T20:04:00+07:00.")
        raise BadLineError(said % {"date": f"“{text[:40]}”"}) from error
    if moment.year < EARLIEST or moment > now + timedelta(days=1):
        raise BadLineError(_("The date %(date)s lies in the future or before 1900.") % {"date": f"“{text[:40]}”"})
    return moment


def tags_from(value):
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise BadLineError(_("The field tags is not a list of texts."))
    tags = {tag.casefold(): tag for tag in map(one_line, reversed(value)) if tag}
    if any(len(tag) > TAG_LENGTH for tag in tags.values()):
        raise BadLineError(_("A tag is longer than 100 characters."))
    return tuple(reversed(tags.values()))


def url_from(text):
    if not text:
        return ""
    if len(text) > URL_LENGTH:
        raise BadLineError(_("The field source_url is longer than 500 characters."))
    try:
        is_web_address(text if text.isprintable() else "")
    except ValidationError as error:
        raise BadLineError(_("The field source_url holds no web address (http or https).")) from error
    return text
