"""The same in a real Chromium: an editor types on while the login expires, or while the line is down."""

import sqlite3

import pytest

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]
SETTLED = 3000  # Wagtail takes what changes in the first moments for its own doing, milliseconds.
SAVED = "#w-autosave-indicator[data-w-autosave-state-value=saved]"
PAUSED = "#w-autosave-indicator[data-w-autosave-state-value=paused]"


class Editor:
    """Somebody of the office, at the editor of a news item."""

    def __init__(self, page, city_folder):
        self.page = page
        lines = (city_folder / "demo-accounts.txt").read_text().splitlines()
        self.password = dict(line.split() for line in lines)["editor"]
        self.database = city_folder / "db.sqlite3"

    def query(self, sql, *values):
        with sqlite3.connect(self.database, timeout=20) as database:
            return database.execute(sql, values).fetchone()

    def log_in(self, page):
        page.fill("[name=username]", "editor")
        page.fill("[name=password]", self.password)
        with page.expect_navigation():
            page.click("button[type=submit]")

    def open_news_item(self, place):
        self.pk = self.query("SELECT page_ptr_id FROM news_newspage ORDER BY 1 LIMIT 1 OFFSET ?", place)[0]
        address = self.page.url.partition("/admin/")[0]
        self.page.goto(f"{address}/admin/pages/{self.pk}/edit/")
        self.page.wait_for_selector("[name=body-count]", state="attached")
        self.page.wait_for_timeout(SETTLED)

    def type_title(self, words):
        self.page.fill("[name=title]", words)

    def saved_title(self):
        return self.query("SELECT draft_title FROM wagtailcore_page WHERE id = ?", self.pk)[0]


@pytest.fixture
def editor(visit, city_folder):
    editor = Editor(visit("/admin/login/", width=1280), city_folder)
    editor.log_in(editor.page)
    return editor


def test_what_was_typed_after_the_login_expired_is_saved_in_the_end(editor):
    editor.open_news_item(0)
    page = editor.page
    page.context.clear_cookies(name="sessionid")
    editor.type_title("Ditulis setelah habis masa masuk")
    page.wait_for_selector(PAUSED)
    assert page.get_attribute("#w-autosave-indicator", "data-w-tooltip-content-value") != "A server error occurred."

    with page.expect_navigation():
        page.click("#page-edit-form button.action-save")
    with page.context.expect_page() as opened:
        page.click("main a[target=_blank]")
    editor.log_in(opened.value)
    opened.value.close()
    for _click in ("tells that the token is new", "saves"):
        with page.expect_navigation():
            page.click("main button[type=submit]")
    assert page.input_value("[name=title]") == "Ditulis setelah habis masa masuk"
    assert editor.saved_title() == "Ditulis setelah habis masa masuk"


def test_what_was_typed_while_the_line_was_down_is_saved_when_it_is_back(editor):
    editor.open_news_item(1)
    page = editor.page
    page.context.set_offline(True)
    editor.type_title("Ditulis selagi luring")
    page.wait_for_selector(PAUSED)
    page.click("#page-edit-form button.action-save")
    page.wait_for_selector("#w-save-confirmation-dialog:not([aria-hidden])")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.evaluate("window.location.assign('/admin/')")
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    page.context.set_offline(False)
    page.wait_for_selector(SAVED, timeout=40_000)
    assert editor.saved_title() == "Ditulis selagi luring"
