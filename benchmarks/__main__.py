"""Measure: `python -m benchmarks [PART [SIZE...]] [--rounds N] [--write]`.

With --write the text of each part is kept in benchmarks/results/, and the page benchmarks/README.md is made
from them, so that one part can be measured anew without the others.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
from pathlib import Path

from benchmarks import cells, load, routes, scaling, tables
from benchmarks.clock import ROUNDS

HERE = Path(__file__).parent
PARTS = {
    "tables": ("Derived tables", tables.main),
    "cells": ("Cells of a briefing", cells.main),
    "routes": ("Routes to a briefing", routes.main),
    "scaling": ("Scaling", scaling.main),
    "load": ("Loading", load.main),
}

#: Parts that are measured for several numbers of plans.
SIZED = ("tables", "scaling", "load")

#: What the figures depend on.
_MEASURED = ("src", "data", "notebooks")
_LAST = ("log", "-1", "--format=%h")

_HEAD = """# Measurements

Written by `make bench`. One clock for all: CPU seconds, user and system, of all processes that a command
starts, kernels and workers included; wall time beside it. Start-up stands apart. How it is counted:
`benchmarks/clock.py`. Wall time depends on what else the machine does, and CPU seconds do too where cores are
shared, by half and more: compare figures of a quiet machine, or runs in turn.

```
make bench                                # every part, and this page
python -m benchmarks tables 5 100         # one part, for packages of 5 and of 100 plans; writes nothing
python -m benchmarks cells --rounds 1     # quicker, and less certain
python -m benchmarks tables --write       # one part, and this page
```

Parts: tables, cells, routes, scaling, load. Whether two versions of the code show the same is another
question: `python -m benchmarks.equality record FOLDER` keeps all that one shows, `compare OLD NEW` tells
where two differ.
"""


def main(arguments: list[str] | None = None) -> int:
    """Measure the part named, or all."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="?", choices=PARTS, help="default: all of them")
    parser.add_argument("sizes", nargs="*", type=_size, help=f"numbers of plans, for {', '.join(SIZED)}")
    parser.add_argument("--rounds", type=_size, default=ROUNDS, help="runs of which the median is told")
    parser.add_argument("--write", action="store_true", help="keep the results in benchmarks/README.md")
    given = parser.parse_args(arguments)
    if given.sizes and given.part not in SIZED:
        parser.error(f"{given.part} takes no sizes; expected one of {', '.join(SIZED)}")
    for name in [given.part] if given.part else PARTS:
        title, measure = PARTS[name]
        sizes = {"sizes": given.sizes} if given.sizes else {}
        text = f"## {title}\n\n{_measured()}\n\n{measure(rounds=given.rounds, **sizes)}"
        print(text, flush=True)
        if given.write:
            (HERE / "results").mkdir(exist_ok=True)
            (HERE / "results" / f"{name}.md").write_text(text, encoding="utf-8")
            write_page()
    return 0


def write_page() -> None:
    """Make the page from the results that are kept."""
    kept = [HERE / "results" / f"{name}.md" for name in PARTS]
    found = [path.read_text(encoding="utf-8") for path in kept if path.exists()]
    (HERE / "README.md").write_text("\n".join([_HEAD, *found]), encoding="utf-8")


def _size(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r}: expected a whole number from 1")
    return int(text)


def _measured() -> str:
    """Return when, what and on which machine: the commit is the last that changed what is measured.

    The load is told because processes that share a core slow each other down, in CPU seconds too.
    """
    commit, changed = (_git(*command, "--", *_MEASURED) for command in (_LAST, ("status", "--porcelain")))
    what = f", commit {commit}" if commit else ""
    more = " and changes that are not committed" if changed else ""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    busy = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    return f"Measured on {datetime.date.today()}{what}{more}: {machine}{busy}."


def _git(*command: str) -> str:
    done = subprocess.run(["git", *command], cwd=HERE.parent, capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
