"""Every page, with all that it can hold and with only what it must: a sound document that needs nobody else."""

import pytest

from cms.core.models import BasePage
from tests import showcase
from tests.markup import faults

pytestmark = pytest.mark.django_db


class Renders:
    """What holds for every page of a showcase."""

    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_the_page_is_sound(self, address, client):
        response = client.get(address)
        assert response.status_code == 200
        assert faults(response) == []

    def test_no_page_type_is_left_out(self):
        assert [model.__name__ for model in BasePage.__subclasses__() if not model.objects.exists()] == []


@pytest.mark.usefixtures("full_site")
class TestFullPages(Renders):
    @pytest.mark.parametrize("address", ["/tidak-ada/", "/program/tidak-ada/", "/berita/1999/"])
    def test_a_page_that_does_not_exist_is_answered_with_a_sound_one(self, address, client):
        response = client.get(address)
        assert response.status_code == 404
        assert faults(response) == []


@pytest.mark.usefixtures("bare_site")
class TestBarePages(Renders):
    pass
