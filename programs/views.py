"""Addresses of the programmes that hang on no page."""

from django.shortcuts import render

from .rules import EXAMPLE_DAY, RULES


def status_rules(request):
    """/program/aturan-status/: by which rules a programme's status comes about, in words for citizens."""
    rules = [(rule, rule.answer()) for rule in RULES]
    return render(request, "programs/status_rules.html", {"rules": rules, "example_day": EXAMPLE_DAY})
