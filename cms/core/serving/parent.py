"""Notices when make, which started us, was told to stop.

Make passes SIGTERM on to its commands. An interrupt it takes to have come from the terminal, to everybody: it stops
catching the signal and waits for us, for ever if the interrupt was sent to it alone. And killed outright, it leaves us
behind, holding the port.
"""

import os
import re
import signal
from pathlib import Path


class Make:
    def __init__(self):
        self.pid = os.getppid()
        self.caught_interrupts = catches(self.pid, signal.SIGINT)

    def has_stopped(self):
        if os.getppid() != self.pid:
            return True
        return self.caught_interrupts and not catches(self.pid, signal.SIGINT)


def catches(pid, signum):
    """Whether a process has a handler for a signal; False where the system does not tell (no /proc)."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return False
    handlers = int(re.search(r"^SigCgt:\s*(\w+)", status.read_text(), re.MULTILINE)[1], 16)
    return bool(handlers >> (signum - 1) & 1)
