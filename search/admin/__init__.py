"""What editors see and decide of search: the registers, the report on searches, promoted results. See wagtail_hooks."""
