"""Wagtail looks for hooks here; they stand beside what they hook up."""

from .previews import hooks as previews

__all__ = ["previews"]
