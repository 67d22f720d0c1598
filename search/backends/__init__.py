"""modelsearch's backends, with what this site needs of them: one for the database, one for Elasticsearch."""
