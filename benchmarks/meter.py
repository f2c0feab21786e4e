"""The meter that a measured command runs under: `python meter.py REPORT COMMAND...`; see benchmarks.clock."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36

#: Seconds that processes may outlive the command which started them.
_PATIENCE = 60.0


def main(report: str, command: list[str]) -> int:
    """Run a command, wait until all that it started has ended, write the report, return its exit code."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    started = time.perf_counter()
    code = subprocess.run(command, check=False).returncode
    wall = time.perf_counter() - started
    if not _all_ended():
        print(f"meter: {command[0]} left processes running, which cannot be counted", file=sys.stderr)
        return code or 1
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {"user": used.ru_utime, "system": used.ru_stime, "wall": wall, "peak": used.ru_maxrss / 1024}
    Path(report).write_text(json.dumps(told), encoding="utf-8")
    return code


def _all_ended() -> bool:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.01)
        except ChildProcessError:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
