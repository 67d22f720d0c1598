"""A bad line or file of an archive is named with its reason, and nothing is written because of it."""

import pytest
from django.core.management import CommandError
from django.utils import timezone

from news.archive import reading
from news.archive.reading import ArchiveFile, Problem
from news.models import NewsPage
from tests.builders import make_news_index
from tests.news.archive import TELLS, line, numbered, run, write

LONG_URL = "https://lama.example/" + "a" * 500


def read(path):
    return [found for _number, found in ArchiveFile(path, timezone.now())]


def reason(folder, text):
    """Why a line, alone in a file, is bad."""
    (found,) = read(write(folder, text))
    assert isinstance(found, Problem)
    return found.reason


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "bukan JSON"),
        ("[1]", "bukan objek JSON"),
        ('"teks"', "bukan objek JSON"),
        ("[" * 100_000, "bukan JSON"),
        (line(title=None), "title tidak ada"),
        (line(title=" "), "title tidak ada"),
        (line(title="<br>"), "Judul tidak ada"),
        (line(title=7), "title bukan teks"),
        (line(title="a" * 256), "256 karakter"),
        (line(body=None), "body tidak ada"),
        (line(body=""), "body tidak ada"),
        (line(body="<script>x</script>"), "tidak berisi teks"),
        (line(body=["a"]), "body bukan teks"),
        (line(date=None), "date tidak ada"),
        (line(date="4 Maret 2019"), "tidak ditulis seperti"),
        (line(date="2019-02-30"), "tidak ditulis seperti"),
        (line(date="2019-03-04T25:00"), "tidak ditulis seperti"),
        (line(date="0001-01-01T00:00:00+14:00"), "tidak ditulis seperti"),
        (line(date="0001-01-01"), "sebelum 1900"),
        (line(date="9999-12-31"), "masa depan"),
        (line(date=20190304), "date bukan teks"),
        (line(tags="pasar"), "bukan daftar"),
        (line(tags=[1]), "bukan daftar"),
        (line(tags=["a" * 101]), "100 karakter"),
        (line(summary=1), "summary bukan teks"),
        (line(source_url="berita/1"), "bukan alamat web"),
        (line(source_url="ftp://lama.example/1"), "bukan alamat web"),
        (line(source_url="javascript:alert(1)"), "bukan alamat web"),
        (line(source_url="https://lama.example/\x00"), "bukan alamat web"),
        (line(source_url=LONG_URL), "500 karakter"),
        (b'{"title": "Kab\xe9"}', "bukan UTF-8"),
    ],
)
def test_a_bad_line_says_what_is_wrong(tmp_path, text, why):
    assert why in reason(tmp_path, text)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "a" * 255},
        {"summary": "", "tags": [], "source_url": ""},
        {"summary": None, "tags": None, "source_url": None},
        {"source_url": LONG_URL[:500]},
        {"title": "Setengah \ud83d huruf", "body": "Setengah \ud83d huruf", "tags": ["\ud83d"]},
    ],
)
def test_what_is_just_allowed_passes(tmp_path, fields):
    (found,) = read(write(tmp_path, line(**fields)))
    assert not isinstance(found, Problem), found


def test_titles_summaries_and_tags_are_plain_text(tmp_path):
    text = line(title="<b>Pasar</b> &amp; kota\n", summary="<p>Satu</p><p>dua</p>", tags=[" Pasar ", "pasar", ""])
    (item,) = read(write(tmp_path, text))
    assert (item.title, item.summary, item.tags) == ("Pasar & kota", "Satu dua", ("Pasar",))


def test_a_summary_that_is_missing_or_too_long_fits(tmp_path):
    first, second = read(write(tmp_path, numbered(1, summary=None), numbered(2, summary="kata " * 200)))
    assert first.summary == "Pasar Horas dibuka lagi pada Senin pagi. Pedagang kembali berjualan."
    assert len(second.summary) <= 400


def test_a_byte_order_mark_and_blank_lines_do_no_harm(tmp_path):
    path = write(tmp_path, b"\xef\xbb\xbf" + line().encode(), b"", b"  ", b"")
    (item,) = read(path)
    assert item.title == TELLS["title"]


def test_a_line_told_twice_is_one_item_and_two_that_differ_are_named(tmp_path):
    first, same, other = read(write(tmp_path, line(), line(), line(body="Lain.")))
    assert first.key == same.key
    assert "Baris 1 memuat source_url yang sama" in other.reason
    untold = [line(source_url=None), line(source_url=None, body="Lain.")]
    assert "judul dan tanggal yang sama" in read(write(tmp_path, *untold))[1].reason


def test_a_line_without_end_is_named_and_the_next_one_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LINE", 2000)
    found = read(write(tmp_path, line(body="a" * 2000), line(body="a" * 9000), line()))
    assert ["lebih panjang" in str(problem) for problem in found] == [True, True, False]


# Files


def refused(path, **options):
    with pytest.raises(CommandError) as caught:
        run(path, **options)
    return str(caught.value)


def test_a_file_that_is_missing_or_a_folder_is_named(tmp_path):
    assert "tidak-ada.jsonl tidak dapat dibaca" in refused(tmp_path / "tidak-ada.jsonl")
    assert "tidak dapat dibaca" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(tmp_path, content):
    assert "kosong" in refused(write(tmp_path, content))


def test_a_file_in_utf_16_is_named(tmp_path):
    assert "UTF-16" in refused(write(tmp_path, line().encode("utf-16")))


@pytest.mark.django_db
def test_one_bad_line_keeps_everything_out(tmp_path):
    make_news_index()
    said = refused(write(tmp_path, numbered(1), numbered(2, title=None), numbered(3), "{"))
    assert "Baris 2: Isian title tidak ada atau kosong." in said
    assert "Baris 4: Ini bukan JSON" in said
    assert not NewsPage.objects.exists()


def test_of_many_bad_lines_fifty_are_listed_and_the_others_counted(tmp_path):
    said = refused(write(tmp_path, *("{" for _ in range(60))))
    assert said.count("Baris ") == 51  # The first counts them all.
    assert "60" in said
    assert "10 lagi" in said


@pytest.mark.django_db
def test_bad_lines_can_be_skipped_and_are_named_at_the_end(tmp_path):
    make_news_index()
    said = run(write(tmp_path, numbered(1), numbered(2, date="kemarin"), numbered(3)), skip_bad_lines=True)
    assert set(NewsPage.objects.values_list("title", flat=True)) == {"Berita 1", "Berita 3"}
    assert said.index("2 baru") < said.index("Baris 2: Tanggal “kemarin”")
