"""Files that proved something in public stay as they were, at their address; another is uploaded beside."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cms.core.models import CreditedImage, PublicDocument
from cms.demo.removal import remove_examples
from cms.moderation.roles import ADMINISTRATOR
from programs.models import KeptEvidence
from tests.builders import TODAY, home, make_document, make_image, make_member, make_program, republish

pytestmark = pytest.mark.django_db

REFUSED = "Berkas ini membuktikan hal yang sudah diterbitkan"


@pytest.fixture(autouse=True)
def site(client):
    home()
    client.force_login(make_member("admin", ADMINISTRATOR))


@pytest.fixture
def document():
    return make_document(b"berita acara pertama", "acara.pdf")


@pytest.fixture
def picture():
    return make_image()


@pytest.fixture
def program(document, picture, django_capture_on_commit_callbacks):
    rows = [
        {"title": "Tiang berdiri", "planned_date": TODAY, "actual_date": TODAY, "evidence": document},
        {"title": "Lampu menyala", "planned_date": TODAY, "actual_date": TODAY, "evidence_picture": picture},
    ]
    with django_capture_on_commit_callbacks(execute=True):
        return make_program(title="Lampu jalan", milestones=rows)


def replace(client, document, content=b"berita acara kedua", **changes):
    fields = {"title": document.title, "collection": document.collection_id, "tags": ""} | changes
    if content:
        fields["file"] = SimpleUploadedFile("acara.pdf", content)
    return client.post(reverse("wagtaildocs:edit", args=[document.pk]), fields)


def content_of(client, document):
    answer = client.get(document.url)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def name_another(program, document, capture):
    """Another file proves the milestone now."""
    rows = list(program.milestones.all())
    rows[0].evidence = document
    program.milestones = rows
    with capture(execute=True):
        republish(program)


def test_a_file_that_proves_a_milestone_cannot_be_replaced(client, program, document):
    assert REFUSED in replace(client, document).content.decode()
    assert content_of(client, document) == b"berita acara pertama"


def test_its_title_can_be_mended(client, program, document):
    assert replace(client, document, content=None, title="Berita acara serah terima").status_code == 302
    assert PublicDocument.objects.get(pk=document.pk).title == "Berita acara serah terima"


def test_a_file_that_proves_nothing_can_be_replaced(client, program):
    other = make_document(b"brosur lama", "brosur.pdf")
    assert replace(client, other, b"brosur baru").status_code == 302
    assert content_of(client, PublicDocument.objects.get(pk=other.pk)) == b"brosur baru"


def test_a_picture_that_proves_a_milestone_cannot_be_replaced(client, program, picture, tmp_path):
    Image.new("RGB", (40, 40), "blue").save(tmp_path / "biru.png")
    file = SimpleUploadedFile("biru.png", (tmp_path / "biru.png").read_bytes(), "image/png")
    fields = {"title": picture.title, "description": "Biru.", "credit": "Dinas", "collection": picture.collection_id}
    answer = client.post(reverse("wagtailimages:edit", args=[picture.pk]), fields | {"file": file, "tags": ""})
    assert REFUSED in answer.content.decode()
    assert CreditedImage.objects.get(pk=picture.pk).file.name == picture.file.name


class TestOnceAnotherFileProvesIt:
    @pytest.fixture(autouse=True)
    def another(self, program, django_capture_on_commit_callbacks):
        name_another(program, make_document(b"yang kedua", "kedua.pdf"), django_capture_on_commit_callbacks)

    def test_the_old_one_is_still_there_and_cannot_be_replaced(self, client, document):
        assert REFUSED in replace(client, document).content.decode()
        assert content_of(client, document) == b"berita acara pertama"

    def test_the_old_one_cannot_be_deleted(self, client, document):
        client.post(reverse("wagtaildocs:delete", args=[document.pk]))
        assert content_of(client, document) == b"berita acara pertama"

    def test_nor_with_many_at_once(self, client, document):
        client.post(f"{reverse('wagtail_bulk_action', args=['core', 'publicdocument', 'delete'])}?id={document.pk}")
        assert PublicDocument.objects.filter(pk=document.pk).exists()

    def test_both_are_kept(self, document):
        assert KeptEvidence.objects.filter(document__isnull=False).count() == 2


def test_a_file_of_a_draft_is_not_kept(program, django_capture_on_commit_callbacks):
    draft = make_document(b"rancangan", "rancangan.pdf")
    rows = list(program.milestones.all())
    rows[0].evidence = draft
    program.milestones = rows
    with django_capture_on_commit_callbacks(execute=True):
        program.save_revision()
    assert not KeptEvidence.objects.filter(document=draft).exists()


def test_evidence_of_the_demo_goes_with_the_demo(django_capture_on_commit_callbacks):
    document = make_document(b"contoh", "contoh.pdf", is_example=True)
    with django_capture_on_commit_callbacks(execute=True):
        make_program(
            is_example=True,
            milestones=[{"title": "Tiang", "planned_date": TODAY, "actual_date": TODAY, "evidence": document}],
        )
    assert KeptEvidence.objects.filter(document=document).exists()
    remove_examples()
    assert not PublicDocument.objects.filter(pk=document.pk).exists()
