from .ledger import LedgerEntry
from .publication import Publication

__all__ = ["LedgerEntry", "Publication"]
