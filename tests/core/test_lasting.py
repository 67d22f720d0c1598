"""What links to a record's own page must not lead nowhere one day."""

import pytest
from django.core.exceptions import ValidationError

from news.models import NewsCategory
from tests.builders import make_agency, make_area, make_category

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_agency, make_area, make_category])
def test_its_address_does_not_change_once_it_is_stored(make):
    row = make(slug="lama")
    row.slug = "baru"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict == {"slug": ["Alamat tetap “lama”, agar tautan ke sana tetap sampai ke sini."]}


def test_anything_else_does():
    row = make_category(name="Lama", slug="tetap")
    row.name = "Baru"
    row.full_clean()


def test_a_new_record_takes_any():
    NewsCategory(name="Baru", slug="baru").full_clean()
