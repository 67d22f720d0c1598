"""What news is asked before it is handed on; see SUBMISSION_CHECKS."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.core.submission import Problem

from .models import NewsPage


def dateline(page):
    """News written here says where it comes from; what came out of an archive says what the archive said."""
    if not isinstance(page, NewsPage):
        return
    missing = [name for name in ("dateline_place", "dateline_source") if not getattr(page, name).strip()]
    if missing and not (page.pk and hasattr(page, "archived")):
        for name in missing:
            place = capfirst(str(NewsPage._meta.get_field(name).verbose_name))
            yield Problem((name,), place, _("The dateline is incomplete."))
