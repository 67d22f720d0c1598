"""Every string of the admin that the four roles meet comes in Indonesian, whatever language their browser asks for."""

import re

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Comment, Locale, PageViewRestriction
from wagtail.users.models import UserProfile

from cms.moderation.models import Deputy, Holiday
from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from news.models import EventPage, NewsPage
from programs.models import ProgramPage
from search.models import UnsuggestedSearch
from tests.admin_catalogues import DOMAINS, compiled, missing, own_source, source
from tests.admin_walk import english_msgids, english_texts, listening, walk
from tests.builders import (
    home,
    make_contributor,
    make_info,
    make_member,
    make_promotion,
    make_search_count,
    make_synonyms,
    make_user,
)

ROLES = ["admin", "editor", "head", "contributor"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd](?!\w)|\{\w*\}|<[^>]+>")
# Wagtail puts the number of something here whose name it does not know on the search screen: "1-20 dari 21 None".
LEFT_OUT = {"%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s": {"%(model_name)s"}}
# What stays in English without asking for a translation, on screens of administrators but for the last line.
HARD_CODED = re.compile(
    r"Can (add|change|delete) .+"  # Names of permissions, for screen readers only; Django keeps them in the database.
    r"|Wagtail inti \| halaman \| .+"
    r"|Site name|Root page|Page|Locales?"  # Columns and labels that Wagtail makes of the names in its code.
    r"|English|Baseline|None"  # A language, a term of the guideline, and Python's nothing in a hidden counter.
    r"|Home|Snippets"  # Wagtail fixes these when its addresses are first read, in the language of that moment.
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("domain", DOMAINS)
class TestTheCatalogue:
    def test_no_string_of_the_packages_is_missing(self, domain):
        assert missing(domain) == []

    def test_nothing_in_it_is_empty_or_fuzzy(self, domain):
        catalogue = source(domain)
        assert [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()] == []

    def test_it_is_compiled_as_it_stands(self, domain):
        texts = [
            {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in c} for c in (source(domain), compiled(domain))
        ]
        assert texts[0] == texts[1]

    def test_placeholders_and_markup_survive(self, domain):
        for entry in source(domain):
            text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
            there, asked = PLACEHOLDER.findall(text), PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)
            assert set(there) <= set(asked + PLACEHOLDER.findall(entry.msgid)), entry.msgid
            if not entry.msgid_plural:
                assert sorted({*there, *LEFT_OUT.get(entry.msgid, ())}) == sorted({*asked}), entry.msgid

    def test_spaces_at_the_ends_survive(self, domain):
        for entry in source(domain):
            text = entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr
            assert [text[:1].isspace(), text[-1:].isspace()] == [entry.msgid[:1].isspace(), entry.msgid[-1:].isspace()]


def test_our_own_catalogue_says_the_same_where_it_has_the_same_string():
    """It would win in the admin too: a string of ours that means something else there needs a context."""
    ours = {entry.msgid: entry.msgstr.casefold() for entry in own_source() if not entry.msgctxt}
    theirs = {entry.msgid: entry.msgstr.casefold() for entry in source("django") if not entry.msgctxt}
    assert {msgid: text for msgid, text in ours.items() if theirs.get(msgid, text) != text} == {}


def person(role):
    """Somebody of a role, who may work on the programme "Lampu jalan" where the role is about some programmes."""
    if role == "contributor":
        return make_contributor(ProgramPage.objects.get(title="Lampu jalan").lead_agency, "pegawai")
    group = {"admin": ADMINISTRATOR, "editor": EDITOR, "head": HEAD}[role]
    return make_member("pegawai", group, is_superuser=role == "admin")


@pytest.fixture(scope="class")
def busy_office(full_site):
    """A site with something in every state that the admin has words for."""
    Locale.objects.get_or_create(language_code="en")
    author = make_user("penulis", is_superuser=True)
    news, event, program = NewsPage.objects.first(), EventPage.objects.first(), ProgramPage.objects.last()
    if workflow := news.get_workflow():
        news.save_revision(user=author)
        workflow.start(news, author)
    event.locked, event.locked_by = True, author
    event.save()
    make_info(title="Asal", slug="asal").create_alias(update_slug="cermin")
    Comment.objects.create(page=program, user=author, text="Benarkah?", contentpath="title")
    make_info(title="Rancangan", slug="rancangan").unpublish(user=author)
    PageViewRestriction.objects.create(page=make_info(slug="dalam"), restriction_type=PageViewRestriction.LOGIN)
    Redirect.objects.create(old_path="/lama", redirect_page=program)
    make_promotion("lampu", program)
    make_synonyms("lampu", "pelita")
    UnsuggestedSearch.objects.create(text="lampu curian")
    make_search_count("pelita", timezone.localdate(), times=5, found_nothing=5)
    Collection.get_first_root_node().add_child(name="Arsip")
    today = timezone.localdate()
    Deputy.objects.create(person=author, deputy=make_user("wakil"), first_day=today, last_day=today)
    Holiday.objects.create(day=today, name="Libur")
    make_user("rekan").groups.add(Group.objects.create(name="Tamu"))


def english_on(response):
    return {text for text in english_texts(response, english_msgids()) if not HARD_CODED.fullmatch(text)}


@pytest.mark.usefixtures("busy_office")
class TestTheScreens:
    @pytest.mark.parametrize("role", ROLES)
    def test_a_walk_through_the_admin_meets_no_english(self, role, client):
        client.force_login(person(role))
        english, screens = {}, 0
        with listening() as untranslated:
            for address, response in walk(client):
                screens += response.status_code == 200
                english |= dict.fromkeys(english_on(response), address)
        assert (sorted(untranslated), english) == ([], {})
        assert screens > 40, "The walk did not get far; the test shows little."


DOOR = [
    "login/",
    "password_reset/",
    "password_reset/done/",
    "password_reset/confirm/MQ/abc-def/",
    "password_reset/complete/",
]


class TestTheDoor:
    """What is read before one is logged in."""

    @pytest.mark.parametrize("address", DOOR)
    def test_nothing_is_in_english(self, address, client):
        with listening() as untranslated:
            response = client.get(f"/admin/{address}", headers={"Accept-Language": "en"})
        assert response.status_code == 200
        assert (untranslated, english_on(response)) == (set(), set())

    @pytest.mark.parametrize("address", ["login/", "password_reset/"])
    def test_the_errors_of_a_form_are_not_in_english(self, address, client):
        with listening() as untranslated:
            responses = [
                client.post(f"/admin/{address}", fields) for fields in ({}, {"username": "x", "password": "y"})
            ]
        assert (untranslated, set().union(*map(english_on, responses))) == (set(), set())


class TestTheLanguageOfAUser:
    """The login greets in the language of the site; a person may choose another one for themselves."""

    @pytest.fixture
    def user(self, client):
        client.force_login(user := make_user("pengelola", is_superuser=True))
        home()
        return user

    def heading(self, client):
        return "Dasbor" in client.get("/admin/", headers={"Accept-Language": "en"}).text

    def test_it_is_indonesian_without_a_choice_whatever_the_browser_asks_for(self, user, client):
        assert self.heading(client)
        UserProfile.get_for_user(user)
        assert self.heading(client)

    def test_who_prefers_english_gets_english(self, user, client):
        UserProfile.objects.create(user=user, preferred_language="en")
        assert not self.heading(client)

    @pytest.mark.parametrize(("language", "text"), [("", "Sisipkan blok"), ("en", None)])
    def test_scripts_speak_the_same_language(self, user, language, text, client):
        UserProfile.objects.create(user=user, preferred_language=language)
        catalogue = client.get("/admin/jsi18n/", headers={"Accept-Language": "en"}).text
        assert ('"Insert a block": "Sisipkan blok"' in catalogue) is bool(text)
