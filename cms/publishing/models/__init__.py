from .ledger import LedgerEntry
from .missing import MissingAddress
from .publication import LEASE, Publication
from .tombstone import Tombstone

__all__ = ["LEASE", "LedgerEntry", "MissingAddress", "Publication", "Tombstone"]
