"""Codes of records that outlive a rename: what an import, a report, a letter and the ledger call a milestone by."""

import secrets

# Without the signs that are taken for each other when read aloud or typed from paper: 0 and O, 1 and I and L.
SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_code(letter="T"):
    """A code for a row that nobody has given one: "T-7K3QXM"."""
    return f"{letter}-" + "".join(secrets.choice(SIGNS) for _ in range(6))


def new_program_code():
    """A code for a programme that nobody has given one: "P-7K3QXM"."""
    return new_code("P")
