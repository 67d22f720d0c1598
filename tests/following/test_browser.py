"""Following by mail in a real Chromium, with the worker and a mail server of the tests' own."""

import email
import re
import time
from email import policy
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.browser import violations
from tests.city import city_environment
from tests.services import manage

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]

ADDRESS = "/program/antrean-puskesmas/"
CHANGE = """
from datetime import timedelta
from django.utils import timezone
from cms.following.happenings import ask_searches
from cms.following.sending import send_digests
from programs.models import ProgramPage

page = ProgramPage.objects.get(slug="antrean-puskesmas", locale__language_code="id")
page.change_note, page.change_significance = "Loket kedua {word}.", "significant"
page.summary = page.summary.rstrip(".") + ", {word}."
page.save_revision().publish()
ask_searches(timezone.now())
send_digests(timezone.now() + timedelta(minutes=3))
"""


@pytest.fixture
def environment(city_folder, city_url, city_post):
    return city_environment(city_folder, city_url, EMAIL_URL=city_post.url)


@pytest.fixture
def publish_change(environment):
    """A function that publishes a change of the programme and lets a worker, some minutes later, send what is due."""
    return lambda word: manage("shell", "-v0", "-c", CHANGE.format(word=word), environment=environment)


@pytest.fixture
def sign_up(visit, environment):
    """A function that signs an address up by the form of a page, and lets a worker send the letter."""

    def sign_up(recipient, width, javascript=True):
        page = visit(ADDRESS, width, javascript)
        page.click("text=Ikuti lewat surel >> nth=0")
        page.fill("[name=surel]", recipient)
        page.check("[value=segera]")
        page.click("form.mail-form button")
        assert page.locator("h1").inner_text() == "Periksa kotak surel Anda"
        manage("worker", "--once", environment=environment)
        return page

    return sign_up


def mail_to(sink, recipient, count, seconds=90):
    """The last of so many mails to an address, once the site's worker has sent them."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = [mail for mail in map(parsed, list(sink.messages)) if mail["To"] == recipient]
        if len(found) >= count:
            assert len(found) == count
            return found[-1]
        time.sleep(0.2)
    raise AssertionError(f"{recipient} did not get {count} mails")


def parsed(content):
    return email.message_from_bytes(content, policy=policy.default)


def link_in(mail, page):
    text = mail.get_body(["plain"]).get_content()
    return urlsplit(re.search(rf"https?://\S+/ikuti/{page}/\S+", text)[0]).path


@pytest.mark.parametrize(("width", "javascript"), [(360, True), (1280, False)])
def test_a_reader_signs_up_confirms_hears_of_a_change_and_ends_it_in_one_click(
    sign_up, city_post, city_url, publish_change, width, javascript
):
    recipient = f"ani{width}@contoh.example"
    page = sign_up(recipient, width, javascript)
    page.goto(city_url + link_in(mail_to(city_post, recipient, 1), "konfirmasi"))
    page.click("main button")
    assert page.locator("h1").inner_text() == "Anda mengikuti"
    assert page.context.cookies() == []

    publish_change(f"dibuka {width}")
    digest = mail_to(city_post, recipient, 2)
    assert f"Loket kedua dibuka {width}." in digest.get_body(["plain"]).get_content()
    assert f"Loket kedua dibuka {width}." in digest.get_body(["html"]).get_content()

    stop = digest["List-Unsubscribe"].strip().strip("<>")
    answer = urlopen(Request(stop, urlencode({"List-Unsubscribe": "One-Click"}).encode()))  # noqa: S310 - our own address
    assert answer.status == 200
    publish_change(f"ditutup {width}")
    mail_to(city_post, recipient, 2, seconds=1)
    page.goto(city_url + link_in(digest, "kelola"))
    assert page.locator("h1").inner_text() == "Tautan ini tidak berlaku"


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_no_page_is_too_wide(sign_up, city_post, city_url, width):
    recipient = f"budi{width}@contoh.example"
    page = sign_up(recipient, width)
    assert_sound(page, width)
    for address in ("/ikuti/", f"/ikuti/?subjek={ADDRESS}"):
        page.goto(city_url + address)
        assert_sound(page, width)
    confirm = link_in(mail_to(city_post, recipient, 1), "konfirmasi")
    page.goto(city_url + confirm)
    assert_sound(page, width)
    page.click("main button")
    assert_sound(page, width)
    page.click("text=Ubah, ambil salinannya, atau hapus")
    assert_sound(page, width)
    page.click("text=Hentikan semua surel")
    assert_sound(page, width)


def assert_sound(page, width):
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
