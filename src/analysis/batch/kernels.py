"""How kernels are started: one place for the batch and for the committed notebooks."""

from __future__ import annotations

from traitlets.config import Config

#: The kernel of the environment in use.
NAME = "python3"


def config() -> Config:
    """Return the settings of the kernel manager: the link between it and a kernel is encrypted.

    Without, anybody on the machine could read code and outputs, and every kernel warns of it.
    """
    return Config({"KernelManager": {"transport_encryption": "auto"}})
