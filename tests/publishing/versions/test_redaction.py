"""A version whose text must go: who may empty it, what stays, and that nothing of it is left."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.publishing.ledger_admin.redaction import RedactedAlready, redact, redact_version
from cms.publishing.models import LedgerEntry, Publication, PublicVersion
from tests.builders import at, make_info, make_member, make_user, paragraphs, republish
from tests.pages import words

pytestmark = pytest.mark.django_db
SECRET, NOTE = "Keluhan Ibu Sinaga.", "Diganti menurut UU 27/2022."
REPORT = "version_report"


@pytest.fixture
def page():
    """The first version holds the secret, and the second one tells of it in its note."""
    page = make_info(slug="tentang", title="Tentang", body=paragraphs(SECRET))
    page.body, page.change_note = paragraphs("Isi lain."), SECRET
    return republish(page)


@pytest.fixture
def version(page):
    return PublicVersion.objects.get(page_id=page.pk, number=1)


def address(version):
    return reverse("redact_version", args=[version.pk])


def enters(client, *groups):
    user = make_member("pegawai", *groups)
    client.force_login(user)
    return user


def test_those_who_may_redact_the_ledger_may_empty_a_version(client, version):
    enters(client, "Kepala")
    sha = version.sha256
    assert client.get(address(version)).status_code == 200
    assert client.post(address(version), {"note": NOTE}).status_code == 302
    version.refresh_from_db()
    assert (version.content, version.redaction, version.sha256, version.number) == (None, NOTE, sha, 1)
    assert version.redacted_at


@pytest.mark.parametrize("group", ["Kepala", "Administrator"])
def test_those_who_read_the_ledger_have_the_list_of_versions(client, version, group):
    enters(client, group)
    answer = client.get(reverse(REPORT))
    assert answer.status_code == 200
    assert address(version) in answer.content.decode()


@pytest.mark.parametrize("group", ["Editor Diskominfo", None])
def test_others_empty_no_version(client, version, group):
    if group:
        enters(client, group)
    for method in (client.get, client.post):
        assert method(address(version), {"note": NOTE}).status_code in (302, 403)
    assert address(version) not in client.get(reverse(REPORT), follow=True).content.decode()
    version.refresh_from_db()
    assert version.content


def test_readers_find_the_dated_note_and_nothing_else(client, page, version):
    version.redact(NOTE, at(timezone.localdate()))
    answer = client.get("/tentang/?versi=1")
    assert answer.status_code == 410
    assert NOTE in words(answer)
    for query in ("versi=1", "versi=1&format=json"):
        assert SECRET not in client.get(f"/tentang/?{query}").content.decode()


def test_title_and_note_go_only_when_asked(page):
    second = PublicVersion.objects.get(page_id=page.pk, number=2)
    redact_version(second.pk, NOTE, make_user(), timezone.now())
    second.refresh_from_db()
    assert (second.title, second.note) == ("Tentang", SECRET)


def test_title_and_note_are_gone_everywhere_when_asked(client, page):
    second = PublicVersion.objects.get(page_id=page.pk, number=2)
    redact_version(second.pk, NOTE, make_user(), timezone.now(), also_title=True)
    assert SECRET not in client.get("/tentang/riwayat/").content.decode()
    publication = Publication.objects.get(version=second)
    assert (publication.title, publication.note) == ("Teks yang diganti", "")


def test_a_reason_that_is_redacted_in_the_ledger_goes_from_the_version_too(client, page):
    second = PublicVersion.objects.get(page_id=page.pk, number=2)
    row = LedgerEntry.objects.create(
        subject_type="home.infopage", subject_id=page.pk, subject_title="Tentang", field="status", what="Status",
        reason=SECRET, happened_at=timezone.now(), source=f"publication:{second.publication_id}",
    )  # fmt: skip
    redact(row.pk, NOTE, make_user(), timezone.now())
    assert SECRET not in client.get("/tentang/riwayat/").content.decode()


def test_the_log_keeps_the_note_and_nothing_of_the_text(client, version):
    user = enters(client, "Kepala")
    client.post(address(version), {"note": NOTE})
    log = ModelLogEntry.objects.get(action="publishing.redact")
    assert (log.user, log.data["note"]) == (user, NOTE)
    assert "Tentang" not in f"{log.label} {log.data}"


def test_a_version_is_emptied_once(version):
    redact_version(version.pk, NOTE, make_user(), timezone.now())
    with pytest.raises(RedactedAlready):
        redact_version(version.pk, "Lain.", make_user("lain"), timezone.now())
    version.refresh_from_db()
    assert version.redaction == NOTE


def test_without_a_note_nothing_is_emptied(client, version):
    enters(client, "Kepala")
    assert client.post(address(version), {"note": ""}).status_code == 200
    version.refresh_from_db()
    assert version.content


def test_the_form_warns_of_other_versions_and_shows_none_that_is_done(client, page, version):
    enters(client, "Kepala")
    answer = client.get(address(version))
    assert [other.number for other in answer.context["others"]] == [2]
    version.redact(NOTE, timezone.now())
    assert "diganti pada" in client.get(address(version)).content.decode()
    assert b"<form" not in client.get(address(version)).content.partition(b"nice-padding")[2]


def test_the_same_text_published_again_after_that_is_still_the_same_version(page):
    second = PublicVersion.objects.get(page_id=page.pk, number=2)
    second.redact(NOTE, timezone.now())
    republish(page)
    assert PublicVersion.objects.of(page).count() == 2


def test_the_list_can_be_narrowed_and_exported(client, page, version):
    enters(client, "Kepala")
    version.redact(NOTE, timezone.now())
    rows = client.get(f"{reverse(REPORT)}?title=tent&redacted=true").context["object_list"]
    assert [row.number for row in rows] == [1]
    content = b"".join(client.get(f"{reverse(REPORT)}?export=csv").streaming_content).decode()
    assert version.sha256 in content
    assert client.get(f"{reverse(REPORT)}?export=xlsx").status_code == 200
