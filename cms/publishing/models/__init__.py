from .ledger import LedgerEntry
from .publication import LEASE, Publication
from .version import PublicVersion

__all__ = ["LEASE", "LedgerEntry", "PublicVersion", "Publication"]
