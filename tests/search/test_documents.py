"""The text of PDF files, read by the worker."""

import logging
from io import BytesIO

import pytest
from fpdf import FPDF
from pypdf import PdfWriter

from cms.publishing.worker import run_due_jobs
from search import documents
from search.documents import PER_ROUND, read_waiting, text_of, unread
from search.models import DocumentText
from search.query import SearchFilters, search
from tests.builders import TODAY, at, home, make_document, make_info

pytestmark = pytest.mark.django_db
NOW = at(TODAY)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def pdf(*pages):
    """A PDF with a line of text on each page."""
    file = FPDF()
    file.set_font("helvetica", size=12)
    for text in pages:
        file.add_page()
        if text:
            file.multi_cell(w=0, text=text)
    return bytes(file.output())


def encrypted(password, algorithm="RC4-128"):
    """A PDF that nobody without the password can read."""
    writer, file = PdfWriter(clone_from=BytesIO(pdf("Rahasia"))), BytesIO()
    writer.encrypt(password, owner_password="pemilik", algorithm=algorithm)
    writer.write(file)
    return file.getvalue()


def linking_to(document, **fields):
    return make_info(body=[{"type": "paragraph", "value": link(document)}], **fields)


def link(document):
    return f'<p><a linktype="document" id="{document.pk}">Lampiran</a></p>'


def found(text):
    return [page.title for page in search(text, SearchFilters()).pages]


def test_the_text_of_all_pages_is_read_in_one_line():
    assert text_of(make_document(pdf("Rencana induk", "", "lampu jalan"))) == "Rencana induk lampu jalan"


def test_a_scan_without_text_has_none():
    assert text_of(make_document(pdf("", ""))) == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"isi",
        b"%PDF-1.7\n" + b"\x00" * 2000,
        pdf("Lampu")[:300],
        encrypted("kunci"),
        encrypted("kunci", "AES-256"),
    ],
    ids=["0 bytes", "no PDF", "a head alone", "torn off", "encrypted", "encrypted in another cipher"],
)
def test_what_cannot_be_read_has_no_text_and_the_log_says_so_without_its_name(content, caplog):
    document = make_document(content, title="Daftar nama warga")
    with caplog.at_level(logging.WARNING, "cms.search"):
        assert text_of(document) == ""
    [line] = [record.getMessage() for record in caplog.records if record.name == "cms.search"]
    assert str(document.pk) in line
    assert "warga" not in line


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_an_encrypted_file_that_anyone_may_open_is_read(algorithm):
    assert text_of(make_document(encrypted("", algorithm))) == "Rahasia"


def test_a_huge_document_is_read_up_to_a_length(monkeypatch):
    monkeypatch.setattr(documents, "MOST_TEXT", 100)
    assert text_of(make_document(pdf("kata " * 30, "kata " * 30, "akhir"))) == ("kata " * 20)


def test_pages_far_back_are_not_read(monkeypatch):
    monkeypatch.setattr(documents, "MOST_PAGES", 3)
    assert text_of(make_document(pdf("satu", "dua", "tiga", "empat"))) == "satu dua tiga"


def test_a_page_is_found_by_what_stands_in_its_document_once_the_worker_came_by():
    home()
    linking_to(make_document(pdf("Inventaris trotoar")), title="Lampiran masterplan")
    assert found("trotoar") == []
    assert read_waiting(NOW) == 1
    assert found("trotoar") == ["Lampiran masterplan"]


def test_the_worker_does_it_in_its_round():
    home()
    linking_to(make_document(pdf("Inventaris trotoar")), title="Lampiran masterplan")
    run_due_jobs(NOW)
    assert found("trotoar") == ["Lampiran masterplan"]


def test_a_document_of_a_page_that_is_not_public_finds_nothing():
    home()
    linking_to(make_document(pdf("Inventaris trotoar")), title="Lampiran").unpublish()
    read_waiting(NOW)
    assert found("trotoar") == []


def test_a_document_is_read_once_even_one_that_cannot_be():
    make_document(pdf("Lampu"), "a.pdf"), make_document(b"rusak", "b.pdf")
    assert [read_waiting(NOW), read_waiting(NOW)] == [2, 0]


def test_a_new_file_takes_the_place_of_the_old_one():
    home()
    document = make_document(pdf("Lampu"), file_hash="satu")
    linking_to(document, title="Lampiran")
    read_waiting(NOW)
    document.file.save("baru.pdf", BytesIO(pdf("Trotoar")), save=False)
    document.file_hash = "dua"
    document.save()
    assert list(unread()) == [document]
    read_waiting(NOW)
    assert (found("trotoar"), found("lampu")) == (["Lampiran"], [])


def test_a_lost_file_keeps_no_other_waiting():
    lost, other = make_document(pdf("Lampu"), "a.pdf"), make_document(pdf("Taman"), "b.pdf")
    lost.file.storage.delete(lost.file.name)
    assert read_waiting(NOW) == 2
    assert dict(DocumentText.objects.values_list("document", "text")) == {lost.pk: "", other.pk: "Taman"}


def test_only_some_are_read_in_a_round_and_the_rest_in_the_next():
    for number in range(PER_ROUND + 1):
        make_document(pdf("Lampu"), f"{number}.pdf")
    assert [read_waiting(NOW) for _round in range(3)] == [PER_ROUND, 1, 0]


def test_other_files_are_left_alone():
    make_document(b"a,b", "data.csv")
    assert read_waiting(NOW) == 0
