from . import submission_hooks  # noqa: F401
