"""Open data: the public facts as files, with metadata, at addresses that stay (``/data/``)."""
