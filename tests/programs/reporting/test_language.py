"""What a report leaves in public speaks the site's language, whoever approves it."""

import pytest
from wagtail.users.models import UserProfile

from cms.publishing.models import LedgerEntry, Publication
from programs.models import ProgramUpdatePage

from .test_story import DONE


@pytest.fixture
def english_head(head):
    UserProfile.objects.update_or_create(user=head.person, defaults={"preferred_language": "en"})
    return head


def test_an_approver_who_works_in_english_leaves_an_indonesian_trace(
    contributor, editor, english_head, django_capture_on_commit_callbacks
):
    contributor.press("submit", fields=DONE)
    editor.decide(contributor.report)
    with django_capture_on_commit_callbacks(execute=True):
        english_head.decide(contributor.report)
    update = ProgramUpdatePage.objects.get()
    assert update.title == "Laporan triwulan III 2026"
    assert "Berubah dengan laporan ini" in str(update.body)
    assert "20 September 2026" in update.body[0].value.source
    notes = set(Publication.objects.exclude(note="").values_list("note", flat=True))
    reasons = set(LedgerEntry.objects.values_list("reason", flat=True))
    assert notes == {"Laporan triwulan III 2026"}
    assert "Laporan triwulan III 2026" in reasons
    assert not any("Report on" in reason for reason in reasons)
