"""The quarterly report: what an agency says about all its programmes in five minutes a quarter.

Opened by the worker (opening), filled in by contributors (asked, forms, sheet, saving), decided about as one by the
offices (reading), and on approval written into pages, indicators and ledger (changes, applying).
"""
