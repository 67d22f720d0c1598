"""The checks before submission, one a module; the setting SUBMISSION_CHECKS names them.

Each is a function ``check(page)`` that gives Problems (cms/core/submission.py). What it looks at comes from
``pieces_of(page)``, so that it needs to know neither the page type nor how deep a text lies.
"""
