"""What was typed is kept when a login expires, when its token goes stale and when somebody else saved meanwhile."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from wagtail.models import Revision
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from cms.moderation.models import RegisterChange
from home.models import OfficeSettings
from tests.builders import home, make_alert, make_indicator, make_info, make_user

pytestmark = pytest.mark.django_db
OURS = {"origin": "http://testserver", "sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}
NEW = "Kalimat baru & “kutipan” <b>tebal</b>\r\nbaris kedua"
JSON = {"accept": "application/json"}


@pytest.fixture
def office():
    """A browser that is logged in and whose CSRF token is checked, as in real life."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("siti", is_superuser=True))
    return client


@pytest.fixture
def page():
    return make_info(title="Tentang")


def form_in(response):
    """What a browser would send from the first form of an answer that changes something, token included."""
    html = response.content.decode()
    forms = (querydict_from_html(html, form_index=index, exclude_csrf=False) for index in range(html.count("<form")))
    return next(form for form in forms if "csrfmiddlewaretoken" in form)


def form_of(client, address, **changes):
    """The form at an address, with some fields changed."""
    form = form_in(client.get(address))
    for name, value in changes.items():
        form[name] = value
    return form


def page_form(client, page, **changes):
    """The filled-in form of a page's editor, with one paragraph in its StreamField."""
    block = {"body-count": 1, "body-0-type": "paragraph", "body-0-value": rich_text("<p>Isi baru</p>")}
    block |= {"body-0-deleted": "", "body-0-order": 0, "body-0-id": ""}
    return form_of(client, edit_address(page), **block | {"summary": NEW} | changes)


def latest(page):
    return Revision.objects.for_instance(page).latest("created_at")


def edit_address(page):
    return f"/admin/pages/{page.pk}/edit/"


def kept(response):
    """The fields of a page that carries a form, the token aside."""
    assert response.status_code == 403
    return without_token(form_in(response))


def without_token(form):
    copy = form.copy()
    copy.pop("csrfmiddlewaretoken")
    return copy


def send_again(client, response, address):
    """Click on "Send again"."""
    return client.post(address, form_in(response), headers=OURS)


def same(form, other):
    """Whether two forms hold the same, line ends aside: browsers send them as they like."""

    def plain(query):
        return {name: [str(value).replace("\r\n", "\n") for value in values] for name, values in query.lists()}

    return plain(form) == plain(other)


class TestAnExpiredLogin:
    def test_keeps_everything_that_was_typed_into_a_page(self, office, page):
        form = page_form(office, page)
        office.cookies.pop("sessionid")
        response = office.post(edit_address(page), form, headers=OURS)
        assert same(kept(response), without_token(form))
        assert f'action="{edit_address(page)}"' in response.content.decode()
        assert 'href="/admin/login/" target="_blank"' in response.content.decode()
        assert "no-store" in response["Cache-Control"]

    def test_ends_well_after_a_new_login_and_two_clicks(self, office, page):
        form = page_form(office, page)
        office.cookies.pop("sessionid")
        first = office.post(edit_address(page), form, headers=OURS)
        office.post(
            "/admin/login/",
            form_of(office, "/admin/login/", username="siti", password="sandi-uji-coba"),
            headers=OURS,
        )
        stale = office.post(edit_address(page), form_in(first), headers=OURS)
        assert same(kept(stale), without_token(form))
        assert send_again(office, stale, edit_address(page)).status_code == 302
        saved = latest(page).as_object()
        assert saved.summary.replace("\r\n", "\n") == NEW.replace("\r\n", "\n")
        assert "Isi baru" in str(saved.body)

    @pytest.mark.parametrize("kind", ["new page", "register", "snippet", "settings"])
    def test_keeps_every_kind_of_form(self, kind, office):
        address = {
            "new page": lambda: f"/admin/pages/add/home/infopage/{home().pk}/",
            "register": lambda: f"/admin/programs/indicator/edit/{make_indicator().pk}/",
            "snippet": lambda: f"/admin/snippets/home/alertbanner/edit/{make_alert().pk}/",
            "settings": lambda: f"/admin/settings/home/officesettings/{home().get_site().pk}/",
        }[kind]()
        form = form_of(office, address)
        form["name"] = NEW
        office.cookies.pop("sessionid")
        assert same(kept(office.post(address, form, headers=OURS)), without_token(form))

    def test_saves_a_register_sent_again(self, office):
        indicator = make_indicator()
        address = f"/admin/programs/indicator/edit/{indicator.pk}/"
        form = form_of(office, address)
        form["name"] = "Antrean terlama"
        session = office.cookies.pop("sessionid")
        response = office.post(address, form, headers=OURS)
        office.cookies["sessionid"] = session.value
        send_again(office, response, address)
        assert RegisterChange.objects.for_object(indicator).get().values["name"] == "Antrean terlama"

    def test_saves_settings_sent_again(self, office):
        site = home().get_site()
        address = f"/admin/settings/home/officesettings/{site.pk}/"
        form = form_of(office, address)
        form["name"] = "Diskominfo"
        session = office.cookies.pop("sessionid")
        response = office.post(address, form, headers=OURS)
        office.cookies["sessionid"] = session.value
        send_again(office, response, address)
        assert OfficeSettings.for_site(site).name == "Diskominfo"

    def test_names_the_files_that_cannot_be_kept(self, office):
        form = form_of(office, "/admin/images/add/")
        form = form.dict() | {"title": "Pasar", "file": SimpleUploadedFile("pasar <1>.png", b"x", "image/png")}
        office.cookies.pop("sessionid")
        response = office.post("/admin/images/add/", form, headers=OURS)
        assert kept(response)["title"] == "Pasar"
        assert "pasar &lt;1&gt;.png" in response.content.decode()

    def test_never_sends_passwords_back(self, office, page):
        office.get(edit_address(page))
        token = office.cookies["csrftoken"].value
        office.cookies.pop("sessionid")
        secret = {"csrfmiddlewaretoken": token, "new_password1": "rahasia-sekali", "first_name": "Siti"}
        for address in ("/admin/account/", "/admin/users/new/", "/admin/login/", "/admin/password_reset/"):
            assert "rahasia-sekali" not in office.post(address, secret, headers=OURS, follow=True).content.decode()
        response = office.post("/admin/collections/add/", secret, headers=OURS)
        assert kept(response) == QueryDict("first_name=Siti")

    def test_is_told_to_autosave_in_words_that_the_editor_shows(self, office, page):
        form = page_form(office, page)
        office.cookies.pop("sessionid")
        response = office.post(edit_address(page), form, headers=OURS | JSON | {"sec-fetch-mode": "cors"})
        assert response.status_code == 403
        assert (response.json()["success"], response.json()["error_code"]) == (False, "locked")
        assert response.json()["error_message"]

    def test_leaves_other_scripts_to_wagtail(self, office, page):
        token = page_form(office, page)["csrfmiddlewaretoken"]
        office.cookies.pop("sessionid")
        headers = OURS | {"sec-fetch-mode": "cors"}
        response = office.post(f"{edit_address(page)}preview/", {"csrfmiddlewaretoken": token}, headers=headers)
        assert response["Location"].startswith("/admin/login/")

    def test_does_not_concern_visitors(self, client, page):
        assert "kept-form" not in client.post(page.url, {"q": "x"}).content.decode()


class TestAStaleToken:
    def stale(self, office, page):
        form = page_form(office, page)
        form["csrfmiddlewaretoken"] = "x" * 64
        return form

    def test_is_renewed_for_a_form_of_our_own_and_needs_a_click(self, office, page):
        before = Revision.objects.count()
        response = office.post(edit_address(page), self.stale(office, page), headers=OURS)
        assert kept(response)["summary"].replace("\r\n", "\n") == NEW.replace("\r\n", "\n")
        assert Revision.objects.count() == before
        assert "<script>" not in response.content.decode()
        assert send_again(office, response, edit_address(page)).status_code == 302
        assert Revision.objects.count() == before + 1

    @pytest.mark.parametrize(
        "headers",
        [
            {"origin": "https://jahat.example"},
            {"origin": "null"},
            {"origin": "http://testserver.jahat.example", "sec-fetch-site": "cross-site"},
            {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
            {"origin": "http://testserver", "sec-fetch-site": "same-site"},
            {"sec-fetch-site": "cross-site"},
            {"referer": "http://testserver/admin/"},
            {},
        ],
    )
    def test_is_never_renewed_for_a_form_from_elsewhere(self, headers, office, page):
        response = office.post(edit_address(page), self.stale(office, page), headers=headers)
        text = response.content.decode()
        assert response.status_code == 403
        assert "<form" not in text
        assert "csrfmiddlewaretoken" not in text
        assert "kutipan" not in text

    def test_is_told_to_autosave_too(self, office, page):
        form = self.stale(office, page)
        response = office.post(edit_address(page), form, headers=OURS | JSON | {"sec-fetch-mode": "cors"})
        assert (response.status_code, response.json()["error_code"]) == (403, "locked")

    @pytest.mark.parametrize("address", ["/admin/login/", "/admin/account/", "/admin/users/new/"])
    def test_is_refused_plainly_where_passwords_are_typed(self, address, office):
        response = office.post(address, {"password": "rahasia-sekali"}, headers=OURS)
        assert response.status_code == 403
        assert "rahasia-sekali" not in response.content.decode()


class TestTwoPeopleAtOnePage:
    @pytest.fixture
    def colleague(self):
        client = Client()
        client.force_login(make_user("budi", first_name="Budi", is_superuser=True))
        return client

    def test_the_second_gets_the_form_back_and_is_told_who_saved(self, office, colleague, page):
        mine = page_form(office, page)
        theirs = page_form(colleague, page, summary="Dari Budi")
        assert colleague.post(edit_address(page), theirs).status_code == 302
        response = office.post(edit_address(page), mine, headers=OURS)
        assert response.status_code == 409
        assert latest(page).as_object().summary == "Dari Budi"
        [message] = response.context["messages"]
        newest = latest(page)
        assert "budi" in str(message)
        assert f"/admin/pages/{page.pk}/revisions/compare/{mine['loaded_revision_id']}...{newest.pk}/" in str(message)
        text = response.content.decode()
        assert "kutipan" in text
        assert "Isi baru" in text

    def test_the_comparison_that_is_offered_opens(self, office, colleague, page):
        mine = page_form(office, page)
        colleague.post(edit_address(page), page_form(colleague, page, summary="Dari Budi"))
        office.post(edit_address(page), mine, headers=OURS)
        before, after = mine["loaded_revision_id"], latest(page).pk
        compared = office.get(f"/admin/pages/{page.pk}/revisions/compare/{before}...{after}/")
        assert compared.status_code == 200
        assert "Budi" in compared.content.decode()

    def test_saving_again_is_deliberate_and_leaves_both_in_the_history(self, office, colleague, page):
        mine = page_form(office, page)
        colleague.post(edit_address(page), page_form(colleague, page, summary="Dari Budi"))
        back = office.post(edit_address(page), mine, headers=OURS)
        assert "w-autosave#save" not in back.content.decode()
        renewed = form_in(back)
        for name in ("loaded_revision_id", "loaded_revision_created_at"):
            mine[name] = renewed[name]
        assert office.post(edit_address(page), mine, headers=OURS).status_code == 302
        assert latest(page).user.username == "siti"
        summaries = [revision.content["summary"] for revision in page.revisions.order_by("-created_at")[:2]]
        assert [summary[:5] for summary in summaries] == ["Kalim", "Dari "]

    def test_publishing_is_held_back_as_saving_is(self, office, colleague, page):
        mine = page_form(office, page, **{"action-publish": "1"})
        colleague.post(edit_address(page), page_form(colleague, page, summary="Dari Budi"))
        assert office.post(edit_address(page), mine, headers=OURS).status_code == 409
        page.refresh_from_db()
        assert page.summary == "Tentang situs ini."

    def test_a_third_who_saves_in_between_is_noticed_too(self, office, colleague, page):
        mine = page_form(office, page)
        for summary in ("Dari Budi", "Lagi dari Budi"):
            colleague.post(edit_address(page), page_form(colleague, page, summary=summary))
            back = office.post(edit_address(page), mine, headers=OURS)
            assert back.status_code == 409
            mine["loaded_revision_created_at"] = form_in(back)["loaded_revision_created_at"]

    def test_reverting_to_an_old_version_is_held_back_as_well(self, office, colleague, page):
        old = latest(page)
        address = f"/admin/pages/{page.pk}/revisions/{old.pk}/revert/"
        mine = page_form(office, page)
        colleague.post(edit_address(page), page_form(colleague, page, summary="Dari Budi"))
        assert office.post(address, mine, headers=OURS).status_code == 409
        assert latest(page).as_object().summary == "Dari Budi"

    def test_ones_own_autosaved_versions_do_not_count(self, office, page):
        mine = page_form(office, page)
        saved = office.post(edit_address(page), mine, headers=OURS | JSON | {"sec-fetch-mode": "cors"}).json()
        assert saved["success"]
        assert office.post(edit_address(page), mine, headers=OURS).status_code == 302

    def test_autosave_never_saves_over_a_newer_version(self, office, colleague, page):
        mine = page_form(office, page)
        colleague.post(edit_address(page), page_form(colleague, page, summary="Dari Budi"))
        refused = office.post(edit_address(page), mine, headers=OURS | JSON | {"sec-fetch-mode": "cors"}).json()
        assert refused["error_code"] == "invalid_revision"

    @pytest.mark.parametrize("moment", ["", "kemarin", "2026-13-99T00:00", "2126-01-01T00:00"])
    def test_a_form_that_says_nothing_sensible_is_simply_saved(self, moment, office, page):
        mine = page_form(office, page, loaded_revision_created_at=moment)
        assert office.post(edit_address(page), mine, headers=OURS).status_code == 302

    def test_who_may_not_edit_is_refused_as_before(self, page):
        client = Client()
        client.force_login(make_user("tamu"))
        assert client.get(edit_address(page)).status_code == 302
        assert client.post(edit_address(page), {"title": "x"}).status_code == 302
        assert latest(page).as_object().title == "Tentang"

    def test_a_page_that_is_gone_is_not_found(self, office, page):
        form = page_form(office, page)
        page.delete()
        assert office.post(edit_address(page), form, headers=OURS).status_code == 404

    def test_a_version_of_somebody_unknown_counts_too(self, office, page):
        mine = page_form(office, page)
        revision = page.save_revision()
        assert revision.created_at - page.first_published_at > timedelta(0)
        assert office.post(edit_address(page), mine, headers=OURS).status_code == 409
