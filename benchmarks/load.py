"""Loading: ours, validated, against plain pandas.read_csv of the same files, in turn, in new processes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.synthetic import write_package

_OURS = """
import json, resource, sys, time
from analysis import load_dataset
import analysis.units; analysis.units.registry()
started = time.perf_counter(); data = load_dataset(sys.argv[1]); seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "mib": peak, "rows": len(data.facts)}))
"""
_PANDAS = """
import json, pathlib, resource, sys, time
import pandas as pd
started = time.perf_counter()
facts = pd.concat([pd.read_csv(p) for p in sorted(pathlib.Path(sys.argv[1], "facts").glob("*.csv"))])
seconds = time.perf_counter() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "mib": peak, "rows": len(facts)}))
"""


def _measure(program: str, folder: Path | str) -> dict[str, float]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return json.loads(done.stdout)


def _median(runs: list[dict[str, float]], key: str) -> float:
    return statistics.median(run[key] for run in runs)


def main(plans: int = 2800, facts: int = 150, rounds: int = 5) -> str:
    """Return the results as markdown."""
    real = [_measure(_OURS, "") for _ in range(rounds)]
    with tempfile.TemporaryDirectory() as parent:
        folder = write_package(Path(parent) / "data", plans, facts)
        pairs = [(_measure(_OURS, folder), _measure(_PANDAS, folder)) for _ in range(rounds)]
    ours, plain = ([pair[at] for pair in pairs] for at in (0, 1))
    ratio = statistics.median(a["seconds"] / b["seconds"] for a, b in pairs)
    return (
        "| what | rows | seconds (median) | peak MiB |\n|---|---|---|---|\n"
        f"| the real data, validated | {real[0]['rows']:,} | {_median(real, 'seconds'):.3f} "
        f"| {_median(real, 'mib'):.0f} |\n"
        f"| {plans:,} plans x {facts} facts, validated | {ours[0]['rows']:,} "
        f"| {_median(ours, 'seconds'):.2f} | {_median(ours, 'mib'):.0f} |\n"
        f"| the same files, plain read_csv | {plain[0]['rows']:,} | {_median(plain, 'seconds'):.2f} "
        f"| {_median(plain, 'mib'):.0f} |\n\n"
        f"Ratio, pair by pair, median of {rounds}: {ratio:.2f}.\n"
    )
