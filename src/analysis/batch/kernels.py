"""How kernels are started: one place for the batch and for the committed notebooks."""

from __future__ import annotations

from analysis.warm import link, parent
from analysis.warm.provisioner import NAME as WARM

#: The ordinary kernel of the environment in use.
COLD = "python3"

config = link.config


def name(warm: bool) -> str:
    """Return the kernel to run on; the warm one is made ready, which takes a while, in the background."""
    if warm:
        parent.start()
    return WARM if warm else COLD


def engine(warm: bool) -> str | None:
    """Return papermill's engine for the kernel; None is papermill's own."""
    return "minzheng" if warm else None
