"""Run the measurements and write benchmarks/README.md."""

from __future__ import annotations

import datetime
import os
import platform
from pathlib import Path

from benchmarks import load


def main() -> None:
    """Measure and write."""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    text = (
        "# Measurements\n\n"
        f"Written by `make bench` on {datetime.date.today()}: {machine}. Absolute times depend on the "
        "machine; ratios are of runs in turn.\n\n"
        f"## Loading\n\nImports not counted. Peak memory is that of the process.\n\n{load.main()}"
    )
    (Path(__file__).parent / "README.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
