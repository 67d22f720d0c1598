"""Publishing and expiry at a set time: one that fails stops no other, and nothing missed stays missed."""

import subprocess
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry, PageLogEntry, Revision
from wagtail.signals import page_published
from wagtail.utils.timestamps import render_timestamp

from cms.core.models import QueuedMail
from cms.publishing.schedule_failures import ACTION, people_told
from cms.publishing.scheduling import attempt, due_revisions, publish, publish_scheduled, scheduled_models
from home.models import AlertBanner, InfoPage
from tests.builders import TODAY, at, make_alert, make_info, make_user
from tests.services import command, manage, production_environment, save_database

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=0)
DAY = timedelta(days=1)
COUNT_PUBLICATIONS = """
from wagtail.models import Page, PageLogEntry
print(Page.objects.filter(live=True, title__startswith="Pengumuman").count())
print(PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count())
"""


def schedule(title, go_live, expire_at=None, **fields):
    """A draft that is approved to go live at a time."""
    page = make_info(title=title, **fields)
    page.unpublish()
    page.go_live_at, page.expire_at = go_live, expire_at
    page.save_revision(approved_go_live_at=go_live)
    return page


def reschedule(page, go_live, **fields):
    """A new version of a public page, approved to replace it at a time."""
    for name, value in fields.items():
        setattr(page, name, value)
    page.go_live_at, page.expire_at = go_live, fields.get("expire_at")
    return page.save_revision(approved_go_live_at=go_live)


def is_live(page):
    page.refresh_from_db()
    return page.live


@pytest.fixture
def breaking():
    """Titles of pages whose publication raises."""
    titles = set()

    def refuse(sender, instance, **kwargs):
        if instance.title in titles:
            raise ValidationError({"slug": "Alamat itu sudah dipakai."})

    page_published.connect(refuse)
    yield titles
    page_published.disconnect(refuse)


@pytest.fixture
def three(breaking):
    """Three pages due one after the other, of which the one in the middle fails."""
    titles = ["Pertama", "Kedua", "Ketiga"]
    pages = [schedule(title, NOW - timedelta(minutes=3 - place)) for place, title in enumerate(titles)]
    breaking.add("Kedua")
    return pages


def test_a_page_goes_live_at_its_time_and_not_before():
    page = schedule("Pengumuman", NOW - timedelta(minutes=1))
    assert publish_scheduled(NOW - timedelta(minutes=2)) == (0, 0)
    assert not is_live(page)
    assert publish_scheduled(NOW) == (1, 0)
    assert is_live(page)
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish.scheduled").count() == 1
    assert publish_scheduled(NOW) == (0, 0)


def test_a_page_expires_at_its_time_and_says_so_in_its_history():
    page = make_info(title="Pendaftaran", expire_at=NOW - timedelta(minutes=1))
    assert publish_scheduled(NOW) == (1, 0)
    assert not is_live(page)
    assert page.expired
    assert PageLogEntry.objects.filter(page=page, action="wagtail.unpublish.scheduled").exists()


def test_alert_banners_come_and_go_at_their_times():
    banner = make_alert(text="Air padam", live=False)
    banner.go_live_at, banner.expire_at = NOW - 2 * DAY, None
    banner.save_revision(approved_go_live_at=banner.go_live_at)
    over = make_alert(text="Listrik padam", expire_at=NOW - DAY)
    assert publish_scheduled(NOW) == (2, 0)
    assert is_live(banner)
    assert not is_live(over)


def test_a_page_that_fails_does_not_stop_the_others(three, caplog):
    assert publish_scheduled(NOW) == (2, 1)
    assert [is_live(page) for page in three] == [True, False, True]
    assert "Alamat itu sudah dipakai" in caplog.text


def test_a_page_that_failed_is_tried_again_until_it_succeeds(three, breaking):
    publish_scheduled(NOW)
    breaking.clear()
    assert publish_scheduled(NOW + timedelta(seconds=30)) == (1, 0)
    assert is_live(three[1])


def test_a_failure_is_told_once_a_day_in_the_history_and_by_mail(three):
    person = make_user("editor", is_superuser=True)
    publish_scheduled(NOW)
    publish_scheduled(NOW + timedelta(seconds=30))
    [entry] = PageLogEntry.objects.filter(action=ACTION)
    assert entry.page_id == three[1].pk
    assert "Alamat itu sudah dipakai." in entry.message
    [mail] = QueuedMail.objects.all()
    assert (mail.recipient, mail.page_id) == (person, three[1].pk)
    for text in (mail.text, mail.html):
        assert "Kedua" in text
        assert "Alamat itu sudah dipakai." in text
        assert f"http://localhost/admin/pages/{three[1].pk}/edit/" in text
    assert "Kedua" in mail.subject


def test_a_failure_is_told_again_the_next_day(three, monkeypatch):
    make_user("editor", is_superuser=True)
    for later in (0, 1):
        monkeypatch.setattr(timezone, "now", lambda later=later: at(TODAY) + later * DAY)
        Revision.objects.filter(object_id=three[1].pk).update(approved_go_live_at=at(TODAY) - DAY)
        publish_scheduled(timezone.now())
    assert QueuedMail.objects.count() == 2


def test_a_snippet_that_fails_is_told_too(monkeypatch):
    make_user("editor", is_superuser=True)
    banner = make_alert(text="Air padam", expire_at=NOW - DAY)

    def refuse(*args, **kwargs):
        raise RuntimeError("Tidak bisa.")

    monkeypatch.setattr(AlertBanner, "unpublish", refuse)
    assert publish_scheduled(NOW) == (0, 1)
    assert ModelLogEntry.objects.filter(action=ACTION, object_id=str(banner.pk)).count() == 1
    assert "Air padam" in QueuedMail.objects.get().text


def test_administrators_and_editors_are_told_but_not_contributors_or_who_left():
    told = [make_user("admin", is_superuser=True), make_user("editor")]
    told[1].groups.add(Group.objects.get_or_create(name="Editor Diskominfo")[0])
    told[0].groups.add(*Group.objects.all())
    make_user("kontributor").groups.add(Group.objects.create(name="Kontributor Dinas Kesehatan"))
    make_user("pindah", is_superuser=True, is_active=False)
    assert sorted(people_told(), key=lambda person: person.pk) == told


def test_a_failure_to_tell_stops_nothing_either(three, monkeypatch):
    make_user("editor", is_superuser=True)
    monkeypatch.setattr("cms.publishing.schedule_failures.queue_mail", lambda *args, **kwargs: 1 / 0)
    assert publish_scheduled(NOW) == (2, 1)


def test_three_days_without_a_worker_are_caught_up_in_order(monkeypatch):
    order = []
    page_published.connect(note := lambda sender, instance, **kwargs: order.append(instance.title))
    pages = [schedule(f"Hari {day}", NOW - (4 - day) * DAY) for day in (1, 2, 3)]
    over = make_info(title="Lewat", expire_at=NOW - 2 * DAY)
    order.clear()
    assert publish_scheduled(NOW) == (4, 0)
    page_published.disconnect(note)
    assert order == ["Hari 1", "Hari 2", "Hari 3"]
    assert all(is_live(page) for page in pages)
    assert not is_live(over)


def test_a_page_whose_whole_time_was_missed_ends_as_expired():
    page = schedule("Pendaftaran", NOW - 3 * DAY, expire_at=NOW - DAY)
    assert publish_scheduled(NOW) == (1, 0)
    assert not is_live(page)
    assert page.expired


def test_a_version_that_replaces_an_expiring_one_is_not_lost_with_it():
    page = make_info(title="Tahap I", expire_at=NOW - timedelta(hours=1))
    reschedule(page, NOW - timedelta(minutes=5), title="Tahap II")
    publish_scheduled(NOW)
    assert is_live(page)
    assert page.title == "Tahap II"


def test_a_version_that_waits_for_later_survives_the_expiry_of_the_public_one():
    page = make_info(title="Tahap I", expire_at=NOW - timedelta(hours=1))
    revision = reschedule(page, NOW + DAY, title="Tahap II")
    publish_scheduled(NOW)
    assert not is_live(page)
    revision.refresh_from_db()
    assert revision.approved_go_live_at == NOW + DAY


def test_a_revision_taken_off_the_schedule_meanwhile_is_left_alone():
    page = schedule("Pengumuman", NOW - DAY)
    revision = page.get_latest_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    assert attempt(publish, Revision, revision.pk, NOW) is None
    assert not is_live(page)


def test_what_another_worker_published_meanwhile_is_not_published_again():
    page = schedule("Pengumuman", NOW - DAY)
    seen_by_both = list(due_revisions(NOW).values_list("pk", flat=True))
    outcomes = [attempt(publish, Revision, pk, NOW) for _worker in range(2) for pk in seen_by_both]
    assert outcomes == [True, None]
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish.scheduled").count() == 1


def test_two_workers_at_once_publish_each_page_once(tmp_path):
    for number in range(8):
        schedule(f"Pengumuman {number}", NOW - DAY)
    save_database(tmp_path / "db.sqlite3")
    environment = production_environment(tmp_path)
    start = {"env": environment, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    workers = [subprocess.Popen(command("publish_scheduled"), **start) for _ in range(2)]
    outputs = [worker.communicate(timeout=120) for worker in workers]
    assert sum(int(output.split()[0]) for output, _errors in outputs) == 8
    assert [errors for _output, errors in outputs if "failed" in errors] == []
    counted = manage("shell", "-v", "0", "-c", COUNT_PUBLICATIONS, environment=environment)
    assert counted.split() == ["8", "8"]


def test_wagtails_command_does_the_same(three, capsys):
    call_command("publish_scheduled")
    assert [is_live(page) for page in three] == [True, False, True]
    assert "2 done, 1 failed" in capsys.readouterr().out


def test_wagtails_command_can_only_list(capsys):
    page = schedule("Pengumuman", NOW - DAY)
    make_info(title="Lewat", expire_at=NOW - DAY)
    call_command("publish_scheduled", dryrun=True)
    assert not is_live(page)
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == ["publish", "unpublish"]
    assert "Pengumuman" in listed[0]


def test_one_look_costs_the_same_however_many_wait_for_later(django_assert_num_queries):
    for number in range(3):
        schedule(f"Nanti {number}", NOW + DAY)
    with django_assert_num_queries(1 + len(scheduled_models())):
        publish_scheduled(NOW)


@pytest.mark.parametrize("language", ["id", "en"])
def test_times_in_the_admin_name_their_zone(language):
    with override(language):
        assert render_timestamp(at(TODAY)).endswith("WIB")


def test_the_schedule_dialog_asks_for_wib(admin_client):
    page = make_info()
    form = InfoPage.get_edit_handler().get_form_class()
    assert {"go_live_at", "expire_at"} <= set(form.base_fields)
    content = admin_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert content.count("WIB") >= 2
