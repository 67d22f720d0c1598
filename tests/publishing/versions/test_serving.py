"""``<page>?versi=3``: what a version shows, how it is marked, and what it never shows."""

import hashlib
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core.models import BasePage, CreditedImage
from cms.publishing.models import PublicVersion
from programs.models import ProgramDocument, ProgramPage
from tests.builders import (
    TODAY,
    at,
    home,
    make_agency,
    make_agency_index,
    make_document,
    make_image,
    make_info,
    make_news,
    make_news_index,
    make_program,
    paragraphs,
    republish,
)
from tests.markup import faults
from tests.pages import links, tree, words, words_of

pytestmark = pytest.mark.django_db
every_type = pytest.mark.parametrize("model", BasePage.__subclasses__(), ids=lambda model: model.__name__)
CURRENT, SUPERSEDED = "versi yang berlaku", "sudah digantikan"


@pytest.fixture
def page():
    """A page with two versions."""
    page = make_info(slug="tentang", body=paragraphs("Isi pertama."))
    page.body, page.change_note = paragraphs("Isi kedua."), "Isi diganti."
    return republish(page)


def bar(response):
    found = tree(response).find(class_="version-bar")
    return words_of(found) if found else ""


def robots(response):
    return [tag["content"] for tag in tree(response).find_all("meta", attrs={"name": "robots"})]


def canonical(response):
    return tree(response).find("link", rel="canonical")["href"]


def test_an_earlier_version_shows_what_stood_there_and_not_what_stands_there_now(client, page):
    answer = client.get("/tentang/?versi=1")
    assert answer.status_code == 200
    assert "Isi pertama." in words(answer)
    assert "Isi kedua." not in answer.content.decode()
    assert "Isi kedua." in words(client.get("/tentang/"))


def test_it_is_marked_as_superseded_with_the_way_to_the_current_one_and_the_history(client, page):
    answer = client.get("/tentang/?versi=1")
    assert f"Versi 1, {SUPERSEDED}" in bar(answer)
    assert {"/tentang/", "/tentang/riwayat/"} <= links(answer)


def test_it_is_kept_out_of_search_engines_which_are_sent_to_the_current_address(client, page):
    answer = client.get("/tentang/?versi=1")
    assert robots(answer) == ["noindex"]
    assert canonical(answer) == "http://testserver/tentang/"
    assert robots(client.get("/tentang/")) == []


def test_the_current_version_says_that_it_is_the_current_one(client, page):
    answer = client.get("/tentang/?versi=2")
    assert f"Versi 2, {CURRENT}" in bar(answer)
    assert "Isi diganti." in bar(answer)
    assert SUPERSEDED not in bar(answer)
    assert robots(answer) == ["noindex"]


def test_the_page_itself_has_no_bar(client, page):
    assert bar(client.get("/tentang/")) == ""


def test_a_version_is_the_same_for_everyone_and_not_counted_as_read(client, admin_client, page):
    answers = [one.get("/tentang/?versi=1") for one in (client, admin_client)]
    assert answers[0].content == answers[1].content
    for answer in answers:
        assert "Vary" not in answer.headers
        assert b"reading/count.js" not in answer.content
    assert b"reading/count.js" in client.get("/tentang/").content


def test_a_version_cites_itself_and_the_page_its_newest_version(client, page):
    for address, number in (("/tentang/?versi=1", 1), ("/tentang/", 2)):
        cited = words_of(tree(client.get(address)).find(class_="page-foot").find("details"))
        assert f"versi {number}, " in cited
        assert f"/p/{page.pk}?versi={number}" in cited


def test_the_permanent_link_leads_to_the_version(client, page):
    assert client.get(f"/p/{page.pk}?versi=1").headers["Location"] == "/tentang/?versi=1"
    assert client.get(f"/p/{page.pk}").headers["Location"] == "/tentang/"
    assert client.get(f"/p/{page.pk}?versi=a%26b%0A").headers["Location"] == "/tentang/?versi=a%26b%0A"


ODD = ["0", "3", "x", "-1", "01", "1.0", "", "%201", "٣", "1e9", "9" * 400, "1;2", "%F0%9F%92%A1"]


@pytest.mark.parametrize("number", ODD)
def test_a_number_that_is_none_gets_a_clear_404(client, page, number):
    answer = client.get(f"/tentang/?versi={number}")
    assert answer.status_code == 404
    assert "mempunyai versi 1 sampai 2" in words(answer)
    assert {"/tentang/", "/tentang/riwayat/"} <= links(answer)


def test_a_page_that_is_not_public_shows_no_version(client, page):
    page.unpublish()
    answer = client.get("/tentang/?versi=1")
    assert answer.status_code == 410  # The tombstone of the page.
    assert "Isi pertama." not in answer.content.decode()


@pytest.mark.parametrize("restriction", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD])
@pytest.mark.parametrize("on_parent", [True, False])
def test_a_private_page_shows_no_version_not_even_to_administrators(client, admin_client, page, restriction, on_parent):
    covered = home() if on_parent else page
    PageViewRestriction.objects.create(page=covered, restriction_type=restriction, password="rahasia")
    for visitor in (client, admin_client):
        answer = visitor.get("/tentang/?versi=1")
        assert answer.status_code == 404
        assert "Isi pertama." not in answer.content.decode()


def test_drafts_have_no_version_to_be_reached(client, page):
    page.body = paragraphs("Rancangan rahasia.")
    page.save_revision()
    answers = [client.get(f"/tentang/?versi={number}") for number in range(5)]
    assert [answer.status_code for answer in answers] == [404, 200, 200, 404, 404]
    assert not any("Rancangan rahasia." in answer.content.decode() for answer in answers)


def test_what_a_page_shows_below_its_own_address_has_no_versions(client):
    make_agency(slug="dishub")
    make_agency_index()
    make_news(parent=make_news_index(), date=at(TODAY))
    for address in ("/opd/dishub/", "/berita/2026/", "/berita/2026/3/"):
        assert client.get(address).status_code == 200
        assert client.get(f"{address}?versi=1").status_code == 404
    assert client.get("/opd/?versi=1").status_code == 200


@pytest.mark.usefixtures("full_site")
class TestEveryType:
    @every_type
    def test_its_first_version_can_be_read(self, client, model):
        page = model.objects.first()
        answer = client.get(f"{page.url}?versi=1")
        assert answer.status_code == 200
        assert faults(answer) == []
        assert "Versi 1, " in bar(answer)

    @every_type
    def test_its_content_is_what_it_says_it_is(self, client, model):
        version = PublicVersion.objects.of(model.objects.first()).newest().get()
        answer = client.get(f"{model.objects.first().url}?versi={version.number}&format=json")
        assert hashlib.sha256(answer.content).hexdigest() == version.sha256
        assert answer.json() == version.content
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_no_page_type_keeps_the_fragments_of_a_version(client):
    program = make_program(slug="lampu", milestones=[{"code": "M1", "title": "Tiang lama", "planned_date": TODAY}])
    milestone = program.milestones.get()
    milestone.title = "Tiang baru"
    program.milestones = [milestone]
    republish(program)
    for _again in range(2):
        assert "Tiang lama" in words(client.get("/program/lampu/?versi=1"))
        assert "Tiang baru" in words(client.get("/program/lampu/"))
        assert "Tiang lama" not in words(client.get("/program/lampu/"))


def test_a_programme_is_explained_as_on_the_day_of_the_version(client, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: at(date(2026, 3, 2)))
    row = {"code": "M1", "title": "Tiang", "planned_date": date(2026, 3, 1), "late_reported_on": date(2026, 3, 2)}
    program = make_program(slug="lampu", milestones=[row])
    monkeypatch.setattr(timezone, "now", lambda: at(date(2026, 6, 1)))
    program = ProgramPage.objects.get(pk=program.pk)
    milestone = program.milestones.get()
    milestone.actual_date = date(2026, 6, 1)
    program.milestones = [milestone]
    republish(program)
    assert "lewat 1 hari dari rencana" in words(client.get("/program/lampu/?versi=1"))
    assert "Terlambat" not in words(client.get("/program/lampu/"))


def test_what_has_been_deleted_since_is_named_and_breaks_nothing(client):
    picture, evidence, paper = make_image(), make_document(title="Berita acara"), make_document(title="Kontrak")
    agency = make_agency()
    block = {"image": picture.pk, "alt_text": "Tiang di tepi jalan", "credit": "Diskominfo", "caption": ""}
    program = make_program(
        slug="lampu",
        picture=picture,
        lead_agency=agency,
        supporting_agencies=[agency],
        story=[{"type": "picture", "value": block}, {"type": "gallery", "value": []}],
        milestones=[{"code": "M1", "title": "Tiang", "planned_date": TODAY, "evidence": evidence}],
    )
    program.documents = [ProgramDocument(document=paper, title="Kontrak kerja")]
    republish(program)
    milestone = program.milestones.get()
    milestone.evidence = None
    program.milestones, program.documents, program.story, program.picture = [milestone], [], [], None
    republish(program)
    for record in (picture, evidence, paper, agency):
        record.delete()
    answer = client.get("/program/lampu/?versi=2")
    assert answer.status_code == 200
    for name in ("Gambar (1)", "Dokumen (1)", "OPD penanggung jawab (1)", "OPD pendukung (1)", "Bukti (1)"):
        assert name in bar(answer)
    assert "Gambar ini sudah tidak ada: Tiang di tepi jalan" in words(answer)
    assert "Tiang" in words(answer)
    assert not CreditedImage.objects.exists()


def test_a_version_names_no_loss_where_nothing_is_lost(client):
    make_program(slug="lampu", picture=make_image())
    assert "Sudah tidak ada" not in bar(client.get("/program/lampu/?versi=1"))


def test_a_translation_shows_the_facts_of_its_day(client):
    program = make_program(slug="lampu", milestones=[{"code": "M1", "title": "Tiang", "planned_date": TODAY}])
    english = Locale.objects.create(language_code="en")
    for page in (home(), program.get_parent().specific):
        page.copy_for_translation(english).save_revision().publish()
    twin = program.copy_for_translation(english)
    twin.title = "Lamps"
    twin.save_revision().publish()
    milestone = program.milestones.get()
    milestone.title = "Tiang pengganti"
    program.milestones = [milestone]
    republish(program)
    address = Page.objects.get(pk=twin.pk).url
    assert "Tiang pengganti" in words(client.get(address))
    assert "Tiang pengganti" not in words(client.get(f"{address}?versi=1"))
    assert "Version 1" in bar(client.get(f"{address}?versi=1"))


def test_a_version_costs_the_same_whatever_its_rows(client):
    counts = []
    for rows in (2, 20):
        agencies = [make_agency() for _ in range(rows)]
        pictures = [make_image() for _ in range(rows)]
        page = make_program(
            slug=f"lampu-{rows}",
            supporting_agencies=agencies,
            milestones=[
                {"code": f"M{n}", "planned_date": TODAY, "evidence_picture": pictures[n], "actual_date": TODAY}
                for n in range(rows)
            ],
        )
        for _warm in range(2):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"{page.url}?versi=1")
            count = len(queries)
        counts.append(count)
    assert counts[0] == counts[1]
    assert counts[0] <= 45


def test_the_number_at_the_foot_follows_each_publication(client, page):
    for number in (2, 3):
        for _again in range(2):
            assert f"?versi={number}" in words_of(tree(client.get("/tentang/")).find(class_="page-foot"))
        page.body = paragraphs("Isi ketiga.")
        republish(page)


def test_a_page_without_versions_has_a_foot_all_the_same(client, page):
    PublicVersion.objects.update(is_example=True)
    PublicVersion.objects.remove_examples()
    foot = words_of(tree(client.get("/tentang/")).find(class_="page-foot"))
    assert f"/p/{page.pk}" in foot
    assert "versi" not in foot
    answer = client.get("/tentang/?versi=1")
    assert answer.status_code == 404
    assert "belum mempunyai versi" in words(answer)
