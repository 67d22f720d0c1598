"""The moment in which a mail leaves: what is written down then, and what the next worker makes of it."""

import os
from datetime import timedelta
from smtplib import SMTPDataError

import pytest
from django.conf import settings as site_settings
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from cms.following import sending
from cms.following.digests import Digest, Retelling
from cms.following.marks import KEPT, Marks
from cms.following.models import Follower, Happening
from cms.following.post import MOST_REFUSED, SMTP, Post, ServerIsAway
from cms.publishing.worker import stopping
from tests.builders import make_info, republish

from .mail import LATER, let_happen, make_follower
from .outside import Sink

ID = "<0123456789abcdef0123456789abcdef@localhost>"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path / "mail-marks"


@pytest.fixture
def server(settings):
    """A real mail server, and Django's own way to it."""
    with Sink() as sink:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", sink.port
        yield sink


@pytest.fixture
def changed(db, today):
    """A page that has changed, and somebody who has not heard of it."""
    page = make_info(title="Jembatan gantung")
    let_happen()
    follower = make_follower(page)
    page.title, page.change_significance = "Jembatan beton", "significant"
    republish(page)
    let_happen()
    return follower


def message():
    return EmailMessage("Kabar", "Isi\n.\nlagi\n", to=["ani@contoh.example"], headers={"Message-ID": ID})


def marked(folder):
    return [path.read_text().strip() for path in folder.iterdir()]


def test_a_mail_is_marked_when_its_last_byte_has_left_and_no_earlier(server, folder, monkeypatch):
    seen = []
    handed_over = Marks.handed_over

    def look(marks):
        seen.append((marked(folder), len(server.messages)))
        handed_over(marks)

    monkeypatch.setattr(Marks, "handed_over", look)
    with Post() as post:
        assert post.send(message())
        assert marked(folder) == [ID]
    assert [marks for marks, _taken in seen] == [[""]]
    assert list(server.taken) == [("ani@contoh.example", f"Message-ID: {ID}")]
    assert marked(folder) == []


def test_a_mail_that_the_server_refused_is_not_marked(server, folder):
    async def refuse(*_arguments):
        return "451 later"

    server.handle_DATA = refuse
    with Post() as post:
        assert not post.send(message())
        assert marked(folder) == [""]


def test_nor_is_one_whose_answer_never_came(server, folder, monkeypatch):
    with Post() as post:
        post.connection.open()
        line = post.connection.connection
        hear = line.getreply

        def hear_until_the_end():
            if marked(folder) == [ID]:
                raise TimeoutError
            return hear()

        monkeypatch.setattr(line, "getreply", hear_until_the_end)
        with pytest.raises(ServerIsAway):
            post.send(message())
        assert marked(folder) == [""]


def test_what_a_killed_worker_had_handed_over_is_noted_and_not_sent_again(changed):
    upto = Happening.objects.newest_key()
    Follower.objects.claim(changed.pk, upto, LATER)
    killed = Marks()
    killed.begin(Digest(Follower.objects.get(), Retelling()).message().extra_headers["Message-ID"])
    killed.handed_over()
    sending.send_digests(LATER + timedelta(minutes=6))
    assert mail.outbox == []
    told = Follower.objects.get()
    assert (told.told_until, told.mailing_until) == (upto, None)


def test_where_nothing_can_be_written_mail_goes_out_all_the_same(settings, tmp_path, caplog):
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = str(tmp_path / "file")
    with Post() as post:
        assert post.send(message())
    assert len(mail.outbox) == 1
    assert "cannot be written" in caplog.text


def test_marks_of_long_ago_are_taken_away(folder):
    folder.mkdir()
    for name, age in (("old", KEPT + 60), ("new", 60)):
        (folder / name).write_text(ID)
        moment = timezone.now().timestamp() - age
        os.utime(folder / name, (moment, moment))
    Marks().close()
    assert [path.name for path in folder.iterdir()] == ["new"]


def test_a_server_that_refuses_one_after_the_other_is_left_alone(monkeypatch):
    def refuse(connection, messages):
        raise SMTPDataError(554, b"ani@contoh.example: tidak")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    with Post() as post:
        assert not any(post.send(message()) for _time in range(MOST_REFUSED - 1))
        with pytest.raises(ServerIsAway, match="^SMTPDataError 554$"):
            post.send(message())


def test_a_worker_that_is_asked_to_end_begins_no_other_mail(changed):
    stopping.set()
    try:
        sending.send_digests(LATER)
    finally:
        stopping.clear()
    assert mail.outbox == []
    sending.send_digests(LATER)
    assert len(mail.outbox) == 1


def test_the_worker_does_not_wait_for_a_server_for_ever():
    assert 0 < site_settings.EMAIL_TIMEOUT < 60
