"""Several connections publish the same page at once. Run by test_at_once.py in a process of its own."""

import json
import sys
import threading

from django.db import connections
from wagtail.models import Revision

from cms.publishing.models import PublicVersion
from tests.builders import make_info, paragraphs

AT_ONCE, ROUNDS = 4, 5


def publish_all(revisions, start, failures):
    start.wait()
    for pk in revisions:
        try:
            Revision.objects.get(pk=pk).publish()
        except Exception as error:
            failures.append(repr(error))
    connections.close_all()


def meet():
    """What went wrong, the numbers of the page's versions, and how many different texts they hold."""
    page = make_info(slug="bersama", body=paragraphs("Isi 0."))
    revisions = []
    for number in range(AT_ONCE * ROUNDS):
        page.body = paragraphs(f"Isi {number + 1}.")
        revisions.append(page.save_revision().pk)
    start, failures = threading.Barrier(AT_ONCE), []
    threads = [
        threading.Thread(target=publish_all, args=(revisions[first::AT_ONCE], start, failures))
        for first in range(AT_ONCE)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    versions = PublicVersion.objects.of(page).order_by("number")
    return {"failures": failures, "numbers": list(versions.values_list("number", flat=True)),
            "texts": len(set(versions.values_list("sha256", flat=True)))}  # fmt: skip


def tell():
    sys.stdout.write(json.dumps(meet()) + "\n")
