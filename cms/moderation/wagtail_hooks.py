"""Wagtail looks for hooks here; they stand beside what they hook up."""

from .reports import hooks as reports
from .reviews import hooks as reviews

__all__ = ["reports", "reviews"]
