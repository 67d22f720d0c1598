"""What `manage.py serve` does: get the site ready, run its processes, stop them again."""
