"""What pages tell machines of themselves, read by a JSON-LD processor."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import PageViewRestriction

from cms.core.models import BasePage
from cms.core.structured_data import as_script, moment, thing
from tests import showcase
from tests.builders import at, make_event, make_info, make_news, make_news_index, make_program, republish
from tests.json_ld import one, things
from tests.pages import tree, words_of

pytestmark = pytest.mark.django_db

PAGE = {"name", "description", "url", "inLanguage", "datePublished", "dateModified", "publisher"}
DATASET = {"name", "description", "url", "license", "creator", "distribution", "spatialCoverage", "isAccessibleForFree"}
# What the page at an address tells of, and what it must say of that.
TOLD = [
    ("/", "GovernmentOrganization", {"name", "url", "address", "email", "telephone"}),
    ("/", "WebSite", {"name", "url", "publisher", "potentialAction"}),
    ("/", "WebPage", PAGE),
    ("/masterplan/", "WebPage", PAGE),
    ("/masterplan/living/", "WebPage", PAGE | {"image"}),
    ("/masterplan/buku-1/", "Book", PAGE | {"position"}),
    ("/masterplan/buku-1/bab-1/", "Chapter", PAGE | {"isPartOf"}),
    ("/program/", "WebPage", PAGE),
    ("/program/lampu/", "WebPage", PAGE | {"mainEntity", "image"}),
    ("/program/lampu/", "Dataset", DATASET | {"identifier", "temporalCoverage", "variableMeasured"}),
    ("/program/lampu/menyala/", "Report", PAGE | {"headline", "about"}),
    ("/opd/", "WebPage", PAGE),
    ("/opd/dishub/", "GovernmentOrganization", {"name", "alternateName", "url", "email", "telephone", "address"}),
    ("/wilayah/", "WebPage", PAGE),
    ("/wilayah/siantar-barat/", "AdministrativeArea", {"name", "url", "containedInPlace"}),
    ("/berita/", "WebPage", PAGE),
    (
        "/berita/kabar/",
        "NewsArticle",
        PAGE | {"headline", "author", "image", "dateline", "articleSection", "keywords", "correction", "isBasedOn"},
    ),
    ("/agenda/", "WebPage", PAGE),
    ("/agenda/peresmian/", "Event", {"name", "startDate", "endDate", "location", "organizer", "eventStatus", "image"}),
    ("/tentang/", "WebPage", PAGE),
    ("/data/", "DataCatalog", {"name", "url", "publisher", "dataset"}),
]


@pytest.mark.usefixtures("full_site")
class TestEveryPage:
    @pytest.mark.parametrize(("address", "kind", "properties"), TOLD)
    def test_it_tells_what_it_is_about(self, address, kind, properties, client):
        assert properties - one(client.get(address), kind).keys() == set()

    def test_no_page_type_is_left_out(self):
        told = {address for address, _kind, _properties in TOLD}
        urls = {model.__name__: {page.url for page in model.objects.all()} for model in BasePage.__subclasses__()}
        assert [name for name, found in urls.items() if not found & told] == []

    @pytest.mark.parametrize("address", [each for each in showcase.ADDRESSES if each != "/"])
    def test_its_breadcrumbs_say_the_same_to_machines_and_to_readers(self, address, client):
        response = client.get(address)
        shown = tree(response).select(".breadcrumbs li")
        told = [each for each in things(response) if each["@type"] == "BreadcrumbList"]
        assert len(told) == bool(shown)
        steps = told[0]["itemListElement"] if told else []
        assert [step["name"] for step in steps] == [words_of(item) for item in shown]
        assert [step["position"] for step in steps] == list(range(1, len(shown) + 1))
        ways = [item.a["href"] if item.a else address.partition("?")[0] for item in shown]
        assert [step["item"] for step in steps] == [f"http://testserver{way}" for way in ways]


@pytest.mark.usefixtures("bare_site")
class TestBarePages:
    @pytest.mark.parametrize("address", showcase.ADDRESSES)
    def test_what_is_not_known_is_not_told(self, address, client):
        for each in things(client.get(address)):
            assert [value for value in each.values() if value in ("", None, [], {})] == []


class TestANewsItem:
    def test_it_says_by_whom_when_and_what_was_corrected(self, client):
        make_news(
            slug="kabar",
            date=at(date(2026, 3, 2), 9),
            author="Ani",
            corrections=[{"date": date(2026, 3, 3), "text": "Anggarannya Rp1 miliar."}],
        )
        told = one(client.get("/berita/kabar/"), "NewsArticle")
        assert told["author"] == {"@type": "Person", "name": "Ani"}
        assert told["datePublished"] == "2026-03-02T09:00:00+07:00"
        assert told["correction"]["text"] == "Anggarannya Rp1 miliar."
        assert told["correction"]["datePublished"] == "2026-03-03"

    def test_without_an_author_the_office_has_written_it(self, client):
        make_news(slug="kabar", author="")
        assert one(client.get("/berita/kabar/"), "NewsArticle")["author"]["@type"] == "GovernmentOrganization"


def test_an_event_says_when_and_where(client):
    make_event(slug="rapat", start=at(date(2026, 3, 9), 9), end=at(date(2026, 3, 9), 12), place="Balai Kota")
    told = one(client.get("/agenda/rapat/"), "Event")
    assert (told["startDate"], told["endDate"]) == ("2026-03-09T09:00:00+07:00", "2026-03-09T12:00:00+07:00")
    assert told["location"]["name"] == "Balai Kota"


def test_the_data_of_a_programme_can_be_fetched_where_it_says(client, settings):
    program = make_program(slug="lampu")
    told = one(client.get("/program/lampu/"), "Dataset")
    assert told["identifier"] == program.code
    for file in told["distribution"]:
        answer = client.get(file["contentUrl"].removeprefix(settings.SITE_URL))
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/csv")


class TestWhatIsNotPublic:
    @pytest.fixture
    def page(self):
        page = make_info(slug="tentang", title="Tentang")
        page.title = "Tentang kami"
        return republish(page)

    def test_a_private_page_tells_machines_nothing(self, admin_client, page):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        answer = admin_client.get("/tentang/")
        assert answer.status_code == 200
        assert things(answer) == []

    def test_nor_does_an_earlier_version(self, client, page):
        assert things(client.get("/tentang/?versi=1")) == []
        assert things(client.get("/tentang/")) != []

    def test_nor_a_page_that_is_not_there(self, client, page):
        assert things(client.get("/tidak-ada/")) == []


class TestTheScript:
    def test_no_title_can_end_it(self, client):
        make_news_index()
        title = "</script><script>alert(1)</script><!-- & \u2028"
        make_news(title=title, slug="kabar")
        answer = client.get("/berita/kabar/")
        assert one(answer, "NewsArticle")["name"] == title
        assert b"<script>alert" not in answer.content

    def test_it_is_empty_without_things(self):
        assert as_script([]) == ""

    def test_a_thing_says_only_what_is_known(self):
        assert thing("Place", name="Balai", address={}, telephone="", geo=None) == {"@type": "Place", "name": "Balai"}

    def test_moments_are_those_of_the_city(self):
        assert moment(datetime(2026, 3, 1, 20, 0, 5, 123, tzinfo=UTC)) == "2026-03-02T03:00:05+07:00"
        assert moment(date(2026, 3, 1)) == "2026-03-01"
        assert moment(None) is None
