"""Neither who submits nor who edited last approves; a decision about what has moved on changes nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import PageLogEntry, TaskState

from cms.core.models import QueuedMail
from cms.moderation.models import Deputy
from cms.moderation.roles import EDITOR
from tests.builders import make_agency, make_contributor, make_info, make_member

from .desk import Desk, said, step_of


@pytest.fixture
def page(editor):
    """A page of information whose change an editor has submitted."""
    page = make_info(title="Lama")
    editor.edit(page, "submit", title="Baru")
    return page


def state_of(page):
    return page.current_workflow_task_state


def test_another_editor_approves_and_one_approval_is_enough_for_information(page, other_editor):
    other_editor.decide(page)
    page.refresh_from_db()
    assert (page.title, step_of(page)) == ("Baru", None)


def test_the_submitter_is_refused_and_told_why(page, editor):
    assert gettext("You put this forward yourself. Somebody else must approve it (four eyes).") in said(
        editor.decide(page)
    )
    assert step_of(page) == "Penyuntingan"
    assert PageLogEntry.objects.filter(page=page.pk, action="moderation.refused", user=editor.person).exists()


def test_the_submitter_is_refused_at_wagtails_own_address(page, editor):
    state = state_of(page)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    editor.client.post(url, {"comment": ""})
    assert step_of(page) == "Penyuntingan"


def test_who_edits_and_approves_in_one_go_is_refused_and_the_edit_is_kept(page, head):
    response = head.edit(page, "workflow-action", title="Dari kepala", **{"workflow-action-name": "approve"})
    assert gettext("You were the last to edit this. Somebody else must approve it (four eyes).") in said(response)
    assert (page.title, page.draft_title) == ("Lama", "Dari kepala")


def test_two_people_approve_at_once_and_it_counts_once(page, other_editor, head):
    state = state_of(page)
    other_editor.decide_step(state)
    response = head.decide_step(state)
    assert any("editor2" in message for message in said(response))
    assert TaskState.objects.filter(status=TaskState.STATUS_APPROVED).count() == 1


def test_an_old_version_cannot_be_approved(page, editor, other_editor):
    state = state_of(page)
    page.title = "Lebih baru"
    page.save_revision(user=editor.person)
    response = other_editor.decide_step(state)
    assert gettext("There is a newer version than the one put forward. Look at the newest version first.") in said(
        response
    )
    page.refresh_from_db()
    assert page.title == "Lama"


def test_a_page_deleted_meanwhile_gives_a_clear_answer(page, other_editor):
    state = state_of(page)
    page.delete()
    assert other_editor.decide_step(state).status_code in (200, 404)


def test_a_comment_is_needed_to_send_back(page, other_editor):
    response = other_editor.decide(page, "reject")
    assert response.context["form"].errors["comment"] == [gettext("Say what is to be mended.")]
    assert step_of(page) == "Penyuntingan"


@pytest.mark.parametrize("decision", ["", "publish", "skip"])
def test_an_unknown_decision_changes_nothing(page, other_editor, decision):
    other_editor.decide(page, decision)
    assert step_of(page) == "Penyuntingan"


def test_a_contributor_may_not_decide(page, contributor):
    contributor.decide(page)
    assert step_of(page) == "Penyuntingan"


def test_visitors_are_asked_to_log_in(page, client):
    response = client.get(reverse("moderation_decide", args=[state_of(page).pk]))
    assert response["Location"].startswith("/admin/login/")


def test_when_nobody_is_left_to_approve_the_administrators_hear_of_it(program, head, administrator):
    """The only head has written the change; after the editors' step nobody may approve it."""
    editor = Desk(make_member("editor", EDITOR))
    head.edit(program, "submit", title="Judul baru")
    QueuedMail.objects.all().delete()
    editor.decide(program)
    assert step_of(program) == "Persetujuan"
    [mail] = QueuedMail.objects.filter(subject__contains="Judul baru").exclude(recipient=head.person)
    assert mail.recipient == administrator.person


@pytest.mark.parametrize(("first", "last", "approved"), [(-1, 1, True), (0, 0, True), (1, 5, False), (-5, -1, False)])
def test_a_deputy_approves_in_the_heads_place_while_it_lasts(
    program, editor, other_editor, head, first, last, approved
):
    deputy = Desk(make_contributor(make_agency(), "wakil"))
    today = timezone.localdate()
    days = {"first_day": today + timedelta(days=first), "last_day": today + timedelta(days=last)}
    Deputy.objects.create(person=head.person, deputy=deputy.person, **days)
    editor.edit(program, "submit", title="Judul baru")
    other_editor.decide(program)
    deputy.decide(program)
    program.refresh_from_db()
    assert (program.title == "Judul baru") is approved
