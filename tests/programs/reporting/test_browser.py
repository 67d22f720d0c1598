"""In a real Chromium, on a phone: a contributor of the demo city reports on the quarter in well under five minutes."""

import re
import sqlite3
import time
from io import BytesIO

import pytest
from PIL import Image

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("city")]
FIVE_MINUTES = 300
PACE = 150  # Milliseconds for each sign: as somebody types who looks for the keys.


class Contributor:
    """Somebody of Dinas Kesehatan, with a phone; notes each step and when it was done."""

    def __init__(self, page, city_folder):
        self.page = page
        lines = (city_folder / "demo-accounts.txt").read_text().splitlines()
        self.password = dict(line.split() for line in lines)["kontributor"]
        self.database = city_folder / "db.sqlite3"
        self.began = time.monotonic()
        self.steps = []

    def note(self, step):
        self.steps.append((step, round(time.monotonic() - self.began, 1)))

    def query(self, sql):
        with sqlite3.connect(self.database, timeout=20) as database:
            return database.execute(sql).fetchall()

    def log_in(self):
        self.page.fill("[name=username]", "kontributor")
        self.page.fill("[name=password]", self.password)
        with self.page.expect_navigation():
            self.page.click("button[type=submit]")
        self.note("logged in")

    def press(self, action):
        with self.page.expect_navigation():
            self.page.click(f"#quarterly-report button[name=action][value={action}] >> nth=-1")


def jpeg():
    data = BytesIO()
    Image.new("RGB", (1600, 1200), "#1B6E3C").save(data, "JPEG")
    return {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": data.getvalue()}


@pytest.fixture
def contributor(visit, city_folder):
    return Contributor(visit("/admin/login/", width=360), city_folder)


def test_the_report_is_filled_in_and_submitted_in_under_five_minutes(contributor, city_folder):
    page = contributor.page
    contributor.log_in()
    with page.expect_navigation():
        page.click("a[href*='/admin/laporan/2']")
    contributor.note("opened the report from the dashboard")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    sections = page.locator(".report-program")
    first = sections.first
    milestone = first.locator(".report-milestone").first
    milestone.locator("[name$=-actual_date]").fill(page.evaluate("new Date().toISOString().slice(0, 10)"))
    milestone.locator("summary").first.click()
    milestone.locator("[name$=-evidence_photo]").set_input_files(jpeg())
    milestone.locator("[name$=-evidence_alt]").press_sequentially("Loket baru dengan dua petugas.", delay=PACE)
    contributor.note("a milestone is done, with a photograph")

    first.locator("textarea").press_sequentially("Loket baru dibuka. Warga menunggu lebih singkat.", delay=PACE)
    page.wait_for_function("document.getElementById('report-saved').textContent !== ''")
    contributor.note("wrote two sentences, saved in the background")
    contributor.press("save")
    contributor.note("saved the draft")
    assert page.locator(".report-milestone img").count() == 1

    for section in sections.all()[1:]:
        section.locator("[name$=-no_change]").check()
    contributor.note("ticked “no change” for the other programmes")
    contributor.press("submit")
    contributor.note("submitted")

    assert page.url.endswith("/admin/")
    (submitted,) = contributor.query(
        "SELECT entries, submitted_on FROM programs_quarterlyreport WHERE submitted_on NOT NULL"
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", submitted[1])
    assert not page.console_errors
    lines = [f"{seconds:6.1f} s  {step}" for step, seconds in contributor.steps]
    (city_folder / "report-steps.txt").write_text("\n".join(lines))
    assert contributor.steps[-1][1] < FIVE_MINUTES / 2
