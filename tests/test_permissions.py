"""Who may see what: the admin, drafts, private pages and private files."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from home.models import InfoPage
from programs.contributors import keep_in_step
from tests.builders import (
    draft,
    home,
    make_agency,
    make_document,
    make_info,
    make_member,
    make_news,
    make_program,
    make_user,
    program_index,
    republish,
)

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"
GROUPS = {"editor": EDITOR, "head": HEAD, "administrator": ADMINISTRATOR, "contributor": "Kontributor Dinkes"}


@pytest.fixture
def roles():
    """Two programmes; the contributors' agency leads one of them, "own"."""
    agency = make_agency(short_name="Dinkes")
    own = make_program(title="Own", lead_agency=agency)
    pages = {"own": own, "other": make_program(title="Other", lead_agency=make_agency())}
    keep_in_step(agency)
    return pages


def person(role):
    if role == "superuser":
        return make_user(role, is_superuser=True)
    return make_member(role, *[GROUPS[role]] if role in GROUPS else [])


@pytest.mark.parametrize(
    ("role", "status"),
    [("nobody", 302), ("editor", 200), ("head", 200), ("administrator", 200), ("contributor", 200), ("superuser", 200)],
)
def test_the_admin_lets_in_who_has_a_role(roles, role, status, client):
    client.force_login(person(role))
    assert client.get("/admin/").status_code == status


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/images/", "/admin/reports/site-history/"])
def test_visitors_are_asked_to_log_in(address, client):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(LOGIN)


def test_who_left_the_office_cannot_get_in(roles, client):
    user = person("editor")
    user.is_active = False
    user.save()
    assert not client.login(username="editor", password="sandi-uji-coba")


@pytest.mark.parametrize(
    ("role", "page", "edit", "withdraw"),
    [
        ("editor", "own", True, False),
        ("editor", "other", True, False),
        ("head", "other", True, True),
        ("administrator", "other", True, True),
        ("contributor", "own", True, False),
        ("contributor", "other", False, False),
        ("nobody", "own", False, False),
        ("superuser", "other", True, True),
    ],
)
def test_who_may_edit_who_may_withdraw_and_that_nobody_publishes(roles, role, page, edit, withdraw):
    permissions = roles[page].permissions_for_user(person(role))
    assert (permissions.can_edit(), permissions.can_unpublish()) == (edit, withdraw)
    assert not permissions.can_publish()


@pytest.mark.parametrize("area", ["users", "sites", "settings/home/officesettings"])
@pytest.mark.parametrize("role", ["editor", "contributor"])
def test_people_and_settings_are_the_administrators_business(roles, role, area, client):
    client.force_login(person(role))
    assert client.get(f"/admin/{area}/").status_code in (302, 403)


def test_a_draft_is_not_reachable_for_visitors(client):
    page = draft(home(), InfoPage(title="Rahasia", summary="Belum terbit."))
    for address in ("/rahasia/", f"/p/{page.pk}", "/rahasia/?preview=true"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["view_draft", "preview_on_edit", "edit", "history"])
def test_a_draft_is_not_reachable_by_its_addresses_in_the_admin(name, client):
    page = make_info(slug="rahasia")
    page.unpublish()
    assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))["Location"].startswith(LOGIN)


def test_an_unpublished_change_is_not_shown(client):
    page = make_info(slug="tentang", title="Lama")
    page.title = "Baru"
    page.save_revision()
    assert "Baru" not in client.get("/tentang/").content.decode()
    republish(page)
    assert "Baru" in client.get("/tentang/").content.decode()


def restrict(page, **fields):
    return PageViewRestriction.objects.create(page=page, **{"restriction_type": PageViewRestriction.LOGIN} | fields)


@pytest.mark.parametrize("address", ["/program/", "/program/lampu/"])
def test_a_private_page_and_what_is_below_it_ask_for_a_login(address, client):
    make_program(title="Lampu jalan", slug="lampu")
    restrict(program_index())
    response = client.get(address)
    assert response.status_code == 302
    assert "login" in response["Location"]


def test_whoever_is_logged_in_may_read_a_private_page(client):
    restrict(make_info(slug="dalam"))
    client.force_login(make_user())
    assert client.get("/dalam/").status_code == 200


def test_a_page_for_a_group_is_for_that_group_only(client):
    group = Group.objects.create(name="Bappeda")
    restrict(make_info(slug="dalam"), restriction_type=PageViewRestriction.GROUPS).groups.add(group)
    user = make_user()
    client.force_login(user)
    assert client.get("/dalam/").status_code == 302
    user.groups.add(group)
    assert client.get("/dalam/").status_code == 200


def test_a_page_with_a_password_asks_for_it(client):
    restrict(make_info(slug="dalam"), restriction_type=PageViewRestriction.PASSWORD, password="abc")
    page = client.get("/dalam/").content.decode()
    assert "Isi." not in page
    assert 'type="password"' in page


@pytest.mark.parametrize("address", ["/", "/program/", "/cari/?q=lampu", "/sitemap.xml", "/umpan.atom", "/ikuti/"])
def test_a_private_page_is_named_nowhere(address, client):
    make_news(programs=[program := make_program(title="Lampu rahasia", slug="lampu-rahasia", is_quick_win=True)])
    restrict(program)
    body = client.get(address).content.decode()
    assert "Lampu rahasia" not in body
    assert "lampu-rahasia" not in body


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_document_of_a_private_collection_is_refused(kind, client):
    private = Collection.get_first_root_node().add_child(name="Arsip dalam")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=kind)
    response = client.get(make_document(b"rahasia", collection=private).url)
    assert response.status_code in (302, 403)
    assert b"rahasia" not in response.content


def test_a_public_document_is_handed_out(client):
    response = client.get(make_document(b"isi").url)
    assert b"".join(response.streaming_content) == b"isi"


def test_the_right_to_enter_the_admin_alone_shows_no_pages(client):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    page = make_info()
    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code in (302, 403)
