"""The shared blocks: what readers see, what editors are asked for, and what happens when a thing is gone."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from PIL import Image
from wagtail.admin.telepath import JSContext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction

from cms.core.blocks import ContentsItem, ProseBlock, anchor_for, headings
from tests.builders import make_document, make_image, make_info

pytestmark = pytest.mark.django_db
prose = ProseBlock()
every_block = pytest.mark.parametrize("name", list(prose.child_blocks))

RICH = "<p>Kalimat <b>tebal</b>.</p>"
TABLE = {
    "columns": [{"type": "text", "heading": "Status"}, {"type": "number", "heading": "Jumlah"}],
    "rows": [{"values": ["Berjalan", "17"]}, {"values": ["Selesai", "18"]}],
    "caption": "",
}


def an_image():
    return make_image(Image.new("RGB", (1600, 900)))


def a_document():
    return make_document(b"x" * 2048, "perwali.pdf", title="Perwali")


def a_page():
    return make_info(title="Bus kota")


def a_picture():
    return {"image": an_image().pk, "alt_text": "Balai kota pagi hari", "credit": "Diskominfo"}


def required_fields():
    """For each block the value with only its required fields."""
    return {
        "heading": {"text": "Latar belakang"},
        "paragraph": RICH,
        "quotation": {"text": "Kami terbuka.", "person": "Ani"},
        "picture": a_picture(),
        "gallery": [a_picture(), a_picture()],
        "video": {"title": "Cara melapor", "url": "https://video.example/a"},
        "number": {"value": "74,5%", "label": "daring", "meaning": "Tanpa antre"},
        "table": {"caption": "Program", "table": TABLE},
        "read_also": {"page": a_page().pk},
        "document": {"document": a_document().pk},
        "callout": {"tone": "warning", "title": "Tenggat", "text": RICH},
        "steps": [{"name": "Tulis usulan", "text": RICH}],
        "questions": [{"question": "Siapa boleh ikut?", "answer": RICH}],
    }


def all_fields():
    """For each block the value with every field filled in."""
    values = required_fields()
    values["heading"]["level"] = "3"
    values["quotation"]["office"] = "Kepala Dinas"
    values["picture"]["caption"] = "Sebelum upacara"
    values["gallery"][0]["caption"] = "Sesudah upacara"
    values["video"] |= {"duration": "3 menit", "transcript": RICH}
    values["number"]["source"] = "BPS 2024"
    values["table"] |= {"table": TABLE | {"caption": "Catatan kaki"}, "first_column_is_header": True}
    values["read_also"]["label"] = "Soal bus"
    values["document"] |= {"label": "Naskah", "description": "Teks lengkap"}
    return values


def stream(*children):
    return prose.to_python([{"type": name, "value": value, "id": str(uuid4())} for name, value in children])


def render(*children, **context):
    return prose.render(stream(*children), context)


def preview_of(name):
    block = prose.child_blocks[name]
    value = block.get_preview_value()
    context = {"request": RequestFactory().get("/"), "block_def": block, "bound_block": block.bind(value)}
    return render_to_string(block.get_preview_template(value), context)


# Every block


def test_the_names_of_the_blocks_are_a_contract():
    assert set(prose.child_blocks) == {
        "heading", "paragraph", "picture", "gallery", "quotation", "read_also", "callout",
        "table", "document", "video", "number", "steps", "questions",
    }  # fmt: skip


@every_block
def test_every_block_introduces_itself_to_editors(name):
    block = prose.child_blocks[name]
    assert block.meta.label
    assert block.meta.group
    assert block.get_description()
    assert block.meta.icon != "placeholder"
    assert block.meta.template == f"blocks/{name}.html"
    assert block.meta.preview_value
    assert block.is_previewable


@every_block
def test_every_block_renders_and_validates_with_all_its_fields(name):
    value = all_fields()[name]
    assert f"prose-block--{name}" in render((name, value))
    prose.clean(stream((name, value)))


@every_block
def test_every_block_renders_and_validates_with_only_what_is_required(name):
    value = required_fields()[name]
    html = render((name, value))
    assert f"prose-block--{name}" in html
    assert "None" not in html
    prose.clean(stream((name, value)))


@every_block
def test_a_block_nobody_has_filled_in_is_harmless(name):
    block = prose.child_blocks[name]
    render((name, block.get_prep_value(block.get_default())))


@every_block
def test_no_block_carries_inline_style_script_or_frame(name):
    html = render((name, all_fields()[name]), paragraph_links=True)
    assert not re.search(r"<(script|style|iframe)\b|\s(style|on\w+)=", html)


@every_block
def test_every_block_gives_its_words_to_search(name):
    words = {
        "heading": "Latar belakang",
        "paragraph": "tebal",
        "quotation": "Kepala Dinas",
        "picture": "Sebelum upacara",
        "gallery": "Sesudah upacara",
        "video": "Cara melapor",
        "number": "Tanpa antre",
        "table": "Berjalan",
        "read_also": "Soal bus",
        "document": "Teks lengkap",
        "callout": "Tenggat",
        "steps": "Tulis usulan",
        "questions": "Siapa boleh ikut?",
    }
    assert words[name] in " ".join(prose.get_searchable_content(stream((name, all_fields()[name]))))


@every_block
def test_search_never_reads_the_word_none(name):
    assert "None" not in prose.get_searchable_content(stream((name, required_fields()[name])))


@every_block
def test_every_block_has_a_preview(name):
    for make_something_to_show in (an_image, a_document, a_page):
        make_something_to_show()
    html = preview_of(name)
    assert "core/site.css" in html
    assert re.search(rf'prose-block--{name}">\s*<', html)


@every_block
def test_a_preview_needs_no_picture_page_or_file(name):
    assert f"prose-block--{name}" in preview_of(name)


def test_the_block_picker_shows_the_preview(admin_client):
    response = admin_client.get("/admin/block-preview/", {"id": prose.child_blocks["number"].definition_prefix})
    assert response.status_code == 200
    assert "74,5%" in response.content.decode()


# Pictures


def test_a_picture_is_offered_in_modern_formats_and_loads_late():
    html = render(("picture", a_picture()))
    assert "image/avif" not in html  # Measured: no smaller than WebP here, and ten times the work.
    assert 'type="image/webp"' in html
    assert 'loading="lazy"' in html
    assert 'width="1200"' in html
    assert 'height="675"' in html
    assert 'alt="Balai kota pagi hari"' in html
    assert "Diskominfo" in html


def test_a_picture_without_alt_text_or_credit_is_refused_at_the_field():
    block = prose.child_blocks["picture"]
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python(a_picture() | {"alt_text": "", "credit": " "}))
    assert set(refusal.value.block_errors) == {"alt_text", "credit"}


def test_a_deleted_picture_leaves_nothing_behind():
    picture, gallery = ("picture", a_picture()), ("gallery", [a_picture(), a_picture()])
    get_image_model().objects.all().delete()
    assert render(picture, gallery).strip() == ""


def test_a_gallery_goes_on_without_its_deleted_picture():
    gone, left = a_picture(), a_picture()
    get_image_model().objects.get(pk=gone["image"]).delete()
    assert render(("gallery", [gone, left])).count("gallery__item") == 1


def test_a_picture_whose_file_is_lost_does_not_break_the_page():
    picture = a_picture()
    image = get_image_model().objects.get()
    image.file.storage.delete(image.file.name)
    assert "<figure" in render(("picture", picture))


@pytest.mark.parametrize("number", [1, 25])
def test_a_gallery_refuses_fewer_than_2_and_more_than_24_pictures(number):
    gallery = prose.child_blocks["gallery"]
    with pytest.raises(ValidationError):
        gallery.clean(gallery.to_python([a_picture()] * number))


def test_a_gallery_asks_once_for_all_its_renditions(django_assert_num_queries, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    gallery = [a_picture() for _ in range(3)]
    render(("gallery", gallery))
    with django_assert_num_queries(2):  # The pictures, their renditions.
        render(("gallery", gallery))


# Links


def test_a_read_also_link_bears_the_title_of_its_page_unless_it_has_a_label():
    page = a_page()
    assert "Bus kota</a>" in render(("read_also", {"page": page.pk}))
    assert "Soal bus</a>" in render(("read_also", {"page": page.pk, "label": "Soal bus"}))


def test_a_read_also_link_vanishes_with_its_page():
    page = a_page()
    link = ("read_also", {"page": page.pk, "label": "Soal bus"})
    page.unpublish()
    assert render(link).strip() == ""
    page.delete()
    assert render(link).strip() == ""


def test_a_read_also_link_to_a_private_page_is_hidden():
    page = a_page()
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert render(("read_also", {"page": page.pk})).strip() == ""


def test_a_document_shows_its_type_and_size():
    document = a_document()
    html = render(("document", {"document": document.pk}))
    assert f'href="{document.url}"' in html
    assert "Perwali</a>" in html
    assert "PDF, 2,0" in html or "PDF, 2.0" in html


def test_search_finds_a_document_by_the_title_that_readers_see():
    link = {"document": a_document().pk}
    assert "Perwali" in prose.get_searchable_content(stream(("document", link)))
    assert "Perwali" not in prose.get_searchable_content(stream(("document", link | {"label": "Naskah"})))


def test_a_deleted_document_leaves_nothing_behind():
    link = ("document", {"document": a_document().pk, "label": "Naskah"})
    get_document_model().objects.all().delete()
    assert render(link).strip() == ""


def test_a_document_whose_file_is_lost_keeps_its_link():
    document = a_document()
    document.file.storage.delete(document.file.name)
    assert "PDF" in render(("document", {"document": document.pk}))


def test_a_video_is_a_link_that_names_where_it_leads():
    video = {
        "title": "Cara melapor",
        "url": "https://video.example/a",
        "duration": "3 menit",
        "transcript": RICH,
    }
    html = render(("video", video))
    assert '<a class="video__link" href="https://video.example/a" rel="noopener external">' in html
    assert "video.example, 3 menit" in html
    assert "<iframe" not in html
    assert "src=" not in html


# Tables


table_block = prose.child_blocks["table"]


def a_table(*headings):
    columns = [{"type": "text", "heading": heading} for heading in headings]
    return {"caption": "Program", "table": TABLE | {"columns": columns}}


def refusal_of(table):
    with pytest.raises(ValidationError) as refusal:
        table_block.clean(table_block.to_python(table))
    return refusal.value.block_errors


def test_a_column_without_heading_is_refused_by_its_number():
    errors = refusal_of(a_table("Status", " "))["table"].non_block_errors
    assert len(errors) == 1
    assert "2" in errors[0]


def test_a_table_without_columns_or_caption_is_refused():
    assert set(refusal_of({"caption": "", "table": None})) == {"caption", "table"}


def test_a_draft_may_still_lack_its_headings():
    table_block.clean_deferred(table_block.to_python(a_table("Status", "")))


def test_columns_are_headed_and_numbers_stand_to_the_right():
    html = render(("table", {"caption": "Program", "table": TABLE}))
    assert "Program</caption>" in html
    assert html.count('<th scope="col"') == 2
    assert 'scope="row"' not in html
    assert html.count('<td class="table__cell table__cell--number">') == 2


def test_the_first_column_can_head_its_rows():
    html = render(("table", {"caption": "Program", "table": TABLE, "first_column_is_header": True}))
    assert html.count('<th scope="row"') == 2


def test_the_caption_inside_the_table_is_a_note_below_it():
    html = render(("table", {"caption": "Program", "table": TABLE | {"caption": "Catatan kaki"}}))
    assert '<p class="table__note">Catatan kaki</p>' in html


def test_editors_are_asked_for_one_caption_alone():
    with translation.override("en"):
        *_, meta = JSContext().pack(table_block.child_blocks["table"])["_args"]
    assert meta["strings"]["CAPTION"] == "Note"


# Anchors


CHAPTER = [
    ("heading", {"text": "Latar belakang", "level": "2"}),
    ("paragraph", RICH),
    ("heading", {"text": "Dasar hukum", "level": "3"}),
    ("callout", {"tone": "info", "title": "Tenggat", "text": RICH}),
]


def test_the_list_of_contents_leads_to_the_rendered_headings():
    chapter = stream(*CHAPTER)
    contents = headings(chapter)
    assert [(item.text, item.level) for item in contents] == [("Latar belakang", 2), ("Dasar hukum", 3)]
    rendered = re.findall(r'prose-block--heading" id="(p-[0-9a-f]{8})">\s*<h(\d)', prose.render(chapter))
    assert rendered == [(item.anchor, str(item.level)) for item in contents]


def test_an_anchor_survives_an_edit_of_the_text():
    chapter = stream(*CHAPTER)
    before = anchor_for(chapter[0])
    stored = list(chapter.raw_data)
    stored[0] = stored[0] | {"value": {"text": "Latar belakang baru", "level": "2"}}
    assert headings(prose.to_python(stored))[0] == ContentsItem("Latar belakang baru", 2, before)


def test_paragraph_links_are_shown_on_request_alone():
    assert "anchor-link" not in render(*CHAPTER)
    html = render(*CHAPTER, paragraph_links=True)
    assert html.count('<a class="anchor-link" href="#p-') == 3  # Two headings and a paragraph, not the callout.
    for anchor in re.findall(r'href="#(p-\w+)"', html):
        assert f'id="{anchor}"' in html


def test_every_block_can_be_linked_to():
    assert len(set(re.findall(r'id="(p-\w+)"', render(*CHAPTER)))) == len(CHAPTER)


def test_a_stream_not_yet_saved_has_no_anchors():
    unsaved = prose.to_python([("heading", {"text": "Latar belakang", "level": "2"})])
    assert headings(unsaved) == [ContentsItem("Latar belakang", 2, "")]
    assert "id=" not in prose.render(unsaved)


def test_an_empty_page_has_no_contents():
    assert headings(None) == headings(stream()) == []
