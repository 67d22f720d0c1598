"""What editors see of search in the admin, what they may change, and that it holds at once."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from search import knowledge
from search.models import SearchSynonyms, UnsuggestedSearch
from search.query import SearchFilters, search
from tests.builders import home, make_agency, make_contributor, make_info, make_member, make_search_count, make_synonyms
from tests.pages import tree

pytestmark = pytest.mark.django_db
SYNONYMS, UNSUGGESTED = "wagtailsnippets_search_searchsynonyms", "wagtailsnippets_search_unsuggestedsearch"
OFFICES = [EDITOR, HEAD, ADMINISTRATOR]
ADDRESSES = [
    f"{SYNONYMS}:list", f"{SYNONYMS}:add", f"{UNSUGGESTED}:list", f"{UNSUGGESTED}:add", "search_report",
    "search_report_results", "search_promote", "wagtailsearchpromotions:index", "wagtailsearchpromotions:add",
]  # fmt: skip


@pytest.fixture(autouse=True)
def site():
    home()


@pytest.fixture
def editor(client):
    client.force_login(make_member("editor", EDITOR))
    return client


@pytest.fixture
def contributor(client):
    client.force_login(make_contributor(make_agency()))
    return client


def found(text):
    return [page.title for page in search(text, SearchFilters()).pages]


class TestWhoMay:
    @pytest.mark.parametrize("office", OFFICES)
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_the_office_opens_everything(self, client, office, address):
        client.force_login(make_member("orang", office))
        assert client.get(reverse(address)).status_code == 200

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_contributors_open_nothing(self, contributor, address):
        assert contributor.get(reverse(address)).status_code == 302

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_visitors_open_nothing(self, client, address):
        response = client.get(reverse(address))
        assert (response.status_code, response["Location"].split("?")[0]) == (302, "/admin/login/")

    def test_contributors_change_nothing(self, contributor):
        group = make_synonyms("lampu", "lentera")
        data = {"kind": "synonym", "terms": "kuda\nkeledai", "note": ""}
        for name, arguments in (
            (f"{SYNONYMS}:add", []),
            (f"{SYNONYMS}:edit", [group.pk]),
            (f"{SYNONYMS}:delete", [group.pk]),
        ):
            contributor.post(reverse(name, args=arguments), data)
        contributor.post(reverse(f"{UNSUGGESTED}:add"), {"text": "lampu"})
        assert [str(group) for group in SearchSynonyms.objects.all()] == ["lampu, lentera"]
        assert not UnsuggestedSearch.objects.exists()

    @pytest.mark.parametrize(("office", "seen"), [(EDITOR, True), (None, False)])
    def test_the_menu_shows_it_to_those_who_may(self, client, office, seen):
        person = make_member("orang", office) if office else make_contributor(make_agency())
        client.force_login(person)
        menu = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (reverse("search_report") in menu) is seen
        assert (reverse(f"{SYNONYMS}:list") in menu) is seen

    def test_the_rights_can_be_given_to_other_groups(self, client):
        client.force_login(make_member("admin", ADMINISTRATOR, is_superuser=True))
        right = Permission.objects.get(codename="view_searchcount")
        assert f'value="{right.pk}"' in client.get(reverse("wagtailusers_groups:add")).content.decode()


class TestSynonyms:
    def test_a_new_group_holds_with_the_next_search(self, editor):
        make_info(title="Penerangan umum")
        knowledge.count()
        assert found("lentera") == []
        data = {"kind": "synonym", "terms": "lentera\npenerangan umum", "note": ""}
        editor.post(reverse(f"{SYNONYMS}:add"), data)
        assert found("lentera") == ["Penerangan umum"]

    def test_a_changed_group_and_a_deleted_one_do_too(self, editor):
        make_info(title="Penerangan umum")
        group = make_synonyms("lentera", "penerangan")
        assert found("obor") == []
        data = {"kind": "synonym", "terms": "obor\npenerangan", "note": ""}
        editor.post(reverse(f"{SYNONYMS}:edit", args=[group.pk]), data)
        assert (found("obor"), found("lentera")) == (["Penerangan umum"], [])
        editor.post(reverse(f"{SYNONYMS}:delete", args=[group.pk]))
        assert found("obor") == []

    def test_an_acronym_finds_its_long_form_and_the_other_way_round(self, editor):
        make_info(title="Balai Latihan Warga")
        make_info(title="Jadwal BLWX")
        editor.post(reverse(f"{SYNONYMS}:add"), {"kind": "acronym", "terms": "BLWX\nBalai Latihan Warga", "note": ""})
        assert set(found("blwx")) == set(found("balai latihan warga")) == {"Balai Latihan Warga", "Jadwal BLWX"}

    @pytest.mark.parametrize("terms", ["lampu", "", "lampu\nLampu", "a b c d e f g h i\nlampu"])
    def test_a_group_that_means_nothing_is_refused_and_kept_in_the_form(self, editor, terms):
        response = editor.post(reverse(f"{SYNONYMS}:add"), {"kind": "synonym", "terms": terms, "note": "Sebab."})
        assert "terms" in response.context["form"].errors
        assert tree(response).find("input", {"name": "note"})["value"] == "Sebab."
        assert not SearchSynonyms.objects.exists()

    def test_the_form_of_a_group_says_how_many_pages_each_word_finds(self, editor):
        make_info(title="Penerangan umum")
        group = make_synonyms("lentera", "kuda terbang")
        make_synonyms("lentera", "penerangan")
        page = tree(editor.get(reverse(f"{SYNONYMS}:edit", args=[group.pk])))
        lines = [line.get_text() for line in page.select(".search-found li")]
        assert [line.split("”")[0] for line in lines] == ["“lentera", "“kuda terbang"]
        assert ["1" in line for line in lines] == [True, False]

    def test_a_term_from_the_report_is_filled_in(self, editor):
        page = tree(editor.get(reverse(f"{SYNONYMS}:add"), {"istilah": "lentera <b>"}))
        assert page.find("textarea", {"name": "terms"}).get_text().strip() == "lentera <b>"


class TestReport:
    def searched(self, text, times, found_nothing=0, ago=0):
        day = timezone.localdate() - timedelta(days=ago)
        make_search_count(text, day, times, found_nothing)

    def rows(self, client, **parameters):
        """text → (searches, found nothing, finds now) of the report."""
        page = tree(client.get(reverse("search_report"), parameters))
        rows = [[cell.get_text(strip=True) for cell in row.find_all("td")] for row in page.select("tbody tr")]
        return {row[0]: tuple(map(int, row[1:4])) for row in rows}

    def test_it_lists_the_most_searched_first_with_what_they_find_now(self, editor):
        make_info(title="Lampu")
        self.searched("lampu", 3)
        self.searched("lampu", 2, ago=29)
        self.searched("kuda terbang", 7, found_nothing=7)
        rows = self.rows(editor)
        assert list(rows.items()) == [("kuda terbang", (7, 7, 0)), ("lampu", (5, 0, 1))]

    def test_what_was_searched_less_than_three_times_or_long_ago_is_not_shown(self, editor):
        self.searched("nama orang", 2)
        self.searched("lampu", 9, ago=30)
        self.searched("taman", 1)
        self.searched("taman", 2, ago=1)
        assert list(self.rows(editor)) == ["taman"]

    def test_it_narrows_down_to_what_found_nothing(self, editor):
        self.searched("lampu", 9, found_nothing=2)
        self.searched("kuda terbang", 4, found_nothing=3)
        self.searched("obor", 5, found_nothing=5)
        assert list(self.rows(editor, show="empty")) == ["obor", "kuda terbang"]

    def test_each_row_leads_to_its_remedies_with_the_term(self, editor):
        self.searched("kuda terbang", 3)
        page = tree(editor.get(reverse("search_report")))
        links = [link["href"] for link in page.select("tbody a")]
        assert links == [
            f"{reverse(name)}?istilah=kuda+terbang"
            for name in (f"{SYNONYMS}:add", "search_promote", f"{UNSUGGESTED}:add")
        ]
        assert all(editor.get(link).status_code == 200 for link in links)

    def test_it_can_be_taken_along_as_a_table(self, editor):
        self.searched("lampu", 3)
        response = editor.get(reverse("search_report"), {"export": "csv"})
        assert b"lampu,3,0" in b"".join(response.streaming_content)

    def test_a_long_report_has_pages(self, editor):
        for number in range(26):
            self.searched(f"kata {number:02}", 3)
        assert len(self.rows(editor)) == 25
        assert len(self.rows(editor, p=2)) == 1


class TestPromoting:
    def test_the_form_opens_with_the_term_and_wagtails_own_takes_it(self, editor):
        page = make_info(title="Kantor lurah")
        form = tree(editor.get(reverse("search_promote"), {"istilah": "surat pindah"})).find("form", method="POST")
        assert form.find("input", {"name": "query_string"})["value"] == "surat pindah"
        prefix = "editors_picks"
        data = {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 0, f"{prefix}-0-page": page.pk}
        data |= {"query_string": "surat pindah", f"{prefix}-0-ORDER": 1, f"{prefix}-0-description": ""}
        editor.post(form["action"], data)
        assert [str(pick) for pick in SearchPromotion.objects.all()] == ["surat pindah - Kantor lurah"]

    def test_opening_it_leaves_nothing(self, editor):
        editor.get(reverse("search_promote"), {"istilah": "surat pindah"})
        assert not Query.objects.exists()


def test_a_search_that_is_not_suggested_is_kept_as_it_is_counted(editor):
    editor.post(reverse(f"{UNSUGGESTED}:add"), {"text": "  Lampu-JALAN "})
    assert [row.text for row in UnsuggestedSearch.objects.all()] == ["lampu jalan"]
