"""Who sees how often pages were read, and what of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cms.moderation.roles import ADMINISTRATOR, EDITOR, HEAD
from tests.builders import TODAY, home, make_agency, make_contributor, make_member, make_news, make_page_read

pytestmark = pytest.mark.django_db
ADDRESSES = ["reading_report", "reading_report_results"]


@pytest.fixture(autouse=True)
def page():
    home()
    return make_news(title="Lampu")


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("office", [EDITOR, HEAD, ADMINISTRATOR])
def test_the_office_opens_it(client, office, address):
    client.force_login(make_member("orang", office))
    assert client.get(reverse(address)).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_contributors_and_visitors_do_not(client, address):
    assert client.get(reverse(address)).status_code == 302
    client.force_login(make_contributor(make_agency()))
    assert client.get(reverse(address)).status_code == 302


def test_it_sums_up_months_and_can_be_taken_along(client, page):
    first = TODAY.replace(day=1)
    for days, times in ((0, 1), (1, 2), (-1, 4)):
        make_page_read(page, first + timedelta(days=days), times)
    withdrawn = make_news(title="Ditarik")
    make_page_read(withdrawn, first, 9)
    withdrawn.unpublish()
    client.force_login(make_member("editor", EDITOR))
    for kind in ("csv", "xlsx"):
        response = client.get(reverse("reading_report"), {"export": kind})
        assert response.status_code == 200
        content = b"".join(response.streaming_content)
        if kind == "csv":
            rows = content.decode().splitlines()[1:]
    assert [(row.split(",")[0], row.split(",")[-1]) for row in rows] == [("Lampu", "3"), ("Lampu", "4")]


def test_long_reports_have_pages_and_a_fixed_number_of_queries(client, page, django_assert_max_num_queries):
    for number in range(60):
        make_page_read(page, TODAY.replace(day=1) - timedelta(days=31 * number), 1)
    client.force_login(make_member("editor", EDITOR))
    client.get(reverse("reading_report"))
    with django_assert_max_num_queries(25):
        response = client.get(reverse("reading_report"))
    assert len(response.context["object_list"]) == 50
