import pytest

from cms.moderation.checks.pictures import check
from home.models import InfoPage
from news.models import NewsPage
from programs.models import ProgramPicture
from tests import builders
from tests.moderation.checks.drafts import info, picture
from tests.showcase import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    return builders.make_image()


@pytest.mark.parametrize("alt_text", ["", "  ", "IMG_2034.jpg", "pasar.png", "DSC0021", "Screenshot_20240115"])
def test_a_picture_in_the_text_says_what_it_shows(image, alt_text):
    [problem] = check(info(("picture", picture(image, alt_text=alt_text))))
    assert problem.path == ("body", 0, "alt_text")


def test_a_picture_in_the_text_says_who_made_it(image):
    [problem] = check(info(("picture", picture(image, credit=" "))))
    assert problem.path == ("body", 0, "credit")


def test_every_picture_of_a_gallery_is_looked_at(image):
    pictures = [item(picture(image)), item(picture(image, alt_text=""))]
    [problem] = check(info(("gallery", pictures)))
    assert problem.path == ("body", 0, 1, "alt_text")


@pytest.mark.parametrize("alt_text", ["Balai kota", "Warga di Pasar Horas, pagi hari.", "Peta PNG"])
def test_a_picture_with_both_is_fine(image, alt_text):
    assert list(check(info(("picture", picture(image, alt_text=alt_text))))) == []


@pytest.mark.parametrize("missing", ["description", "credit"])
def test_a_picture_at_the_top_brings_its_own_words(missing):
    page = NewsPage(title="Kabar", picture=builders.make_image(**{missing: ""}))
    [problem] = check(page)
    assert problem.path == ("picture",)


def test_a_picture_in_a_row_is_looked_at(image):
    program = builders.make_program()
    program.pictures = [ProgramPicture(image=image), ProgramPicture(image=builders.make_image(description=""))]
    [problem] = check(program)
    assert problem.path == ("pictures", 1, "image")


def test_the_words_in_the_library_do_not_matter_where_the_block_has_its_own():
    silent = builders.make_image(description="", credit="")
    assert list(check(info(("picture", picture(silent))))) == []


def test_a_page_without_pictures_is_fine():
    assert list(check(InfoPage(title="Tentang"))) == []
