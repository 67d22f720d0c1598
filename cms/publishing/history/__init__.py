"""The public history of a page, at ``<page>riwayat/``: its ledger and its change notes; each row at an address."""
