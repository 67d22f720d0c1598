"""The news archive of an older site becomes published pages, once each."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from cms.publishing.models import Publication
from news.archive import writing
from news.archive.reading import ArchiveFile
from news.checks import dateline
from news.models import ArchivedNews, NewsPage
from tests.builders import at_moment, make_news, make_news_index
from tests.news.archive import TELLS, line, numbered, only_page, run, write
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def news_list():
    return make_news_index()


@pytest.fixture
def archive(tmp_path):
    """A function that writes lines into a file."""
    return lambda *lines: write(tmp_path, *lines)


def test_a_line_becomes_a_published_page_below_the_news_list(archive, client, news_list):
    run(archive(line()))
    page = only_page()
    assert page.live
    assert page.get_parent().pk == news_list.pk
    assert (page.title, page.summary, page.source_url) == (TELLS["title"], TELLS["summary"], TELLS["source_url"])
    assert set(page.tags.names()) == {"pasar", "pedagang"}
    text = words(client.get("/berita/pasar-horas-dibuka-lagi/"))
    assert "Pedagang kembali berjualan." in text
    assert "Senin, 4 Maret 2019" in text


def test_it_counts_as_published_on_the_day_of_the_archive(archive):
    run(archive(line()))
    page, moment = only_page(), at_moment("2019-03-04T08:30")
    assert (page.date, page.first_published_at, page.last_published_at) == (moment, moment, moment)


def test_it_leaves_what_every_publication_leaves(archive, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run(archive(line()))
    page = only_page()
    assert page.live_revision_id == page.latest_revision_id
    assert page.revisions.count() == 1
    assert not page.has_unpublished_changes
    actions = PageLogEntry.objects.filter(page=page.pk).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["wagtail.create", "wagtail.publish"]
    publication = Publication.objects.get(page_id=page.pk)
    assert (publication.office, publication.remaining_steps) == ("Administrator", [])
    assert Page.find_problems() == ([], [], [], [], [])


def test_it_is_found_by_search_with_the_address_of_its_source(archive, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run(archive(line()))
    found = client.get("/cari/?q=Horas&format=json").json()["results"]
    assert [(row["title"], row["source_url"]) for row in found] == [(TELLS["title"], TELLS["source_url"])]


def test_nothing_is_invented_for_it(archive):
    run(archive(line(source_url=None, tags=None)))
    page = only_page()
    assert (page.dateline, page.author, page.source_name, page.source_url) == ("", "", "", "")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2019-03-04", "2019-03-03T17:00"),
        ("2019-03-04T08:30", "2019-03-04T01:30"),
        ("2019-03-04 08:30:00", "2019-03-04T01:30"),
        ("2019-03-04T08:30:00Z", "2019-03-04T08:30"),
        ("2019-03-04T08:30:00+09:00", "2019-03-03T23:30"),
    ],
)
def test_a_date_without_a_zone_is_meant_in_the_citys(archive, written, moment):
    run(archive(line(date=written)))
    assert only_page().date == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_second_run_changes_nothing(archive, django_assert_max_num_queries):
    path = archive(*(numbered(number) for number in range(60)))
    run(path)
    before = list(NewsPage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at"))
    with django_assert_max_num_queries(4):
        said = run(path)
    assert "60 tidak berubah" in said
    assert list(NewsPage.objects.order_by("pk").values_list("pk", "latest_revision_id", "last_published_at")) == before


def test_without_a_source_title_and_date_make_it_the_same_item(archive):
    for _ in range(2):
        run(
            archive(
                line(source_url=None), line(source_url=None, date="2020-01-01"), line(source_url=None, title="Lain")
            )
        )
    assert NewsPage.objects.count() == 3


def test_changed_content_brings_the_page_it_made_up_to_date(archive):
    run(archive(line()))
    before = only_page()
    run(archive(line(title="Pasar Horas kembali buka", body="Teks baru.", tags=["pasar"], date="2019-03-05T08:30")))
    page = only_page()
    assert (page.pk, page.slug) == (before.pk, before.slug)
    assert page.title == page.draft_title == "Pasar Horas kembali buka"
    assert [str(block.value) for block in page.body] == ["<p>Teks baru.</p>"]
    assert list(page.tags.names()) == ["pasar"]
    assert page.date == page.first_published_at == page.last_published_at == at_moment("2019-03-05T08:30")
    assert page.revisions.count() == 2
    assert not page.has_unpublished_changes


def test_what_editors_added_stays_when_the_archive_changes(archive):
    run(archive(line()))
    page = only_page()
    page.kicker, page.summary = "Pasar", "Ringkasan redaksi."
    page.save_revision().publish()
    said = run(archive(line(body="Teks baru.", summary="Ringkasan arsip yang baru.")))
    page = only_page()
    assert (page.kicker, page.summary) == ("Pasar", "Ringkasan redaksi.")
    assert "Teks baru." in str(page.body)
    assert "summary" in said
    assert page.last_published_at != page.first_published_at


def test_an_edit_that_only_the_editor_software_made_is_no_edit(archive):
    run(archive(line()))
    page = only_page()
    page.body = [{"type": b["type"], "value": b["value"].replace("<p>", '<p data-block-key="ab12">')} for b in
                 page.body.get_prep_value()]  # fmt: skip
    page.save_revision().publish()
    run(archive(line(body="Teks baru.")))
    assert "Teks baru." in str(only_page().body)


def draft(page):
    page.summary = "Draf."
    page.save_revision()


def lock(page):
    page.locked = True
    page.save()


@pytest.mark.parametrize("hold", [draft, lock, NewsPage.unpublish])
def test_a_page_that_somebody_holds_is_left_alone_and_named(archive, hold):
    run(archive(line()))
    hold(only_page())
    before = only_page()
    said = run(archive(line(title="Judul baru")))
    page = only_page()
    assert (page.title, page.live, page.latest_revision_id) == (before.title, before.live, before.latest_revision_id)
    assert f"halaman {page.pk}" in said


def test_a_page_that_people_made_of_the_same_source_is_left_alone_and_named(archive):
    page = make_news(title="Buatan redaksi", source_url=TELLS["source_url"])
    assert f"halaman {page.pk}" in run(archive(line()))
    assert only_page().title == "Buatan redaksi"


def test_addresses_are_short_and_each_their_own(archive):
    long = "kota " * 40
    titles = [long, long, "2023", "Riwayat", "???", "!!!", "Pasar"]
    make_news(slug="pasar")
    run(archive(*(numbered(number, title=title) for number, title in enumerate(titles))))
    slugs = [page.slug for page in NewsPage.objects.order_by("pk")[1:]]
    assert len(set(slugs)) == len(titles)
    assert max(map(len, slugs)) <= 80
    assert slugs[2:] == ["berita-2023", "riwayat-2", "berita", "berita-2", "pasar-2"]


def test_what_a_dry_run_announces_is_what_happens(archive):
    run(archive(numbered(1), numbered(2)))
    path = archive(numbered(1), numbered(2, title="Baru"), numbered(3))
    announced = run(path, dry_run=True)
    assert NewsPage.objects.count() == 2
    assert not NewsPage.objects.filter(title="Baru").exists()
    numbers = "1 baru, 1 diperbarui, 1 tidak berubah, 0 dibiarkan"
    assert numbers in announced
    assert numbers in run(path)


def test_an_import_cut_short_goes_on_without_doubles(archive, monkeypatch):
    path = archive(*(numbered(number) for number in range(60)))
    create, calls = writing.ArchiveWriter.create, []

    def break_off(self, item):
        calls.append(item)
        if len(calls) == 40:
            raise KeyboardInterrupt
        create(self, item)

    monkeypatch.setattr(writing.ArchiveWriter, "create", break_off)
    with pytest.raises(KeyboardInterrupt):
        run(path)
    assert NewsPage.objects.count() == ArchivedNews.objects.count() == 25
    monkeypatch.setattr(writing.ArchiveWriter, "create", create)
    run(path)
    assert NewsPage.objects.count() == ArchivedNews.objects.count() == 60


def test_an_item_that_another_import_wrote_meanwhile_is_not_made_again(archive, news_list):
    path = archive(line())
    first, second = writing.ArchiveWriter(news_list), writing.ArchiveWriter(news_list)
    items = items_of(path)
    assert first.write(items)[0].outcome is writing.Outcome.CREATED
    assert second.write(items)[0].outcome is writing.Outcome.UNCHANGED
    assert NewsPage.objects.count() == 1


def items_of(path):
    return [item for _number, item in ArchiveFile(path, timezone.now())]


def test_the_cost_of_an_item_does_not_grow_with_the_archive(archive, news_list):
    def queries_for(number):
        items = items_of(archive(numbered(number)))
        with CaptureQueriesContext(connection) as queries:
            writer.write(items)
        return len(queries)

    writer = writing.ArchiveWriter(news_list)
    queries_for(1)
    few = queries_for(2)
    run(archive(*(numbered(number) for number in range(10, 40))))
    assert queries_for(50) <= few


def test_without_a_news_list_it_says_so(archive, news_list):
    news_list.delete()
    with pytest.raises(CommandError, match="daftar berita"):
        run(archive(line()))


def test_only_news_written_here_must_have_a_dateline(archive):
    run(archive(line()))
    assert list(dateline(only_page())) == []
    written_here = make_news(dateline_place="", dateline_source="Diskominfo")
    assert [problem.path for problem in dateline(written_here)] == [("dateline_place",)]
    assert list(dateline(make_news())) == []


def test_fields_it_does_not_know_do_no_harm(archive):
    run(archive(json.dumps(TELLS | {"id": 7, "kategori": "Kota"})))
    assert only_page().title == TELLS["title"]
