"""Run the measurements and write benchmarks/README.md: `python -m benchmarks [routes bare scaling load]`.

Each part keeps its text in benchmarks/results/, so that one can be measured anew without the others.
"""

from __future__ import annotations

import datetime
import os
import platform
import sys
from pathlib import Path

from benchmarks import load, routes, scaling

HERE = Path(__file__).parent
PARTS = {
    "routes": ("Routes to a briefing", routes.main),
    "bare": ("Beyond the bare minimum", routes.bare),
    "scaling": ("Scaling", scaling.main),
    "load": ("Loading", load.main),
}


def main(names: list[str]) -> None:
    """Measure the parts named, or all, and write the page."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    for name in names or PARTS:
        title, measure = PARTS[name]
        text = f"## {title}\n\nMeasured on {datetime.date.today()}: {machine}.\n\n{measure()}"
        (HERE / "results").mkdir(exist_ok=True)
        (HERE / "results" / f"{name}.md").write_text(text, encoding="utf-8")
        print(text, flush=True)
    kept = [HERE / "results" / f"{name}.md" for name in PARTS]
    found = [path.read_text(encoding="utf-8") for path in kept if path.exists()]
    head = (
        "# Measurements\n\nWritten by `make bench`. Absolute times depend on the machine and on what else it "
        "does; ratios are of runs in turn.\n"
    )
    (HERE / "README.md").write_text("\n".join([head, *found]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
