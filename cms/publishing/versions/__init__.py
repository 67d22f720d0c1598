"""Numbered public versions: what a page showed, at ``<page>?versi=3``, and what differs between two of them."""
