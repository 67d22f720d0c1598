"""What people send with the form of an information page."""

from cms.core.changes import Significance
from tests.admin import blocks

NIK, PHONE = "1272011503850001", "0812-3456-7890"  # Made up; neither was ever given to anybody.
NOTED = {"change_note": "Jam layanan berubah.", "change_significance": Significance.SIGNIFICANT}
CLEAN = blocks("body", "<p>Loket buka pukul delapan.</p>")
SECRET = blocks("body", "<p>Loket buka.</p>", f"<p>NIK {NIK}</p>")


def in_moderation(page):
    page.refresh_from_db()
    return page.workflow_in_progress
