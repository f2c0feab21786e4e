"""How kernels are started: one place for the batch and for the committed notebooks."""

from __future__ import annotations

import os
from pathlib import Path

from traitlets.config import Config

#: The kernel of the environment in use.
NAME = "python3"

#: Longest path of a Unix socket that every system takes, less what the kernel manager appends.
_LONGEST = 90


def config(folder: Path) -> Config:
    """Return the settings of a kernel manager.

    Parameters
    ----------
    folder : Path
        A private folder that outlives the kernel. Its sockets are the link to the kernel where the system
        has them: nobody else can read along, and two kernels that start at once cannot fight for a port.
        Elsewhere the link is TCP, encrypted.
    """
    socket = folder / "kernel"
    if os.name == "posix" and len(str(socket)) < _LONGEST:
        return Config({"KernelManager": {"transport": "ipc", "ip": str(socket)}})
    return Config({"KernelManager": {"transport_encryption": "auto"}})
