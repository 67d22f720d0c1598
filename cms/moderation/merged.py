"""Facts that were approved elsewhere, a report or an import, and merged into a page and its drafts."""

from django.utils.translation import gettext_lazy as _

MERGED = "cms.merged"  # The action in a page's log; its revision is the version into which they were merged.
LABELS = (_("Merge approved facts"), _("Facts approved elsewhere were merged into this version"))
