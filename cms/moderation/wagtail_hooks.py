from . import bulk_publishing, submission_hooks  # noqa: F401
