"""The update page that a report leaves below each programme it says something about."""

from django.utils.html import escape
from django.utils.translation import gettext as _

from ..models import ProgramUpdatePage
from .reading import lines_of


def add_update(report, asked, entry, user):
    """Create and publish it. Its summary is what the agency wrote, its body lists what changed."""
    lines = [f"{line.label}: {line.after}" for line in lines_of(asked, entry) if line.is_news]
    text = entry.get("text", "")
    page = ProgramUpdatePage(
        title=report.title,
        summary=(text or "; ".join(lines) or report.title)[:400],
        date=report.submitted_on,
        body=body_of(lines),
        is_example=asked.page.is_example,
        owner=user,
        locale=asked.page.locale,
    )
    asked.page.add_child(instance=page)
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    return page


def body_of(lines):
    """Stream data: the list of changes, escaped, for people typed what is in it."""
    if not lines:
        return []
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    heading = escape(_("Changed with this report:"))
    return [{"type": "paragraph", "value": f"<p>{heading}</p><ul>{items}</ul>"}]
