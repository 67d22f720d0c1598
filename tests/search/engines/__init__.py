"""What search must do whichever engine it has: the same tests on SQLite, PostgreSQL and Elasticsearch.

Here they run on the tests' own database and on Elasticsearch; tests/search/test_on_postgresql.py starts them once more
with PostgreSQL as the database.
"""
