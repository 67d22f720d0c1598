"""Brings in an older site's news: reading the file, turning its texts into prose, writing the pages."""
