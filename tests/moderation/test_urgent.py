"""What cannot wait goes out by one editor with a reason; an approver sees it within an office day."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from cms.core.models import QueuedMail
from cms.moderation.models import Holiday, UrgentPublication
from cms.moderation.urgent import publish_urgently
from news.models import NewsCorrection
from tests.builders import TODAY, at, make_alert, make_info, make_news

Decision = UrgentPublication.Decision


@pytest.fixture
def alert(db):
    """A drafted notice that nobody has seen yet."""
    alert = make_alert(text="Jembatan ditutup", live=False)
    alert.save_revision()
    return alert


@pytest.fixture
def corrected(db):
    """A public news item with a drafted correction."""
    news = make_news(title="Loket dibuka")
    news.corrections.add(NewsCorrection(date=TODAY, text="Loket dibuka pukul 9, bukan pukul 8."))
    news.save_revision()
    return news


def address(instance):
    content_type = ContentType.objects.get_for_model(instance)
    return reverse("moderation_publish_urgently", args=[content_type.pk, instance.pk])


def put_out(desk, instance, reason="Warga perlu tahu sekarang."):
    response = desk.client.post(address(instance), {"reason": reason})
    instance.refresh_from_db()
    return response


def decide(desk, decision, comment=""):
    url = reverse("moderation_decide_urgent", args=[UrgentPublication.objects.get().pk])
    return desk.client.post(url, {"decision": decision, "comment": comment}, follow=True)


def test_an_editor_puts_out_an_alert_and_the_head_hears_of_it(alert, editor, head):
    put_out(editor, alert)
    assert alert.live
    assert UrgentPublication.objects.get().reason == "Warga perlu tahu sekarang."
    [mail] = QueuedMail.objects.all()
    assert mail.recipient == head.person
    assert "Jembatan ditutup" in mail.subject


def test_a_correction_goes_out_with_its_reason(corrected, editor, client):
    put_out(editor, corrected)
    assert "bukan pukul 8" in client.get(corrected.url).content.decode()


def test_without_a_reason_nothing_goes_out(alert, editor):
    assert put_out(editor, alert, reason=" ").context["form"].errors["reason"]
    assert not alert.live


def test_what_is_no_correction_waits_for_approval(editor, db):
    news = make_news(title="Lama")
    news.title = "Baru"
    news.save_revision()
    put_out(editor, news)
    assert news.title == "Lama"
    assert not UrgentPublication.objects.exists()


def test_other_page_types_have_no_such_way(editor, db):
    assert editor.client.get(address(make_info())).status_code == 404


def test_a_contributor_may_not(alert, contributor):
    put_out(contributor, alert)
    assert not alert.live


@pytest.mark.parametrize(
    ("now", "holidays", "due"),
    [
        (at(date(2026, 3, 5)), [], date(2026, 3, 6)),
        (at(date(2026, 3, 6), 23), [], date(2026, 3, 9)),
        (at(date(2026, 3, 6)), [date(2026, 3, 9)], date(2026, 3, 10)),
    ],
    ids=["Thursday", "Friday night", "before a holiday"],
)
def test_it_is_put_to_an_approver_within_one_office_day(alert, editor, now, holidays, due):
    for day in holidays:
        Holiday.objects.create(day=day, name="Libur")
    assert publish_urgently(alert, editor.person, "Perlu.", now).due_on == due


def test_the_head_approves_afterwards(alert, editor, head):
    put_out(editor, alert)
    decide(head, "approve")
    alert.refresh_from_db()
    assert (UrgentPublication.objects.get().decision, alert.text) == (Decision.APPROVED, "Jembatan ditutup")


def test_a_refused_alert_tells_readers_that_it_was_withdrawn(alert, editor, head):
    put_out(editor, alert)
    decide(head, "reject", "Jembatan tetap dibuka.")
    alert.refresh_from_db()
    assert "Jembatan tetap dibuka." in alert.text
    assert alert.live
    assert alert.expire_at > timezone.now()


def test_a_refused_correction_is_noted_on_the_page(corrected, editor, head, client):
    put_out(editor, corrected)
    decide(head, "reject", "Pukul 8 sudah benar.")
    assert "Pukul 8 sudah benar." in client.get(corrected.url).content.decode()
    assert QueuedMail.objects.filter(recipient=editor.person, text__contains="Pukul 8 sudah benar.").exists()


def test_a_refusal_needs_a_comment(alert, editor, head):
    put_out(editor, alert)
    decide(head, "reject")
    assert UrgentPublication.objects.get().decision == Decision.OPEN


def test_who_put_it_out_may_not_approve_it(alert, head):
    put_out(head, alert)
    decide(head, "approve")
    assert UrgentPublication.objects.get().decision == Decision.OPEN


@pytest.mark.parametrize("desk", ["other_editor", "contributor"])
def test_who_is_no_approver_may_not_decide(alert, editor, desk, request):
    put_out(editor, alert)
    decide(request.getfixturevalue(desk), "approve")
    assert UrgentPublication.objects.get().decision == Decision.OPEN


def test_two_approvers_at_once_and_the_first_counts(alert, editor, head, administrator):
    put_out(editor, alert)
    decide(head, "approve")
    decide(administrator, "reject", "Tidak setuju.")
    assert UrgentPublication.objects.get().decision == Decision.APPROVED


def test_an_alert_deleted_meanwhile_can_still_be_decided_about(alert, editor, head):
    put_out(editor, alert)
    alert.delete()
    decide(head, "reject", "Tidak perlu.")
    assert UrgentPublication.objects.get().decision == Decision.REFUSED


def test_visitors_are_asked_to_log_in(alert, client):
    assert client.get(address(alert))["Location"].startswith("/admin/login/")
    client.post(address(alert), {"reason": "x"})
    alert.refresh_from_db()
    assert not alert.live


@pytest.mark.parametrize(("desk", "offered"), [("editor", True), ("contributor", False)])
def test_the_editor_of_an_alert_offers_it_to_who_may(alert, desk, offered, request):
    url = reverse(type(alert).snippet_viewset.get_url_name("edit"), args=[alert.pk])
    assert (address(alert) in request.getfixturevalue(desk).client.get(url).content.decode()) is offered


def test_the_editor_of_a_page_offers_it_for_a_correction_only(corrected, editor):
    other = make_news(title="Tanpa ralat")
    for page, offered in ((corrected, True), (other, False)):
        html = editor.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert (address(page) in html) is offered
