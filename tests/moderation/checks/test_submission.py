"""The checks run when a page is handed on, whichever button does it, and lose nothing that was typed."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from home.models import InfoPage
from programs.models import ProgramPage
from tests import builders
from tests.admin import (
    APPROVE,
    PUBLISH,
    REJECT,
    SUBMIT,
    add_address,
    blocks,
    edit_address,
    errors_of,
    form_at,
    send_edit,
)
from tests.moderation.checks.sent import CLEAN, NIK, NOTED, PHONE, SECRET, in_moderation

pytestmark = pytest.mark.django_db


def milestones_of_draft(program):
    program.refresh_from_db()
    return [milestone.title for milestone in program.get_latest_revision_as_object().milestones.all()]


class TestChecks:
    def test_a_problem_stands_at_its_block_and_names_it(self, contributor, page, client):
        response = send_edit(client, page, SECRET | SUBMIT | NOTED)
        [error] = errors_of(response)["body"]
        assert list(error.block_errors) == [1]
        [message] = error.block_errors[1].messages
        assert "blok 2" in message
        assert NIK not in message
        assert not in_moderation(page)

    def test_nothing_typed_is_lost(self, contributor, page, client):
        response = send_edit(client, page, SECRET | SUBMIT | NOTED | {"title": "Layanan baru"})
        form = response.context["form"]
        assert NIK in str(form["body"].value())
        assert form["title"].value() == "Layanan baru"
        assert form["change_note"].value() == NOTED["change_note"]
        assert NIK in response.content.decode()

    def test_all_problems_come_at_once_each_at_its_place(self, contributor, page, client):
        image = builders.make_image()
        picture = {"image": image.pk, "alt_text": "IMG_1.jpg", "credit": "Ani", "caption": PHONE}
        heading = {"text": "Bagian", "level": "3"}
        sent = blocks("body", ("heading", heading), ("picture", picture)) | {"summary": f"Hubungi {PHONE}."}
        errors = errors_of(send_edit(client, page, sent | SUBMIT | NOTED))
        assert set(errors) == {"summary", "body"}
        [body] = errors["body"]
        assert set(body.block_errors) == {0, 1}
        assert set(body.block_errors[1].block_errors) == {"alt_text", "caption"}

    def test_a_draft_is_saved_as_it_is(self, contributor, page, client):
        assert errors_of(send_edit(client, page, SECRET)) is None
        page.refresh_from_db()
        assert NIK in str(page.get_latest_revision_as_object().body)

    def test_a_new_page_is_checked_too(self, editor, client):
        address = add_address(InfoPage, builders.home())
        new = form_at(client, address, InfoPage) | {"title": "Baru", "slug": "baru", "summary": "Isi."}
        assert "body" in errors_of(client.post(address, new | SECRET | SUBMIT))
        assert not InfoPage.objects.filter(slug="baru").exists()

    def test_a_row_that_is_not_stored_yet_is_checked(self, admin_client):
        program = builders.make_program(milestones=[{"title": "Lelang"}, {"title": "Uji"}])
        fields = form_at(admin_client, edit_address(program), ProgramPage)
        row = {name.replace("-0-", "-2-"): value for name, value in fields.items() if name.startswith("milestones-0-")}
        new = {"milestones-2-id": "", "milestones-2-ORDER": "3", "milestones-2-description": f"Hubungi {PHONE}."}
        sent = fields | row | new | {"milestones-TOTAL_FORMS": "3"} | SUBMIT | NOTED
        response = admin_client.post(edit_address(program), sent)
        forms = response.context["form"].formsets["milestones"].forms
        assert [set(form.errors) for form in forms] == [set(), set(), {"description"}]
        assert program.milestones.count() == 2
        assert PHONE in response.content.decode()

    def test_a_row_that_is_taken_away_is_not_checked(self, admin_client):
        rows = [{"title": "Lelang", "description": PHONE}, {"title": "Uji"}]
        program = builders.make_program(milestones=rows)
        sent = SUBMIT | NOTED | {"milestones-0-DELETE": "1"}
        assert errors_of(send_edit(admin_client, program, sent)) is None
        assert milestones_of_draft(program) == ["Uji"]

    def test_rows_are_found_in_the_order_in_which_they_were_sent(self, admin_client):
        rows = [{"title": "Lelang"}, {"title": "Uji"}, {"title": "Pasang"}]
        program = builders.make_program(milestones=rows)
        order = {"milestones-0-ORDER": "3", "milestones-1-ORDER": "2", "milestones-2-ORDER": "1"}
        sent = SUBMIT | NOTED | order | {"milestones-0-title": f"Lelang {PHONE}"}
        response = send_edit(admin_client, program, sent)
        forms = response.context["form"].formsets["milestones"].forms
        assert [set(form.errors) for form in forms] == [{"title"}, set(), set()]

    def test_a_page_that_passes_with_rows_is_kept_once_with_each(self, admin_client):
        program = builders.make_program(milestones=[{"title": "Lelang"}])
        fields = form_at(admin_client, edit_address(program), ProgramPage)
        row = {name.replace("-0-", "-1-"): value for name, value in fields.items() if name.startswith("milestones-0-")}
        new = {"milestones-1-id": "", "milestones-1-code": "T-2", "milestones-1-title": "Uji"}
        admin_client.post(edit_address(program), fields | row | new | {"milestones-TOTAL_FORMS": "2"} | SUBMIT | NOTED)
        assert milestones_of_draft(program) == ["Lelang", "Uji"]

    def test_a_comment_beside_the_page_is_kept_once(self, contributor, page, client):
        comment = {
            "text": "Sudah benar?",
            "contentpath": "title",
            "position": "",
            "id": "",
            "DELETE": "",
            "resolved": "",
        }
        rows = {f"comments-0-{name}": value for name, value in comment.items()}
        counts = {f"comments-{prefix}TOTAL_FORMS": n for prefix, n in (("", "1"), ("0-replies-", "0"))}
        counts |= {f"comments-{prefix}INITIAL_FORMS": "0" for prefix in ("", "0-replies-")}
        send_edit(client, page, CLEAN | SUBMIT | NOTED | rows | counts)
        assert [comment.text for comment in page.wagtail_admin_comments.all()] == ["Sudah benar?"]

    def test_advice_is_told_and_stops_nothing(self, contributor, page, client):
        response = send_edit(client, page, blocks("body", f"<p>{'kata ' * 40}</p>") | SUBMIT | NOTED)
        assert in_moderation(page)
        told = [str(message) for message in get_messages(response.wsgi_request)]
        assert len([message for message in told if "kata kata" in message]) == 1

    def test_much_advice_is_cut_short(self, contributor, page, client):
        long = [f"<p>{'kata ' * 40}</p>"] * 9
        response = send_edit(client, page, blocks("body", *long) | SUBMIT | NOTED)
        told = [str(message) for message in get_messages(response.wsgi_request)]
        assert len([message for message in told if "kata kata" in message]) == 5
        assert any("4" in message for message in told)

    def test_the_setting_names_the_checks(self, contributor, page, client, settings):
        settings.SUBMISSION_CHECKS = []
        send_edit(client, page, SECRET | SUBMIT | NOTED)
        assert in_moderation(page)


class TestInModeration:
    @pytest.fixture(autouse=True)
    def _submitted(self, contributor, head, page, client):
        send_edit(client, page, CLEAN | SUBMIT | NOTED)
        assert in_moderation(page)
        head()

    def test_approving_keeps_the_note(self, page, client):
        page.refresh_from_db()
        task = page.current_workflow_task_state
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk]), {"comment": ""})
        page.refresh_from_db()
        assert page.change_note == "Jam layanan berubah."

    def test_approving_with_edits_keeps_it_in_the_draft(self, page, client):
        assert errors_of(send_edit(client, page, CLEAN | APPROVE | {"title": "Layanan baru"})) is None
        page.refresh_from_db()
        draft = page.get_latest_revision_as_object()
        assert (draft.title, draft.change_note) == ("Layanan baru", "Jam layanan berubah.")

    def test_approving_with_edits_asks_for_what_they_took_away(self, page, client):
        assert "change_note" in errors_of(send_edit(client, page, CLEAN | APPROVE | {"change_note": ""}))
        assert in_moderation(page)

    def test_approving_with_edits_runs_the_checks(self, page, client):
        assert "body" in errors_of(send_edit(client, page, SECRET | APPROVE))
        assert in_moderation(page)

    def test_sending_back_asks_nothing(self, page, client):
        assert errors_of(send_edit(client, page, SECRET | REJECT | {"change_note": ""})) is None
        assert not in_moderation(page)

    def test_restarting_asks_as_submitting_does(self, contributor, page, client):
        send_edit(client, page, CLEAN | REJECT)
        client.force_login(contributor)
        response = send_edit(client, page, SECRET | {"action-restart-workflow": "1"})
        assert "body" in errors_of(response)
        assert not in_moderation(page)

    def test_a_reject_named_beside_another_button_does_not_pass_the_checks_by(self, page, client):
        assert "body" in errors_of(send_edit(client, page, SECRET | REJECT | PUBLISH))
