"""Suggestions below the search field by keyboard alone, as the ARIA Authoring Practices describe a combobox."""

import json

import pytest

from tests.browser import violations

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]

DESK, PHONE = 1280, 360
ROWS = [{"title": f"Hasil {n}", "url": f"/program/?n={n}", "kind": "Program"} for n in (1, 2, 3)]


def give(route, rows):
    route.fulfill(body=json.dumps({"suggestions": rows}), content_type="application/json")


class Combobox:
    """The field of the search page. Its server answers what a test says: rows, or None for a broken line."""

    def __init__(self, page, answer=ROWS):
        self.page, self.answer, self.asked = page, answer, []
        page.route("**/cari/saran?*", self.serve)
        self.field = page.locator("main input[type=search]")
        self.list = page.locator("main [role=listbox]")
        self.options = self.list.locator("[role=option]")
        self.status = page.locator("main [role=status]")
        self.field.fill("")
        self.field.focus()

    def serve(self, route):
        self.asked.append(route.request.url)
        if self.answer is None:
            route.abort()
        else:
            give(route, self.answer)

    def type(self, text, delay=20):
        self.field.press_sequentially(text, delay=delay)

    def open(self, text="lampu"):
        self.type(text)
        self.list.wait_for(state="visible")
        return self

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def get(self, name):
        return self.field.get_attribute(name)

    @property
    def chosen(self):
        """The title that a screen reader takes for the one in focus."""
        if not (key := self.get("aria-activedescendant")):
            return None
        option = self.page.locator(f"#{key}")
        assert option.get_attribute("aria-selected") == "true"
        assert self.list.locator("[aria-selected=true]").count() == 1
        return option.locator("span").first.inner_text()

    @property
    def has_focus(self):
        return self.field.evaluate("field => field === document.activeElement")


@pytest.fixture
def page(visit):
    return visit("/cari/", DESK)


def test_the_field_says_what_it_is(page):
    box = Combobox(page)
    assert (box.get("role"), box.get("aria-autocomplete"), box.get("aria-expanded")) == ("combobox", "list", "false")
    assert not box.list.is_visible()
    box.open()
    assert box.get("aria-expanded") == "true"
    assert box.get("aria-controls") == box.list.get_attribute("id")
    assert box.list.get_attribute("aria-label") == "Saran"
    assert box.options.count() == 3
    assert box.get("aria-activedescendant") is None


def test_arrows_go_through_all_options_and_around_by_way_of_the_field(page):
    box = Combobox(page).open()
    seen = []
    for key in ["ArrowDown"] * 5 + ["ArrowUp"] * 3:
        box.press(key)
        seen.append(box.chosen)
    assert seen == ["Hasil 1", "Hasil 2", "Hasil 3", None, "Hasil 1", None, "Hasil 3", "Hasil 2"]
    assert box.has_focus
    assert box.field.input_value() == "lampu"


def test_enter_on_an_option_goes_there(page):
    box = Combobox(page).open()
    box.press("ArrowDown", "ArrowDown")
    with page.expect_navigation():
        box.press("Enter")
    assert page.url.endswith("/program/?n=2")


def test_enter_without_an_option_searches_what_was_typed(page):
    box = Combobox(page).open()
    with page.expect_navigation():
        box.press("Enter")
    assert "q=lampu" in page.url


def test_escape_closes_and_keeps_the_text_and_an_arrow_opens_again(page):
    box = Combobox(page).open()
    box.press("ArrowDown", "Escape")
    assert not box.list.is_visible()
    assert (box.get("aria-expanded"), box.chosen, box.field.input_value()) == ("false", None, "lampu")
    assert box.has_focus
    box.press("ArrowDown")
    assert box.chosen == "Hasil 1"


def test_tab_leaves_and_closes(page):
    box = Combobox(page).open()
    box.press("ArrowDown", "Tab")
    assert not box.list.is_visible()
    assert not box.has_focus
    assert "/cari/" in page.url


def test_typing_on_forgets_the_option_of_the_text_before(page):
    box = Combobox(page).open()
    box.press("ArrowDown")
    box.type("x")
    assert box.chosen is None


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (ROWS, "3 saran, pilih dengan tombol panah"),
        (ROWS[:1], "1 saran, pilih dengan tombol panah"),
        ([], "Tidak ada saran"),
    ],
)
def test_a_screen_reader_hears_how_many_there_are(page, rows, told):
    box = Combobox(page, rows)
    box.type("lampu")
    box.status.get_by_text(told, exact=True).wait_for(state="attached")
    assert box.list.is_visible() == bool(rows)


def test_the_server_is_asked_when_typing_pauses(page):
    box = Combobox(page).open("lampu jalan")
    assert [url.partition("q=")[2] for url in box.asked] == ["lampu+jalan"]


def test_a_single_letter_asks_nothing(page):
    box = Combobox(page)
    box.type("l")
    page.wait_for_timeout(400)
    assert box.asked == []


def test_keys_of_an_input_method_choose_nothing(page):
    box = Combobox(page).open()
    box.field.evaluate(
        "field => field.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true}))"
    )
    assert box.chosen is None


def test_a_late_answer_to_an_older_question_is_ignored(page):
    """The first answer comes only after the second: the routes are held back and let go in the other order."""
    held = []
    box = Combobox(page)
    page.unroute("**/cari/saran?*")
    page.route("**/cari/saran?*", lambda route: held.append(route))
    for text in ("la", "mpu"):
        before = len(held)
        box.type(text)
        while len(held) == before:
            page.wait_for_timeout(20)
    give(held[1], ROWS[1:2])
    give(held[0], ROWS[:1])
    box.list.wait_for(state="visible")
    page.wait_for_timeout(200)
    assert box.options.locator("span").first.inner_text() == "Hasil 2"


@pytest.mark.parametrize("answer", [None, "no list"])
def test_a_broken_line_does_no_harm(page, answer):
    box = Combobox(page, answer)
    box.type("lampu")
    page.wait_for_timeout(500)
    assert box.asked
    assert not box.list.is_visible()
    with page.expect_navigation():
        box.press("Enter")
    assert page.locator(".results > li").count()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_real_list_fits_and_axe_finds_nothing(visit, width):
    page = visit("/", width)
    field = page.locator("header input[type=search]")
    field.press_sequentially("lampu", delay=20)
    options = page.locator("header [role=option]")
    options.first.wait_for()
    field.press("ArrowDown")
    assert options.first.inner_text().split("\n")[0] == "lampu jalan"
    assert "Lampu Jalan Pintar" in "".join(options.all_inner_texts())
    box = page.locator("header [role=listbox]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert violations(page) == []
    assert page.console_errors == []
    assert page.foreign_requests == []


def test_an_option_can_be_clicked(page):
    box = Combobox(page).open()
    with page.expect_navigation():
        box.options.nth(2).click()
    assert page.url.endswith("/program/?n=3")
