"""The ledger in the admin: a list to read and export, and replacing a text by a note where law demands it."""

VIEW = "publishing.view_ledgerentry"
REDACT = "publishing.redact_ledgerentry"
ACTION = "publishing.redact"
