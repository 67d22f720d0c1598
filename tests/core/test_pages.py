import pytest
from django.core.exceptions import ValidationError

from cms.core.models import BasePage
from programs.models import ProgramPage
from tests.builders import TODAY, home, make_info, make_program, program_index

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("slug", ["admin", "cari", "data", "ikuti", "p", "en", "riwayat"])
def test_no_page_takes_an_address_that_the_site_needs(slug):
    home()
    with pytest.raises(ValidationError) as refused:
        make_info(slug=slug)
    assert "slug" in refused.value.message_dict


def test_history_is_reserved_below_every_page():
    with pytest.raises(ValidationError) as refused:
        make_program(slug="riwayat")
    assert "slug" in refused.value.message_dict


def test_two_pages_cannot_share_an_address():
    make_program(slug="lampu")
    with pytest.raises(ValidationError) as refused:
        make_program(slug="lampu")
    assert "slug" in refused.value.message_dict


def test_a_summary_is_asked_for():
    page = ProgramPage(title="Tanpa ringkasan", slug="tanpa", start_date=TODAY)
    with pytest.raises(ValidationError) as refused:
        program_index().add_child(instance=page)
    assert "summary" in refused.value.message_dict


@pytest.mark.parametrize("model", BasePage.__subclasses__(), ids=lambda model: model.__name__)
def test_every_page_type_describes_itself_and_names_its_place(model):
    assert model.page_description
    assert model.parent_page_types is not None
    assert model.subpage_types is not None
