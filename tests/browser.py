"""What tests ask of a page in a real Chromium."""

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe


def watch(page, host):
    """Note on the page what it asks of other hosts and what its console complains of."""
    page.foreign_requests = []
    page.console_errors = []
    page.on("request", lambda request: note_foreign(page, request.url, host))
    page.on("console", lambda message: note_error(page, message))
    return page


def note_foreign(page, url, host):
    if urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc != host:
        page.foreign_requests.append(url)


def note_error(page, message):
    not_found = "404 (Not Found)"  # What Chromium says of an address that is meant not to exist.
    if message.type == "error" and not_found not in message.text:
        page.console_errors.append(message.text)


def violations(page):
    """What axe-core finds, as short lines to read in a failing test."""
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
