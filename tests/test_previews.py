"""What editors see in the preview beside the form: a page from its first moment on, saved or not."""

import pytest
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils.form_data import querydict_from_html

from cms.core.models import BasePage
from home.models import HomePage
from tests import builders
from tests.markup import faults

pytestmark = pytest.mark.django_db
every_type = pytest.mark.parametrize("model", BasePage.__subclasses__(), ids=lambda model: model.__name__)


def preview(client, model, form_address, preview_address, **changes):
    """Open a form and send it to the preview, as the admin does while one types; the page that is shown."""
    form = querydict_from_html(client.get(form_address).content.decode(), form_id="page-edit-form")
    streams = [field.name for field in model._meta.fields if isinstance(field, StreamField)]
    form.update({f"{name}-count": 0 for name in streams} | changes)  # Scripts draw them; here they stay empty.
    answer = client.post(preview_address, form).json()
    assert answer == {"is_valid": True, "is_available": True}
    return client.get(preview_address)


def preview_of_edit(client, page, **changes):
    addresses = [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for name in ("edit", "preview_on_edit")]
    return preview(client, type(page), *addresses, **changes)


@pytest.mark.usefixtures("full_site")
class TestFullPages:
    @every_type
    def test_a_draft_is_previewed_as_it_would_be_published(self, model):
        response = model.objects.first().get_latest_revision_as_object().make_preview_request()
        assert response.status_code == 200
        assert faults(response) == []
        assert b'name="robots" content="noindex"' in response.content

    @every_type
    def test_the_latest_draft_can_be_looked_at(self, model, admin_client):
        page = model.objects.first()
        assert admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200

    @every_type
    def test_the_preview_shows_what_is_not_saved_yet(self, model, admin_client):
        page = model.objects.first()
        response = preview_of_edit(admin_client, page, title="Judul baru", summary="Ringkasan baru.")
        text = response.content.decode()
        assert response.status_code == 200
        assert "Judul baru" in text or "Ringkasan baru." in text
        assert model.objects.get(pk=page.pk).title != "Judul baru"


def parent_of(model):
    """A place for a new page of a type, with nothing in the way."""
    makers = {
        "DimensionPage": builders.make_masterplan,
        "BookPage": builders.make_masterplan,
        "ChapterPage": builders.make_book,
        "ProgramPage": builders.make_program_index,
        "ProgramUpdatePage": builders.make_program,
        "NewsPage": builders.make_news_index,
        "EventPage": builders.make_event_index,
    }
    return makers.get(model.__name__, builders.home)()


# What the form asks for even for a preview: dates and numbers.
ASKED_FOR = {
    "BookPage": {"number": 1},
    "MasterplanPage": {"period_start": 2024, "period_end": 2033},
    "ProgramPage": {"start_date": "2026-03-02"},
    "ProgramUpdatePage": {"date": "2026-03-02"},
    "EventPage": {"start": "2026-03-02 09:00", "end": "2026-03-02 12:00"},
}


@pytest.mark.parametrize(
    "model", [model for model in BasePage.__subclasses__() if model is not HomePage], ids=lambda model: model.__name__
)
def test_a_page_that_was_just_begun_can_be_previewed(model, admin_client):
    parent = parent_of(model)
    addresses = [
        reverse(f"wagtailadmin_pages:{name}", args=[model._meta.app_label, model._meta.model_name, parent.pk])
        for name in ("add", "preview_on_add")
    ]
    fields = {"title": "Judul baru"} | ASKED_FOR.get(model.__name__, {})
    response = preview(admin_client, model, *addresses, **fields)
    assert response.status_code == 200
    assert "Judul baru" in response.content.decode()


def test_a_preview_leaves_nothing_behind(admin_client):
    page = builders.make_program(milestones=[{"title": "Uji coba"}])
    preview_of_edit(admin_client, page, title="Judul baru")
    page.refresh_from_db()
    assert page.title != "Judul baru"
    assert not page.has_unpublished_changes
    assert page.milestones.count() == 1
