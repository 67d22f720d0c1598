"""The whole story, through the admin's own views: from a contributor's draft to the public page."""

import pytest
from django.core import mail
from django.utils import timezone
from django.utils.translation import gettext

from cms.core.mail import send_queued_mail
from programs.models import ProgramUpdatePage
from tests.builders import TODAY, draft

from .desk import said, step_of


@pytest.fixture
def update(program, contributor):
    """A report that the contributor has drafted."""
    page = ProgramUpdatePage(title="Loket kesembilan", summary="Yang terjadi.", date=TODAY, owner=contributor.person)
    return draft(program, page)


def mails():
    """Recipients and subjects of what has gone out since the last look."""
    send_queued_mail(timezone.now())
    sent = [(message.to[0].split("@")[0], message.subject, message.body) for message in mail.outbox]
    mail.outbox.clear()
    return sent


def to(sent):
    return sorted(recipient for recipient, *_ in sent)


def test_from_a_draft_to_the_public_page(update, contributor, editor, head, client):
    contributor.edit(update, "submit", title="Loket kesembilan dibuka")
    assert step_of(update) == "Penyuntingan"
    sent = mails()
    assert to(sent) == ["editor", "kepala"]
    assert "Loket kesembilan dibuka" in sent[0][1]

    editor.decide(update, "reject", "Tanggal pembukaan belum ada.")
    assert step_of(update) is None
    sent = mails()
    assert to(sent) == ["kontributor"]
    assert "Tanggal pembukaan belum ada." in sent[0][2]

    contributor.edit(update, "submit", title="Loket kesembilan dibuka 2 Maret")
    assert step_of(update) == "Penyuntingan"
    mails()

    editor.decide(update, "approve", "Baik.")
    assert step_of(update) == "Persetujuan"
    sent = mails()
    assert to(sent) == ["kepala", "kontributor"]
    assert "Baik." in next(body for recipient, _, body in sent if recipient == "kontributor")

    contributor.decide(update)
    assert step_of(update) == "Persetujuan"
    assert client.get(update.url).status_code == 404

    head.decide(update, "approve", "Terbitkan.")
    assert step_of(update) is None
    assert "Loket kesembilan dibuka 2 Maret" in client.get(update.url).content.decode()
    sent = mails()
    assert to(sent) == ["editor", "kontributor"]
    assert all("Terbitkan." in body for *_, body in sent)


def test_the_submitter_is_refused_even_as_head(update, head):
    head.edit(update, "submit")
    head.decide(update)
    assert step_of(update) == "Penyuntingan"


def test_a_superuser_is_refused_and_told_why(update, administrator, editor):
    administrator.edit(update, "submit")
    response = administrator.decide(update)
    assert step_of(update) == "Penyuntingan"
    assert gettext("You put this forward yourself. Somebody else must approve it (four eyes).") in said(response)


def test_editing_during_moderation_asks_for_approval_again(update, contributor, editor, other_editor, head):
    contributor.edit(update, "submit")
    editor.decide(update)
    assert step_of(update) == "Persetujuan"
    head.edit(update, title="Judul yang lain")
    assert step_of(update) == "Penyuntingan"
    head.decide(update)
    assert step_of(update) == "Penyuntingan"
    other_editor.decide(update)
    assert step_of(update) == "Persetujuan"
