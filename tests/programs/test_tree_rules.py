"""Where each page type may stand: stated by the types, and refused by the admin anywhere else."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.core.models import BasePage
from home.models import HomePage, InfoPage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from programs.models import (
    AgencyIndexPage,
    AreaIndexPage,
    BookPage,
    ChapterPage,
    DimensionPage,
    MasterplanPage,
    ProgramIndexPage,
    ProgramPage,
    ProgramUpdatePage,
)
from tests import builders

pytestmark = pytest.mark.django_db

PARENTS = {
    HomePage: {Page},
    InfoPage: {HomePage, InfoPage},
    MasterplanPage: {HomePage},
    DimensionPage: {MasterplanPage},
    BookPage: {MasterplanPage},
    ChapterPage: {BookPage},
    ProgramIndexPage: {HomePage},
    ProgramPage: {ProgramIndexPage},
    ProgramUpdatePage: {ProgramPage},
    AgencyIndexPage: {HomePage},
    AreaIndexPage: {HomePage},
    NewsIndexPage: {HomePage},
    NewsPage: {NewsIndexPage},
    EventIndexPage: {HomePage},
    EventPage: {EventIndexPage},
}
ONCE = [MasterplanPage, ProgramIndexPage, AgencyIndexPage, AreaIndexPage, NewsIndexPage, EventIndexPage]
BUILDERS = {
    HomePage: builders.home,
    InfoPage: builders.make_info,
    MasterplanPage: builders.make_masterplan,
    DimensionPage: builders.make_dimension,
    BookPage: builders.make_book,
    ChapterPage: builders.make_chapter,
    ProgramIndexPage: builders.make_program_index,
    ProgramPage: builders.make_program,
    ProgramUpdatePage: builders.make_update,
    AgencyIndexPage: builders.make_agency_index,
    AreaIndexPage: builders.make_area_index,
    NewsIndexPage: builders.make_news_index,
    NewsPage: builders.make_news,
    EventIndexPage: builders.make_event_index,
    EventPage: builders.make_event,
}
each_type = pytest.mark.parametrize("model", PARENTS, ids=lambda model: model.__name__)


def add_address(parent, model):
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def test_no_page_type_is_forgotten_here():
    assert set(PARENTS) == set(BasePage.__subclasses__())


@each_type
def test_a_type_stands_below_its_parents_only(model):
    assert set(model.allowed_parent_page_models()) == PARENTS[model]


@each_type
def test_a_type_holds_its_children_only(model):
    assert set(model.allowed_subpage_models()) == {child for child, parents in PARENTS.items() if model in parents}


@each_type
def test_the_admin_offers_each_type_in_its_place_and_refuses_it_elsewhere(model, admin_client):
    parent = BUILDERS[model]()
    for child, parents in PARENTS.items():
        if child is HomePage or (child in ONCE and parent.get_children().exact_type(child).exists()):
            continue
        status = admin_client.get(add_address(parent, child)).status_code
        assert status == (200 if model in parents else 302), child.__name__


@each_type
def test_a_page_of_each_type_can_be_deleted(model):
    page = BUILDERS[model]()
    page.delete()
    assert not model.objects.exists()


@pytest.mark.parametrize("model", ONCE, ids=lambda model: model.__name__)
def test_a_section_exists_once(model, admin_client):
    BUILDERS[model]()
    assert not model.can_create_at(builders.home())
    assert admin_client.get(add_address(builders.home(), model)).status_code == 302


def test_a_programme_cannot_be_moved_out_of_the_list():
    assert not builders.make_program().can_move_to(builders.home())


def test_a_wrong_place_is_refused_when_the_form_is_sent(admin_client):
    news = builders.make_news_index()
    fields = {"title": "Salah tempat", "slug": "salah-tempat", "summary": "x", "action-publish": "1"}
    admin_client.post(add_address(news, InfoPage), fields)
    assert not Page.objects.filter(slug="salah-tempat").exists()
