from .page_review import PageReview
from .step import ModerationStep

__all__ = ["ModerationStep", "PageReview"]
