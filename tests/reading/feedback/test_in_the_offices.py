"""Who sees what readers say, on the dashboard and in the reports, and what they may do with it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from cms.reading.feedback.panel import SHOWN
from cms.reading.models import PageRemark
from tests.builders import (
    TODAY,
    home,
    make_agency,
    make_contributor,
    make_group,
    make_info,
    make_member,
    make_opinions,
    make_program,
    make_remark,
    make_user,
)
from tests.pages import links, tree, words_of

pytestmark = pytest.mark.django_db
REPORTS = ["opinion_report", "opinion_report_results", "remark_report", "remark_report_results"]
OFFICES = [EDITOR, HEAD, ADMINISTRATOR]


@pytest.fixture
def agency():
    return make_agency(short_name="Dinkes")


@pytest.fixture
def own(agency):
    """A remark about a page of the agency."""
    home()
    return make_remark(make_program(title="Antrean", lead_agency=agency), "Nomor antrean habis.")


@pytest.fixture
def other(own):
    """A remark about a page of another agency."""
    return make_remark(make_program(title="Lampu", lead_agency=make_agency(short_name="Dishub")), "Lampu padam.")


@pytest.fixture
def stranger(db):
    """Somebody of the admin who is of no office and writes for no agency."""
    return make_member("tamu", make_group("Tamu", permissions=["wagtailadmin.access_admin"]))


def panel(client):
    """What the dashboard shows of remarks; None without."""
    return tree(client.get("/admin/")).find(id="reader-remarks-section")


def texts(client, name="remark_report", **query):
    return [row.text for row in client.get(reverse(name), query).context["object_list"]]


def rows(client, **query):
    return [(row.page_title, row.share) for row in client.get(reverse("opinion_report"), query).context["object_list"]]


class TestTheDashboard:
    def test_contributors_find_what_was_said_about_their_agencys_pages(self, client, agency, own, other):
        client.force_login(make_contributor(agency))
        said = words_of(panel(client))
        assert "Nomor antrean habis." in said
        assert "Lampu padam." not in said

    @pytest.mark.parametrize("office", OFFICES)
    def test_the_offices_find_all(self, client, own, other, office):
        client.force_login(make_member("orang", office))
        said = words_of(panel(client))
        assert "Nomor antrean habis." in said
        assert "Lampu padam." in said

    def test_others_find_nothing(self, client, own, stranger):
        client.force_login(stranger)
        assert panel(client) is None

    def test_it_shows_the_newest_that_wait_and_how_many_there_are(self, client, agency, own):
        for number in range(SHOWN + 3):
            make_remark(own.page, f"Catatan {number}", TODAY + timedelta(days=number))
        make_remark(own.page, "Sudah ditangani", TODAY + timedelta(days=99), is_handled=True)
        client.force_login(make_contributor(agency))
        shown = panel(client)
        assert [f"Catatan {number}" in words_of(shown) for number in range(SHOWN + 3)] == [False] * 3 + [True] * SHOWN
        assert "Sudah ditangani" not in words_of(shown)
        assert f"{SHOWN + 4} catatan menunggu" in words_of(shown)

    def test_it_goes_when_all_is_dealt_with(self, client, agency, own):
        PageRemark.objects.update(is_handled=True)
        client.force_login(make_contributor(agency))
        assert panel(client) is None

    def test_what_readers_write_is_shown_as_text(self, client, agency, own):
        make_remark(own.page, "<script>alert(1)</script>")
        client.force_login(make_contributor(agency))
        for address in ("/admin/", reverse("remark_report")):
            content = client.get(address).content.decode()
            assert "<script>alert(1)" not in content
            assert "&lt;script&gt;alert(1)" in content

    def test_example_remarks_say_so(self, client, agency, own):
        client.force_login(make_contributor(agency))
        assert "(contoh)" not in words_of(panel(client))
        make_remark(own.page, "Dikarang.", is_example=True)
        assert "“Dikarang.” (contoh)" in words_of(panel(client))

    def test_many_remarks_cost_as_much_as_few(self, client, agency, own):
        client.force_login(make_contributor(agency))
        client.get("/admin/")
        counts = []
        for number in range(SHOWN + 4):
            make_remark(make_info(title=f"Info {number}", owner_agency=agency), f"Catatan {number}")
            with CaptureQueriesContext(connection) as captured:
                client.get("/admin/")
            counts.append(len(captured))
        assert len(set(counts[: SHOWN - 2])) == 1  # Up to four remarks in all.
        assert set(counts[SHOWN - 2 :]) == {counts[0] + 1}  # And one query to count the others.


class TestTheReports:
    @pytest.mark.parametrize("name", REPORTS)
    @pytest.mark.parametrize("office", OFFICES)
    def test_the_offices_open_them(self, client, own, name, office):
        client.force_login(make_member("orang", office))
        assert client.get(reverse(name)).status_code == 200

    @pytest.mark.parametrize("name", REPORTS)
    def test_contributors_open_them_and_strangers_and_visitors_do_not(self, client, agency, own, stranger, name):
        assert client.get(reverse(name)).status_code == 302
        client.force_login(stranger)
        assert client.get(reverse(name)).status_code == 302
        client.force_login(make_contributor(agency))
        assert client.get(reverse(name)).status_code == 200

    def test_the_menu_leads_to_them_for_those_who_may(self, client, agency, own, stranger):
        ours = {reverse("opinion_report"), reverse("remark_report")}
        client.force_login(stranger)
        assert not any(address in client.get("/admin/").content.decode() for address in ours)
        client.force_login(make_contributor(agency))
        assert all(address in client.get("/admin/").content.decode() for address in ours)

    def test_contributors_see_their_agencys_pages_only(self, client, agency, own, other):
        make_opinions(own.page, not_helped=1)
        make_opinions(other.page, not_helped=1)
        client.force_login(make_contributor(agency))
        assert texts(client) == ["Nomor antrean habis."]
        assert rows(client) == [("Antrean", 100)]
        dishub = other.page.specific.lead_agency
        assert "Lampu padam." not in client.get(reverse("remark_report"), {"agency": dishub.pk}).content.decode()
        for kind in ("csv", "xlsx"):
            taken = b"".join(client.get(reverse("remark_report"), {"export": kind}).streaming_content)
            assert b"Lampu padam." not in taken

    def test_who_writes_for_two_agencies_sees_both(self, client, agency, own, other):
        person = make_contributor(agency)
        person.groups.add(*make_contributor(other.page.specific.lead_agency, "lain").groups.all())
        client.force_login(person)
        assert sorted(texts(client)) == ["Lampu padam.", "Nomor antrean habis."]

    def test_a_page_that_changes_hands_takes_its_remarks_along(self, client, agency, own):
        new = make_agency(short_name="RSUD")
        program = own.page.specific
        type(program).objects.filter(pk=program.pk).update(owner_agency=new)
        client.force_login(make_contributor(agency))
        assert texts(client) == []
        client.force_login(make_contributor(new, "baru"))
        assert texts(client) == ["Nomor antrean habis."]

    def test_pages_that_are_no_longer_public_are_left_out(self, client, own, other):
        own.page.specific.unpublish()
        PageViewRestriction.objects.create(page=other.page, restriction_type="login")
        make_opinions(own.page, helped=1)
        make_opinions(other.page, helped=1)
        client.force_login(make_member("orang", EDITOR))
        assert texts(client) == []
        assert rows(client) == []
        assert panel(client) is None

    def test_the_least_helpful_stand_first_the_newest_month_ahead(self, client, own):
        make_opinions(own.page, TODAY - timedelta(days=40), not_helped=9)
        for title, helped, not_helped in (("Baik", 9, 1), ("Separuh", 2, 2), ("Buruk", 1, 3)):
            make_opinions(make_info(title=title), TODAY, helped, not_helped)
        make_opinions(make_info(title="Kosong"), TODAY)
        client.force_login(make_member("orang", EDITOR))
        assert rows(client) == [("Buruk", 75), ("Separuh", 50), ("Baik", 10), ("Antrean", 100)]

    def test_they_can_be_narrowed_down(self, client, agency, own, other):
        make_opinions(own.page, TODAY - timedelta(days=40), not_helped=9)
        make_opinions(other.page, TODAY, helped=1)
        handled = make_remark(own.page, "Beres.", is_handled=True, helped=True)
        client.force_login(make_member("orang", EDITOR))
        assert rows(client, agency=agency.pk) == [("Antrean", 100)]
        assert rows(client, month=TODAY.replace(day=1).isoformat()) == [("Lampu", 0)]
        assert texts(client, agency=agency.pk, show="waiting") == ["Nomor antrean habis."]
        assert texts(client, show="handled") == [handled.text]
        assert texts(client, helped="True") == [handled.text]

    @pytest.mark.parametrize(
        "query", ["agency=x", "month=2026-13-99", "month=%00", "show=x", "helped=1", "p=x", "p=999"]
    )
    def test_odd_questions_are_answered(self, client, own, query):
        client.force_login(make_member("orang", EDITOR))
        for name in ("opinion_report", "remark_report"):
            assert client.get(f"{reverse(name)}?{query}").status_code in (200, 400, 404)

    def test_exports_hold_whole_lines_and_no_formulas(self, client, own):
        make_remark(own.page, "=HYPERLINK(1)")
        make_opinions(own.page, helped=1, not_helped=2)
        client.force_login(make_member("orang", EDITOR))
        lines = b"".join(client.get(reverse("remark_report"), {"export": "csv"}).streaming_content).decode()
        assert "'=HYPERLINK(1)" in lines
        counts = b"".join(client.get(reverse("opinion_report"), {"export": "csv"}).streaming_content).decode()
        assert counts.splitlines()[1].endswith(",1,2,66")
        assert client.get(reverse("remark_report"), {"export": "xlsx"}).status_code == 200

    @pytest.mark.parametrize("name", ["opinion_report", "remark_report"])
    def test_long_ones_have_pages_and_a_fixed_number_of_queries(
        self, client, agency, own, name, django_assert_max_num_queries
    ):
        for number in range(60):
            page = make_info(title=f"Info {number}", owner_agency=agency)
            make_opinions(page, helped=number)
            make_remark(page, f"Catatan {number}")
        client.force_login(make_contributor(agency))
        client.get(reverse(name))
        with django_assert_max_num_queries(30):
            response = client.get(reverse(name))
        assert len(response.context["object_list"]) == 50


class TestHandling:
    def handle(self, client, remark, done="ya", **more):
        return client.post(reverse("handle_remark", args=[remark.pk]), {"selesai": done, **more})

    def is_handled(self, remark):
        return PageRemark.objects.get(pk=remark.pk).is_handled

    def test_contributors_tick_off_their_own(self, client, agency, own):
        client.force_login(make_contributor(agency))
        response = self.handle(client, own, next="/admin/")
        assert (response.status_code, response["Location"]) == (302, "/admin/")
        assert self.is_handled(own)
        self.handle(client, own)
        assert self.is_handled(own)
        self.handle(client, own, "tidak")
        assert not self.is_handled(own)

    def test_the_button_of_the_dashboard_does_it(self, client, agency, own):
        client.force_login(make_contributor(agency))
        form = panel(client).find("form")
        fields = {field["name"]: field["value"] for field in form.find_all("input")}
        assert fields["csrfmiddlewaretoken"]
        assert client.post(form["action"], fields)["Location"] == "/admin/"
        assert self.is_handled(own)

    def test_not_those_of_other_agencies(self, client, agency, own, other):
        client.force_login(make_contributor(agency))
        assert self.handle(client, other).status_code == 404
        assert not self.is_handled(other)

    def test_not_strangers_nor_visitors(self, client, own, stranger):
        assert self.handle(client, own).status_code == 403
        client.force_login(stranger)
        assert self.handle(client, own).status_code == 404
        client.force_login(make_user("warga"))
        self.handle(client, own)
        assert not self.is_handled(own)

    @pytest.mark.parametrize("office", OFFICES)
    def test_the_offices_tick_off_any(self, client, own, other, office):
        client.force_login(make_member("orang", office))
        for remark in (own, other):
            self.handle(client, remark)
            assert self.is_handled(remark)

    def test_only_by_post_and_never_away_from_the_site(self, client, agency, own):
        client.force_login(make_contributor(agency))
        assert client.get(reverse("handle_remark", args=[own.pk])).status_code == 405
        response = self.handle(client, own, next="https://elsewhere.example/")
        assert response["Location"] == reverse("remark_report")

    def test_what_is_gone_is_a_404(self, client):
        home()
        client.force_login(make_member("orang", EDITOR))
        assert client.post(reverse("handle_remark", args=[999_999])).status_code == 404


class TestDeleting:
    @pytest.mark.parametrize("office", OFFICES)
    def test_the_offices_delete_after_being_asked(self, client, own, office):
        client.force_login(make_member("orang", office))
        address = reverse("delete_remark", args=[own.pk])
        assert address in {link.split("?")[0] for link in links(client.get(reverse("remark_report")))}
        assert own.text in client.get(address).content.decode()
        assert PageRemark.objects.exists()
        client.post(address)
        assert not PageRemark.objects.exists()

    def test_contributors_do_not(self, client, agency, own):
        client.force_login(make_contributor(agency))
        address = reverse("delete_remark", args=[own.pk])
        assert address not in client.get(reverse("remark_report")).content.decode()
        for answered in (client.get(address), client.post(address)):
            assert answered.status_code == 302
        assert PageRemark.objects.exists()
