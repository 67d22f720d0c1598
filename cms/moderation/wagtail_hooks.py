"""Wagtail looks for hooks here; they stand beside what they hook up."""

from .registers import hooks as registers

__all__ = ["registers"]
