"""The fast tests on another version of Python than that of the environment: `make second`.

Where none is installed there is nothing to test, which is said and is no failure.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: The oldest version that the package promises to run on.
OLDEST = (3, 11)

#: Tests that start no kernel and draw little.
FAST = ("tests/dataset", "tests/cli", "tests/curation/test_new_plan.py", "tests/verify", "tests/display",
        "tests/measures", "tests/test_errors.py", "tests/test_files.py", "tests/test_streams.py")  # fmt: skip

_NAME = re.compile(r"python3\.\d+")
_ASK = "import ensurepip, sys, venv; print(*sys.version_info[:2])"


def main() -> int:
    """Run the tests on the newest other version; return the exit code."""
    found = versions(places())
    others = sorted(version for version in found if version >= OLDEST and version != sys.version_info[:2])
    if not others:
        print(f"no second version of Python ({OLDEST[0]}.{OLDEST[1]} or newer) is installed: nothing to test")
        return 0
    folder = ROOT / "build" / "second"
    print(f"the fast tests on Python {others[-1][0]}.{others[-1][1]}, in {folder}", flush=True)
    python = environment(found[others[-1]], folder)
    return subprocess.run([python, "-m", "pytest", "-n", "2", *FAST], cwd=ROOT).returncode


def places() -> list[Path]:
    """Return the folders in which a Python may be: those of the path, and of pyenv."""
    on_path = [Path(place) for place in os.environ.get("PATH", "").split(os.pathsep) if place]
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    return [*on_path, *sorted(pyenv.glob("versions/*/bin"))]


def versions(folders: Iterable[Path]) -> dict[tuple[int, int], Path]:
    """Return the interpreters that run and can make an environment, the first of each version."""
    found: dict[tuple[int, int], Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("python3.*")):
            if _NAME.fullmatch(path.name) and (version := _version(path)):
                found.setdefault(version, path)
    return found


def _version(path: Path) -> tuple[int, int] | None:
    try:
        told = subprocess.run([path, "-c", _ASK], capture_output=True, text=True, timeout=60, check=True)
        major, minor = map(int, told.stdout.split())
    except (OSError, ValueError, subprocess.SubprocessError):  # a stand-in of pyenv, or half installed
        return None
    return major, minor


def environment(python: Path, folder: Path) -> Path:
    """Return the interpreter of an environment made from the lock, anew if lock or version have changed."""
    lock, stamp, made = ROOT / "requirements.lock", folder / ".made-from", folder / "bin" / "python"
    wanted = f"{python} {hashlib.sha256(lock.read_bytes()).hexdigest()}"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        install = [made, "-m", "pip", "install", "--quiet"]
        subprocess.run([python, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([*install, "--require-hashes", "-r", lock], check=True)
        subprocess.run([*install, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return made


if __name__ == "__main__":
    sys.exit(main())
