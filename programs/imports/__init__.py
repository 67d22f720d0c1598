"""Programme data that comes in from CSV and XLSX: read safely, compared with what is live, and moderated as one.

reading → parsing → comparing → examining (the dry run) → submitting → applying, on approval. The tables and columns are
those of programs.exchange, so that what was exported comes in again.
"""
