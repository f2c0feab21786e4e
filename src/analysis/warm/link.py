"""The link between a notebook's client and its kernel: private sockets where the system has them."""

from __future__ import annotations

import os
from pathlib import Path

from traitlets.config import Config

_CLIENT = {"client_class": "analysis.warm.client.PromptClient"}

#: Longest path of a Unix socket that every system takes, less what the kernel manager appends.
_LONGEST = 90


def config(folder: Path) -> Config:
    """Return the settings of an asynchronous kernel manager.

    Parameters
    ----------
    folder : Path
        A private folder that outlives the kernel. Its sockets are the link to the kernel where the system
        has them: nobody else can read along, and two kernels that start at once cannot fight for a port.
        Elsewhere the link is TCP, encrypted.
    """
    socket = folder.resolve() / "kernel"
    if os.name == "posix" and len(str(socket)) < _LONGEST:
        return Config({"KernelManager": {"transport": "ipc", "ip": str(socket), **_CLIENT}})
    return Config({"KernelManager": {"transport_encryption": "auto", **_CLIENT}})
