from datetime import timedelta

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.core.submission import Severity
from cms.moderation.checks.links import check
from news.models import NewsPage
from tests import builders
from tests.builders import TODAY, at
from tests.moderation.checks.drafts import info, paragraph

pytestmark = pytest.mark.django_db


def link_to(page, text="Tentang"):
    return paragraph(f'Baca <a linktype="page" id="{page.pk}">{text}</a>.')


def file_link(document):
    return paragraph(f'Unduh <a linktype="document" id="{document.pk}">naskah</a>.')


def web_link(address, text="laman"):
    return paragraph(f'Lihat <a href="{address}">{text}</a>.')


@pytest.fixture
def public():
    return builders.make_info()


@pytest.fixture
def draft(public):
    page = builders.make_info(title="Rahasia", slug="rahasia")
    page.unpublish()
    return page


@pytest.mark.parametrize(
    "address",
    [
        "", " ", "#", "http://", "https://", "https://www.", "http:", "mailto:", "tel:", "javascript:void(0)",
        "JavaScript:alert(1)", "https://example.com", "http://www.example.org/a", "https://contoh.com/", "example.com",
        "http://localhost:8000/admin", "http://127.0.0.1/", "TODO", "https://todo", "xxx", "tautan",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_found(address):
    [problem] = check(info(web_link(address)))
    assert problem.path == ("body", 0)
    assert problem.severity is Severity.BLOCKING
    assert "laman" in problem.message


@pytest.mark.parametrize(
    "address",
    [
        "https://pematangsiantar.go.id/", "/program/", "#p-1234abcd", "mailto:ppid@siantar.example", "tel:062221234",
        "https://example.com.siantar.go.id/", "https://video.example/a", "https://siantar.go.id/example.com",
        "https://lapor.go.id/todo-list",
    ],
)  # fmt: skip
def test_a_real_address_is_fine(address):
    assert list(check(info(web_link(address)))) == []


@pytest.mark.parametrize("text", ["", " ", "<b></b>"])
def test_a_link_without_text_is_found(text):
    [problem] = check(info(web_link("https://siantar.go.id", text)))
    assert problem.severity is Severity.BLOCKING


@pytest.mark.parametrize("text", ["klik di sini", "Klik di sini!", "di sini", "Baca selengkapnya »", "<b>link</b>"])
def test_a_text_that_names_nothing_is_advised_against(text):
    found = list(check(info(web_link("https://siantar.go.id", text.replace("!", "")))))
    assert [problem.severity for problem in found] == [Severity.ADVICE]


def test_a_field_with_an_address_is_looked_at():
    [problem] = check(NewsPage(title="Kabar", source_url="https://example.com/berita"))
    assert problem.path == ("source_url",)
    assert list(check(NewsPage(title="Kabar", source_url="https://kabar.example/berita"))) == []


def test_a_video_needs_a_real_address():
    video = {"title": "Cara melapor", "url": "https://example.com/v", "duration": "", "transcript": ""}
    [problem] = check(info(("video", video)))
    assert problem.path == ("body", 0, "url")


def test_a_link_to_a_public_page_is_fine(public):
    assert list(check(info(link_to(public), ("read_also", {"page": public.pk, "label": ""})))) == []


def test_a_link_to_a_draft_is_found_in_texts_and_in_blocks(draft):
    found = list(check(info(link_to(draft), ("read_also", {"page": draft.pk, "label": ""}))))
    assert [problem.path for problem in found] == [("body", 0), ("body", 1, "page")]


@pytest.mark.parametrize("id", ["999999", "", "x"])
def test_a_link_to_a_page_that_is_gone_is_found(id):
    assert len(list(check(info(paragraph(f'Baca <a linktype="page" id="{id}">ini itu</a>.'))))) == 1


def test_a_link_to_a_private_page_is_found(public):
    PageViewRestriction.objects.create(page=public, restriction_type=PageViewRestriction.LOGIN)
    assert len(list(check(info(link_to(public))))) == 1


def test_a_page_may_link_to_itself(draft):
    draft.body = [{"type": "paragraph", "value": link_to(draft)[1]}]
    assert list(check(draft)) == []


def schedule(page, moment):
    page.go_live_at = moment
    page.save_revision().publish()
    return page


@pytest.mark.parametrize(("days", "found"), [(-1, 0), (0, 0), (1, 1)])
def test_a_page_that_is_scheduled_may_link_to_what_is_public_by_then(draft, today, days, found):
    moment = at(TODAY + timedelta(days=10))
    schedule(draft, moment + timedelta(days=days))
    assert len(list(check(info(link_to(draft), go_live_at=moment)))) == found


def test_a_page_that_is_published_at_once_may_not_link_to_a_scheduled_one(draft, today):
    schedule(draft, at(TODAY + timedelta(days=1)))
    assert len(list(check(info(link_to(draft))))) == 1


def test_documents_are_there_and_public():
    document = builders.make_document()
    blocks = file_link(document), ("document", {"document": document.pk, "label": "", "description": ""})
    page = info(*blocks)
    assert list(check(page)) == []
    private = Collection.get_first_root_node().add_child(name="Arsip dalam")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document.collection = private
    document.save()
    assert [problem.path for problem in check(info(*blocks))] == [("body", 0), ("body", 1, "document")]
    document.delete()
    assert [problem.path for problem in check(info(file_link(document)))] == [("body", 0)]


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_links(count, public, django_assert_num_queries):
    document = builders.make_document()
    page = info(*[link_to(public), file_link(document)] * count)
    with django_assert_num_queries(2):
        assert list(check(page)) == []
