"""The checks see every text that people put into a page, wherever it lies, and can say where."""

import pytest

from cms.moderation.checks.piece import Kind
from cms.moderation.checks.pieces import pieces_of
from home.models import InfoPage
from news.models import NewsPage
from programs.models import DimensionPage, MasterplanPage, ProgramPage
from tests import builders
from tests.moderation.checks.drafts import info, picture, steps, table

pytestmark = pytest.mark.django_db


def texts_of(page):
    return {piece.path: str(piece.value) for piece in pieces_of(page) if piece.kind is not Kind.THING}


@pytest.mark.usefixtures("full_site")
class TestEveryPageType:
    def test_fields_texts_of_pictures_tags_and_rows_of_rows_are_seen(self):
        news = texts_of(NewsPage.objects.get())
        assert news["kicker",] == "Kota"
        assert news["tags",] == "jalan"
        assert news["corrections", 0, "text"] == "Ralat."
        assert news["source_url",] == "https://kabar.example"
        assert texts_of(ProgramPage.objects.get(slug="lampu"))["milestones", 1, "change_reason"] == "Hujan."
        assert texts_of(MasterplanPage.objects.get())["phases", 0, "description"] == "Isi."
        goals = texts_of(DimensionPage.objects.get())
        assert goals["subdimensions", 0, "goals", 0, "name"] == "Terang"

    def test_every_block_is_seen_with_all_its_texts(self):
        seen = [str(piece.value) for piece in pieces_of(InfoPage.objects.get(slug="tentang"))]
        for text in (
            "Latar belakang", "Kepala Dinas", "Pagi hari", "Cara melapor", "3 menit", "Tanpa antre", "BPS", "Program",
            "Jumlah", "17", "Catatan.", "Naskah", "Dokumen", "Tenggat", "Tulis", "Siapa?",
        ):  # fmt: skip
            assert any(text in other for other in seen), text

    def test_what_nobody_typed_is_no_text(self):
        names = {path[-1] for path in texts_of(ProgramPage.objects.get(slug="lampu"))}
        assert not names & {"path", "url_path", "draft_title", "status", "level", "tone"}


def test_places_are_named_by_position_and_label():
    image = builders.make_image()
    page = info(table(), steps("Satu.", "Dua."), ("picture", picture(image)))
    places = {piece.path: piece.place for piece in pieces_of(page)}
    field, table_label, steps_label, picture_label = (
        page._meta.get_field("body").verbose_name.capitalize(),
        *(page.body[number].block.label for number in range(3)),
    )
    assert places["body", 0, "caption"].startswith(f"{field}, blok 1 ({table_label}), ")
    assert places["body", 0, "table", (0, 1)].endswith("baris 1, kolom 2")
    assert f"blok 2 ({steps_label}), butir 2, " in places["body", 1, 1, "text"]
    assert f"blok 3 ({picture_label}), " in places["body", 2, "alt_text"]


def test_comments_of_editors_are_not_on_the_page():
    page = builders.make_info()
    page.wagtail_admin_comments.create(user=builders.make_user(), text="0812-3456-7890", contentpath="title")
    page.save()
    assert "0812-3456-7890" not in texts_of(page).values()


def test_rows_and_their_files_take_one_query_a_kind(django_assert_num_queries):
    document = builders.make_document()
    rows = [{"title": f"Tonggak {number}", "evidence": document} for number in range(8)]
    page = ProgramPage.objects.get(pk=builders.make_program(milestones=rows).pk)
    with django_assert_num_queries(6):  # One for each kind of rows of a programme.
        texts_of(page)
