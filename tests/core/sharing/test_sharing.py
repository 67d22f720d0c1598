"""What a page offers where its address is shared, and the cards it leads to."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from cms.core.sharing import drawing, store
from cms.core.sharing.cards import SITE, card_address, site_card
from tests import showcase
from tests.builders import TODAY, draft, home, make_event, make_info, make_news, make_program, republish
from tests.pages import tree

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_cards_before():
    for name in default_storage.listdir(store.FOLDER)[0] if default_storage.exists(store.FOLDER) else []:
        store.forget(name)


def told(response):
    """What a page says by meta elements: property or name → content."""
    found = tree(response).find_all("meta", content=True)
    return {tag.get("property") or tag.get("name"): tag["content"] for tag in found}


def card_path(client, address):
    return told(client.get(address))["og:image"].removeprefix("http://testserver")


@pytest.mark.usefixtures("full_site")
class TestEveryPage:
    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_it_says_how_it_looks_when_it_is_shared(self, address, client):
        response = client.get(address)
        page, meta = tree(response), told(response)
        assert meta["og:title"] == page.title.get_text().removesuffix(" – Siantar Kota Cerdas").strip()
        assert meta["og:description"] == meta["description"]
        assert meta["og:url"] == page.find("link", rel="canonical")["href"]
        assert meta["og:locale"] == "id_ID"
        assert meta["twitter:card"] == "summary_large_image"
        assert meta["og:image:alt"]

    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_its_card_is_a_picture_of_the_size_it_says(self, address, client):
        meta = told(client.get(address))
        answer = client.get(meta["og:image"].removeprefix("http://testserver"))
        assert answer["Content-Type"] == meta["og:image:type"]
        assert "immutable" in answer["Cache-Control"]
        picture = Image.open(BytesIO(answer.content))
        assert picture.size == (int(meta["og:image:width"]), int(meta["og:image:height"])) == (1200, 630)
        assert len(answer.content) < 120_000


class TestWhatACardSays:
    def test_a_programme_its_agency_status_and_progress(self):
        program = make_program(
            title="Lampu jalan",
            milestones=[
                {"title": "Lelang", "actual_date": TODAY, "planned_date": TODAY, "weight": 1},
                {"title": "Pasang", "planned_date": date(2030, 1, 1), "weight": 3},
            ],
        )
        card = program.share_card(TODAY)
        assert (card.title, card.progress, card.status) == ("Lampu jalan", 25, "running")
        assert card.kicker.endswith(program.lead_agency.name)
        assert card.words == f"Program · {program.lead_agency.name}. Lampu jalan. Berjalan. tercapai 25%."

    def test_an_event_its_day_and_place(self, client):
        event = make_event(place="Balai Kota")
        assert event.share_card(TODAY).note.endswith("WIB · Balai Kota")

    def test_example_data_that_they_are(self):
        assert make_news(is_example=True).share_card(TODAY).is_example
        assert not make_news().share_card(TODAY).is_example

    def test_the_whole_site_that_it_shows_example_data(self, client):
        make_info(slug="tentang")
        before = card_path(client, "/ikuti/")
        make_info(slug="contoh", is_example=True)
        assert card_path(client, "/ikuti/") == card_address(SITE, site_card(is_example=True).mark) != before

    def test_a_news_item_is_an_article_with_its_times(self, client):
        make_news(slug="kabar")
        meta = told(client.get("/berita/kabar/"))
        assert meta["og:type"] == "article"
        assert meta["article:published_time"] <= meta["article:modified_time"]


class TestItsAddress:
    @pytest.fixture
    def page(self):
        return make_info(slug="tentang", title="Tentang")

    def test_it_stays_while_the_card_says_the_same(self, client, page):
        before = card_path(client, "/tentang/")
        page.body = []
        republish(page)
        assert card_path(client, "/tentang/") == before

    def test_another_title_gives_another_one_and_the_old_one_leads_there(self, client, page):
        before = card_path(client, "/tentang/")
        page.title = "Tentang kami"
        republish(page)
        after = card_path(client, "/tentang/")
        assert after != before
        answer = client.get(before)
        assert (answer.status_code, answer["Location"]) == (302, after)
        assert "immutable" not in answer["Cache-Control"]

    def test_a_mark_that_never_was_leads_to_the_card_and_draws_none(self, client, page, monkeypatch):
        monkeypatch.setattr("cms.core.sharing.views.draw", None)
        answer = client.get(card_address(page.pk, "0" * 12))
        assert answer["Location"] == card_path(client, "/tentang/")

    @pytest.mark.parametrize(
        "address", ["/kartu/999999-000000000000.png", "/kartu/1-xyz.png", "/kartu/", "/kartu/" + "9" * 30 + "-0.png"]
    )
    def test_what_is_no_card_is_not_found(self, client, page, address):
        assert client.get(address).status_code == 404

    def test_the_card_of_the_site_stands_for_what_is_no_page(self, client, page):
        home()
        assert card_path(client, "/ikuti/") == card_address(SITE, site_card(is_example=False).mark)


class TestWhatIsNotPublic:
    @pytest.mark.parametrize("hidden", ["unpublished", "private", "draft"])
    def test_it_has_no_card(self, client, hidden):
        above = make_info(slug="tentang")
        page = draft(above, type(above)(title="Rahasia", summary="Rahasia.")) if hidden == "draft" else above
        mark = page.share_card(TODAY).mark
        if hidden == "unpublished":
            page.unpublish()
        if hidden == "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert client.get(card_address(page.pk, mark)).status_code == 404

    def test_a_private_page_and_an_earlier_version_show_the_card_of_the_site(self, client, admin_client):
        page = make_info(slug="tentang", title="Rahasia")
        page.title = "Tentang"
        republish(page)
        assert f"/kartu/{SITE}-" in card_path(client, "/tentang/?versi=1")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert f"/kartu/{SITE}-" in card_path(admin_client, "/tentang/")

    def test_the_drawn_card_goes_with_the_page(self, client, django_capture_on_commit_callbacks):
        page = make_info(slug="tentang")
        client.get(card_path(client, "/tentang/"))
        assert default_storage.listdir(f"kartu/{page.pk}")[1]
        with django_capture_on_commit_callbacks(execute=True):
            page.unpublish()
        assert default_storage.listdir(f"kartu/{page.pk}")[1] == []


class TestDrawing:
    def test_a_card_is_drawn_once(self, client, monkeypatch):
        make_info(slug="tentang")
        times = []
        monkeypatch.setattr("cms.core.sharing.views.draw", lambda card: times.append(card) or drawing.draw(card))
        path = card_path(client, "/tentang/")
        assert client.get(path).content == client.get(path).content
        assert len(times) == 1

    def test_only_the_newest_card_of_a_page_is_kept(self, client):
        page = make_info(slug="tentang", title="Satu")
        client.get(card_path(client, "/tentang/"))
        page.title = "Dua"
        republish(page)
        client.get(card_path(client, "/tentang/"))
        assert len(default_storage.listdir(f"kartu/{page.pk}")[1]) == 1

    def test_a_card_that_was_not_written_to_its_end_is_drawn_again(self, client):
        page = make_info(slug="tentang")
        path = card_path(client, "/tentang/")
        whole, mark = client.get(path).content, path[-16:-4]
        store.keep(page.pk, mark, whole[:100])
        assert client.get(path).content == whole
        assert store.kept(page.pk, mark) == whole
