"""Links to a draft for people without an account: signed, expiring, revocable, kept by nobody, noted when opened."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.core.models import BasePage, User
from cms.moderation.models import PreviewLink
from cms.moderation.previews.hooks import buttons
from cms.moderation.previews.logged import MADE, OPENED, REVOKED
from tests.builders import make_agency, make_agency_index, make_contributor, make_info, make_program

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SECRET = "Rahasia Anggaran"


@pytest.fixture
def draft():
    """A page that was never public, whose latest draft has a title of its own."""
    page = make_info(title="Judul lama")
    page.unpublish()
    page.title = SECRET
    page.save_revision()
    return page


def link_to(page, days=7, made=NOW, **fields):
    link = PreviewLink.objects.make(page, None, "Notaris", days, made)
    PreviewLink.objects.filter(pk=link.pk).update(**fields)
    link.refresh_from_db()
    return link


def logged(page, action):
    return PageLogEntry.objects.filter(page=page.pk, action=action)


class TestAnOutsider:
    def test_sees_the_latest_draft_and_that_it_is_one(self, client, draft):
        link = link_to(draft)
        response = client.get(link.get_absolute_url())
        text = response.content.decode()
        assert response.status_code == 200
        assert SECRET in text
        assert 'class="draft-bar"' in text
        assert "WIB" in text.split('class="draft-bar"')[1].split("</aside>")[0]

    def test_gets_a_page_that_nobody_keeps_finds_or_learns_the_token_from(self, client, draft):
        link = link_to(draft)
        response = client.get(link.get_absolute_url())
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Cache-Control"] == "private, no-store"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
        assert link.token not in response.content.decode()

    def test_is_noted_in_the_history_of_the_page_without_being_named(self, client, draft):
        link = link_to(draft)
        client.get(link.get_absolute_url(), REMOTE_ADDR="203.0.113.7")
        [entry] = logged(draft, OPENED)
        assert entry.data == {"link": link.pk}
        assert entry.user is None
        assert str(link.pk) in entry.message

    def test_who_happens_to_be_logged_in_sees_the_same(self, admin_client, draft):
        text = admin_client.get(link_to(draft).get_absolute_url()).content.decode()
        assert SECRET in text
        assert "wagtail-userbar" not in text

    def test_may_only_look(self, client, draft):
        assert client.post(link_to(draft).get_absolute_url()).status_code == 405

    def test_finds_only_the_main_view_of_a_page_with_routes(self, client):
        link = link_to(make_agency_index(title="Perangkat daerah"))
        assert client.get(link.get_absolute_url()).status_code == 200
        assert client.get(f"{link.get_absolute_url()}dinas-1/").status_code == 404


@pytest.mark.usefixtures("full_site")
class TestEveryTypeOfPage:
    @pytest.mark.parametrize("model", BasePage.__subclasses__(), ids=lambda model: model.__name__)
    def test_can_be_shown_to_outsiders(self, model, client):
        link = link_to(model.objects.first())
        assert b'class="draft-bar"' in client.get(link.get_absolute_url()).content


class TestAClosedLink:
    def assert_tells_nothing(self, response, status):
        assert response.status_code == status
        assert SECRET not in response.content.decode()
        assert "Judul lama" not in response.content.decode()
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"

    def test_expired(self, client, draft, caplog):
        link = link_to(draft, days=1, made=NOW - timedelta(days=1))
        self.assert_tells_nothing(client.get(link.get_absolute_url()), 410)
        assert f"{link.pk} was refused: expired" in caplog.text
        assert not logged(draft, OPENED).exists()

    def test_revoked(self, client, draft, caplog):
        link = link_to(draft, revoked_at=NOW)
        self.assert_tells_nothing(client.get(link.get_absolute_url()), 410)
        assert f"{link.pk} was refused: revoked" in caplog.text

    def test_gone_with_its_page(self, client, draft):
        link = link_to(draft)
        draft.delete()
        self.assert_tells_nothing(client.get(link.get_absolute_url()), 404)

    @pytest.mark.parametrize("forge", [
        lambda link: str(link.pk),
        lambda link: f"{link.pk}.",
        lambda link: f"{link.pk}.{'x' * 43}",
        lambda link: f"{link.pk + 1}.{link.token.partition('.')[2]}",
        lambda link: signing.Signer(sep=".").sign(str(link.pk)),
        lambda link: signing.Signer(salt="cms.moderation.preview_link", sep=".").sign("x"),
        lambda link: "😀",
    ])  # fmt: skip
    def test_forged(self, forge, client, draft, caplog):
        self.assert_tells_nothing(client.get(f"/pratinjau/{forge(link_to(draft))}/"), 404)
        assert "was refused: unknown" in caplog.text

    def test_we_never_log_the_token(self, client, draft, caplog):
        link = link_to(draft, revoked_at=NOW)
        client.get(link.get_absolute_url())
        ours = [record.getMessage() for record in caplog.records if record.name.startswith("cms")]
        assert len(ours) == 1
        assert link.token not in ours[0]


class TestTheOffice:
    def address(self, page):
        return f"/admin/pratinjau/{page.pk}/"

    def test_makes_a_link_that_works_seven_days_unless_told_otherwise(self, admin_client, draft):
        assert admin_client.get(self.address(draft)).context["form"]["days"].value() == 7
        admin_client.post(self.address(draft), {"recipient": "Kejaksaan", "days": 3})
        [link] = PreviewLink.objects.all()
        assert (link.recipient, link.made_by.username) == ("Kejaksaan", "admin")
        assert link.expires_at - link.made_at == timedelta(days=3)
        assert logged(draft, MADE).get().data == {"link": link.pk}
        assert f"http://testserver{link.get_absolute_url()}" in admin_client.get(self.address(draft)).content.decode()

    @pytest.mark.parametrize(
        "wrong", [{"days": 0}, {"days": 31}, {"days": "x"}, {"recipient": ""}, {"recipient": "x" * 81}]
    )
    def test_is_told_what_is_wrong_at_the_field(self, wrong, admin_client, draft):
        response = admin_client.post(self.address(draft), {"recipient": "Kejaksaan", "days": 7} | wrong)
        assert set(response.context["form"].errors) == set(wrong)
        assert not PreviewLink.objects.exists()

    def test_revokes_a_link_for_good(self, admin_client, client, draft):
        link = link_to(draft)
        admin_client.post(f"{self.address(draft)}{link.pk}/cabut/")
        link.refresh_from_db()
        assert link.revoked_by.username == "admin"
        assert logged(draft, REVOKED).get().data == {"link": link.pk}
        assert link.token not in admin_client.get(self.address(draft)).content.decode()

    def test_two_who_revoke_at_once_leave_one_trace(self, draft, admin_user):
        link = link_to(draft)
        assert PreviewLink.objects.get(pk=link.pk).revoke(admin_user, NOW)
        assert not link.revoke(None, NOW)
        assert PreviewLink.objects.get(pk=link.pk).revoked_by == admin_user

    def test_cannot_revoke_by_merely_looking(self, admin_client, draft):
        link = link_to(draft)
        assert admin_client.get(f"{self.address(draft)}{link.pk}/cabut/").status_code == 405

    def test_finds_the_way_from_the_editor_and_from_the_lists(self, admin_client, draft):
        for place in (f"/admin/pages/{draft.pk}/edit/", f"/admin/pages/{draft.get_parent().pk}/"):
            assert self.address(draft) in admin_client.get(place).content.decode()

    def test_sees_many_links_for_few_queries(self, admin_client, admin_user, draft, django_assert_max_num_queries):
        for number in range(25):
            PreviewLink.objects.make(draft, admin_user, f"Kantor {number}", 7, NOW)
        with django_assert_max_num_queries(16):
            response = admin_client.get(self.address(draft))
        assert len(response.context["rows"]) == 20
        assert len(admin_client.get(f"{self.address(draft)}?p=2").context["rows"]) == 5


class TestWhoMayMakeLinks:
    @pytest.fixture
    def contributor(self, client):
        """A contributor of one programme, logged in; the programmes: own and another agency's."""
        own = make_program(title="Own", lead_agency=make_agency())
        other = make_program(title="Other", lead_agency=make_agency())
        client.force_login(make_contributor(own.lead_agency))
        return {"own": own, "other": other}

    @pytest.mark.parametrize(("which", "status", "made"), [("own", 200, 1), ("other", 302, 0)])
    def test_contributors_may_for_what_they_may_edit(self, which, status, made, contributor, client):
        page = contributor[which]
        address = f"/admin/pratinjau/{page.pk}/"
        assert client.get(address).status_code == status
        client.post(address, {"recipient": "Notaris", "days": 7})
        assert PreviewLink.objects.count() == made
        link = link_to(page)
        client.post(f"{address}{link.pk}/cabut/")
        assert bool(PreviewLink.objects.get(pk=link.pk).revoked_at) == bool(made)

    def test_a_link_cannot_be_revoked_by_way_of_another_page(self, contributor, client):
        link = link_to(contributor["other"])
        assert client.post(f"/admin/pratinjau/{contributor['own'].pk}/{link.pk}/cabut/").status_code == 404
        assert PreviewLink.objects.get(pk=link.pk).revoked_at is None

    def test_the_button_is_not_shown_to_others(self, contributor, client):
        user = User.objects.get(username="kontributor")
        own, other = contributor["own"], contributor["other"]
        assert [button.url for button in buttons(own, user)] == [f"/admin/pratinjau/{own.pk}/"]
        assert list(buttons(other, user)) == []

    def test_who_is_not_logged_in_may_not(self, client, draft):
        assert client.get(f"/admin/pratinjau/{draft.pk}/")["Location"].startswith("/admin/login/")

    @pytest.mark.parametrize(("pk", "status"), [(1, 302), (999_999, 404)])
    def test_there_is_nothing_to_show_of_the_root_or_of_no_page(self, pk, status, admin_client):
        assert admin_client.get(f"/admin/pratinjau/{pk}/").status_code == status


def test_crawlers_are_asked_to_stay_away(client):
    assert "Disallow: /pratinjau/" in client.get("/robots.txt").content.decode()


def test_no_page_can_take_the_address():
    page = make_info(title="Tentang")
    page.slug = "pratinjau"
    with pytest.raises(Exception, match="slug"):
        page.full_clean()
