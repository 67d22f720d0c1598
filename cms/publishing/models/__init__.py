from .ledger import LedgerEntry
from .missing import MissingAddress
from .publication import LEASE, Publication
from .tombstone import Tombstone
from .version import PublicVersion

__all__ = ["LEASE", "LedgerEntry", "MissingAddress", "PublicVersion", "Publication", "Tombstone"]
