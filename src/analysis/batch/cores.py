"""How many processes a batch may run side by side."""

from __future__ import annotations

import math
import os
from pathlib import Path

_OWN, _GROUPS = Path("/proc/self/cgroup"), Path("/sys/fs/cgroup")


def cores() -> int:
    """Return the number of cores that this process may use: its affinity, and what its container grants."""
    affinity = getattr(os, "sched_getaffinity", None)
    allowed = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min([allowed, *map(math.ceil, _quotas())]))


def _quotas() -> list[float]:
    """Return the processor time, in cores, that the control groups of this process set as a limit."""
    try:
        group = Path(_OWN.read_text(encoding="utf-8").partition("0::/")[2].strip())
    except OSError:
        return []
    found = []
    for folder in (group, *group.parents):
        try:
            quota, period = (_GROUPS / folder / "cpu.max").read_text(encoding="utf-8").split()
            found.append(int(quota) / int(period))
        except (OSError, ValueError):  # there is none, or it is "max"
            continue
    return found
