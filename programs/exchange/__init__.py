"""Programme data as tables: what goes out (CSV, XLSX, open data) and what comes in is described once, in tables.py."""
