"""Files that have proved something in public are kept for good: those who cited them must find them as they were.

A file that anything protects (``PROTECT``) is neither deleted nor replaced: see cms/core/file_forms.py.
"""

from django.db.models import Q

from .models import KeptEvidence, Milestone


def keep(publication):
    """A step of publication: note the files that prove the milestones of a programme now."""
    proved = Q(evidence__isnull=False) | Q(evidence_picture__isnull=False)
    for milestone in Milestone.objects.filter(proved, page=publication.page_id).select_related("page"):
        about = {
            "program_title": milestone.page.title,
            "milestone_title": milestone.title,
            "is_example": milestone.page.is_example,
        }
        for name, pk in (("document_id", milestone.evidence_id), ("picture_id", milestone.evidence_picture_id)):
            if pk:
                KeptEvidence.objects.get_or_create(**{name: pk}, defaults=about)
