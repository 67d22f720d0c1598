"""The queue of mails: nothing is lost while the mail server is down, nothing goes to people who lost access."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.utils import timezone

from cms.core import mail as outbox
from cms.core.models import QueuedMail
from tests.builders import make_info, make_user

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _templates(settings, tmp_path):
    """A mail with a name of its own, so that no wording of the site matters here."""
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "note_subject.txt").write_text("Kabar {{ word }}\n")
    (folder / "note.txt").write_text("Isi {{ word }}")
    (folder / "note.html").write_text("<p>Isi {{ word }}</p>")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]


@pytest.fixture
def editor():
    return make_user("editor", is_superuser=True)


def queue(recipient, **options):
    outbox.queue_mail(recipient, "note", {"word": "baru"}, NOW, **options)


def break_server(monkeypatch, error):
    def fail(message):
        raise error

    monkeypatch.setattr(outbox.EmailMultiAlternatives, "send", fail)


@pytest.mark.parametrize("failures", [0, 3, 50, 10_000])
def test_a_pause_grows_and_ends_however_often_a_server_failed(failures):
    pause = QueuedMail(attempts=failures).pause
    assert pause == min(timedelta(minutes=2 ** min(failures, 10)), timedelta(hours=1))


def test_a_mail_goes_out_once_in_text_and_html(editor):
    queue(editor)
    outbox.send_queued_mail(NOW)
    outbox.send_queued_mail(NOW + timedelta(hours=1))
    [message] = mail.outbox
    assert (message.to, message.subject, message.body) == ([editor.email], "Kabar baru", "Isi baru\n")
    assert message.alternatives[0].content == "<p>Isi baru</p>"


@pytest.mark.parametrize("name", ["down", "refusing"])
def test_a_mail_server_that_fails_delays_mail_and_loses_none(editor, monkeypatch, caplog, name):
    errors = {"down": ConnectionRefusedError(), "refusing": SMTPRecipientsRefused({editor.email: (450, b"later")})}
    queue(editor)
    with monkeypatch.context() as broken:
        break_server(broken, errors[name])
        outbox.send_queued_mail(NOW)
    outbox.send_queued_mail(NOW)
    assert mail.outbox == []
    outbox.send_queued_mail(NOW + timedelta(minutes=3))
    assert len(mail.outbox) == 1
    assert type(errors[name]).__name__ in caplog.text
    assert editor.email not in caplog.text


def test_the_pause_grows_to_an_hour_and_no_further():
    pauses = [QueuedMail(attempts=attempts).pause for attempts in (0, 1, 5, 40)]
    assert pauses == [timedelta(minutes=minutes) for minutes in (1, 2, 32, 60)]


def test_two_workers_send_a_mail_once(editor):
    queue(editor)
    pk = QueuedMail.objects.get().pk
    assert QueuedMail.objects.claim(pk, NOW)
    assert not QueuedMail.objects.claim(pk, NOW)
    outbox.send_queued_mail(NOW)
    assert mail.outbox == []


def test_of_mails_with_one_key_only_the_first_is_queued(editor):
    queue(editor, key="hari ini")
    queue(editor, key="hari ini")
    queue(editor)
    queue(editor)
    assert QueuedMail.objects.count() == 3


@pytest.mark.parametrize("loss", ["account", "rights", "page"])
def test_who_lost_access_meanwhile_gets_nothing(loss, editor):
    queue(editor, page=make_info())
    if loss == "account":
        editor.is_active = False
    elif loss in ("rights", "page"):
        editor.is_superuser = False
        editor.save()
        if loss == "page":
            editor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    editor.save()
    outbox.send_queued_mail(NOW)
    assert mail.outbox == []
    assert QueuedMail.objects.get().dropped_at == NOW


def test_nothing_is_queued_for_people_without_an_address(editor):
    editor.email = ""
    queue(editor)
    assert not QueuedMail.objects.exists()
