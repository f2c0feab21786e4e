"""The one clock of all measurements: CPU seconds of a command and of everything it starts, wall time beside.

CPU seconds (user and system) say what work costs on a machine that does other things too. They have to be
those of the whole tree of processes: a batch starts workers, each of these a process that forks kernels, and
a kernel may outlive whoever asked for it. Each command therefore runs under a meter (`benchmarks.meter`),
which Linux makes the parent of every process below it that has lost its own. The meter waits for all to end.
The system adds to each process the times of the children it has waited for, so that what the meter has in
the end is the sum over the tree, to the last process and without sampling.

A control group would tell the same sum, but making one takes rights that containers and most users lack.
Where a process cannot be made such a parent (other systems than Linux), orphans are not counted. A process
that asks the system not to tell of its children would hide them; none here does.

A measurement is the median of several runs, each in new processes.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

#: Where `benchmarks` is found.
_ROOT = Path(__file__).resolve().parent.parent

#: Runs of which a measurement is the median.
ROUNDS = 3


@dataclass(frozen=True)
class Cost:
    """What a command cost.

    Attributes
    ----------
    cpu, wall : float
        Seconds: of all processors by all its processes, and on the wall until it ended.
    peak : float
        MiB of memory of the largest of the processes, at its largest.
    """

    cpu: float
    wall: float
    peak: float


def environment() -> dict[str, str]:
    """Return an environment in which byte-compiled modules are used, as users have it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Running:
    """A command under the meter.

    Attributes
    ----------
    meter : subprocess.Popen
        Its streams are those of the command, which is its child.
    """

    def __init__(self, *command: str | Path, **streams: Any):
        self._folder = tempfile.TemporaryDirectory(prefix="minzheng-")
        self._report = Path(self._folder.name) / "report.json"
        given = [sys.executable, Path(__file__).with_name("meter.py"), self._report, *command]
        given = [str(part) for part in given]
        self.meter = subprocess.Popen(given, cwd=_ROOT, env=environment(), text=True, **streams)

    def cost(self) -> Cost:
        """Wait for the end and return the cost.

        Raises
        ------
        RuntimeError
            If the command failed, with what it wrote to its error stream where that was kept.
        """
        with self._folder:
            _, error = self.meter.communicate()
            if self.meter.returncode:
                raise RuntimeError(f"{self.meter.args[3:]} failed ({self.meter.returncode})\n{error or ''}")
            told = json.loads(self._report.read_text(encoding="utf-8"))
        return Cost(told["user"] + told["system"], told["wall"], told["peak"])


def measure(*command: str | Path) -> Cost:
    """Run a command, which says nothing, and return its cost."""
    return Running(*command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE).cost()


def call(function: Callable[..., dict[str, Any]], *arguments: object) -> list[str]:
    """Return the command that calls a function of a module with texts and prints what it gives, as JSON."""
    do = f"from {function.__module__} import {function.__name__} as do; print(json.dumps(do(*sys.argv[1:])))"
    return [sys.executable, "-c", f"import json, sys; {do}", *map(str, arguments)]


def program(function: Callable[..., dict[str, Any]], *arguments: object) -> dict[str, Any]:
    """Return what a function gives in a new process, which starts with nothing but its module."""
    command = call(function, *arguments)
    done = subprocess.run(
        command, cwd=_ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


def spent() -> float:
    """Return the CPU seconds of this process so far, and of the children it has waited for."""
    return sum(os.times()[:4])


def median(costs: list[Cost]) -> Cost:
    """Return the medians."""
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in fields(Cost)))


def middle(told: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the medians of what a program told in each of its runs, also where it is nested."""
    found: dict[str, Any] = {}
    for key, value in told[0].items():
        values = [one[key] for one in told]
        if isinstance(value, dict):
            found[key] = middle(values)
        else:
            found[key] = None if None in values else statistics.median(values)
    return found
