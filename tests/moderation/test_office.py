"""Who keeps the registers of deputies and holidays, and that an alert goes the way of four eyes too."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import TaskState

from cms.moderation.models import Deputy, Holiday
from tests.builders import make_alert

DAYS = {"first_day": "2026-03-02", "last_day": "2026-03-06"}


@pytest.mark.parametrize(("desk", "kept"), [("head", 1), ("administrator", 1), ("editor", 0), ("contributor", 0)])
def test_deputies_are_named_by_head_and_administrator(desk, kept, head, other_editor, request):
    fields = DAYS | {"person": head.person.pk, "deputy": other_editor.person.pk}
    request.getfixturevalue(desk).client.post(reverse("wagtailsnippets_moderation_deputy:add"), fields)
    assert Deputy.objects.count() == kept


@pytest.mark.parametrize(("desk", "kept"), [("administrator", 1), ("head", 0), ("editor", 0), ("contributor", 0)])
def test_holidays_are_kept_by_the_administrator(desk, kept, request):
    fields = {"day": "2026-03-19", "name": "Nyepi"}
    request.getfixturevalue(desk).client.post(reverse("wagtailsnippets_moderation_holiday:add"), fields)
    assert Holiday.objects.count() == kept


@pytest.mark.parametrize(("changes", "field"), [({"last_day": "2026-03-01"}, "last_day"), ({"deputy": None}, "deputy")])
def test_a_deputy_makes_sense_or_the_field_says_why(changes, field, head, other_editor):
    fields = DAYS | {"person": head.person.pk, "deputy": other_editor.person.pk} | changes
    fields["deputy"] = fields["deputy"] or head.person.pk
    response = head.client.post(reverse("wagtailsnippets_moderation_deputy:add"), fields)
    assert set(response.context["form"].errors) == {field}


def test_a_holiday_stands_once_in_the_register(administrator):
    Holiday.objects.create(day=date(2026, 3, 19), name="Nyepi")
    fields = {"day": "2026-03-19", "name": "Nyepi lagi"}
    response = administrator.client.post(reverse("wagtailsnippets_moderation_holiday:add"), fields)
    assert "day" in response.context["form"].errors


def test_an_alert_is_public_after_somebody_else_approved_it(editor, other_editor):
    alert = make_alert(text="Lama")
    url = reverse(type(alert).snippet_viewset.get_url_name("edit"), args=[alert.pk])
    editor.client.post(url, {"text": "Baru", "level": "1", "action-submit": "1"})
    step = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    editor.decide_step(step)
    alert.refresh_from_db()
    assert alert.text == "Lama"
    other_editor.decide_step(step)
    alert.refresh_from_db()
    assert alert.text == "Baru"
