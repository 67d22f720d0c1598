"""Who gets which mail about a proposal, and what it says."""

import pytest
from django.core import mail
from django.utils import timezone

from cms.core.mail import send_queued_mail
from cms.core.models import QueuedMail
from cms.moderation.registers import mails
from programs.models import Area
from tests.builders import make_area, make_user
from tests.moderation.registers import decide, person, propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return person("petugas", "change", "add", first_name="Rina", last_name="Purba")


@pytest.fixture
def head():
    return person("kepala", "change", confirms=True, first_name="Ucok & Co")


def row():
    return make_area(code="1273099", slug="siantar-baru", name="Siantar Lama")


def recipients():
    return sorted(QueuedMail.objects.values_list("recipient__username", flat=True))


def test_those_who_may_confirm_are_asked_and_nobody_else(head):
    person("pengesah tanpa register", confirms=True)
    person("petugas lain", "change")
    person("pengesah lama", "change", confirms=True, is_active=False)
    make_user("admin", is_superuser=True)
    propose(person("pengusul", "add", "change", confirms=True))
    assert recipients() == ["admin", "kepala"]


def test_the_mail_says_who_proposes_what_and_where_to_decide(editor, head, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://siantar.example"
    change = propose(editor, row=row())
    send_queued_mail(timezone.now())
    [message] = mail.outbox
    html = message.alternatives[0].content
    assert message.to == [head.email]
    assert "Siantar Lama" in message.subject
    for text in (message.body, html):
        assert all(word in text for word in ("Rina Purba", "Siantar Lama", "Siantar Baru"))
        assert f"https://siantar.example{change.address}" in text


def test_a_proposal_is_announced_once(editor, head):
    change = propose(editor)
    mails.ask_for_decision(change, timezone.now())
    assert recipients() == ["kepala"]


@pytest.mark.parametrize("decision", ["confirm", "refuse"])
def test_the_proposer_gets_the_decision_with_its_comment(decision, editor, head, client):
    change = propose(editor, row=row())
    QueuedMail.objects.all().delete()
    decide(client, head, change, decision, "Angka <2025> & sumbernya.")
    assert recipients() == ["petugas"]
    text = QueuedMail.objects.get().text
    assert all(word in text for word in ("Ucok & Co", "Angka <2025> & sumbernya.", "Siantar Baru", change.address))
    assert "Angka &lt;2025&gt; &amp; sumbernya." in QueuedMail.objects.get().html


def test_nobody_is_told_of_what_was_not_decided(editor, head, client):
    area = row()
    change = propose(editor, row=area)
    Area.objects.update(description="Baru saja diubah.")
    QueuedMail.objects.all().delete()
    decide(client, head, change, "confirm")
    decide(client, editor, change, "withdraw")
    assert recipients() == []


def test_a_proposer_without_an_account_is_told_nothing(editor, head, client):
    change = propose(editor)
    QueuedMail.objects.all().delete()
    editor.delete()
    decide(client, head, change, "confirm")
    assert recipients() == []
    assert Area.objects.exists()
