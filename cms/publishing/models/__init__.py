from .ledger import LedgerEntry
from .publication import LEASE, Publication

__all__ = ["LEASE", "LedgerEntry", "Publication"]
