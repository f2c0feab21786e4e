"""The sixth plan: an invented city, added to a copy of the data as docs/adding-a-plan.md says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

from analysis import paths
from analysis.cli import main

ID = "samplecity"
HERE = Path(__file__).parent / "sixth_plan"
TEXT, FACTS = HERE / f"{ID}.txt", HERE / f"{ID}.csv"
GUIDE = paths.docs_dir() / "adding-a-plan.md"


def blocks(language: str = "") -> list[str]:
    """Return the blocks of code of the guide."""
    return re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.S)


def command(name: str) -> list[str]:
    """Return the arguments of the guide's first command `name`."""
    [*lines] = [line for block in blocks() for line in block.replace("\\\n", " ").splitlines()]
    line = next(line for line in lines if line.startswith(f".venv/bin/minzheng {name} "))
    return shlex.split(line.partition(" > ")[0])[1:]


def arguments(name: str, package: Path, sources: Path) -> list[str]:
    """Return the same for a package and a folder of texts of the test's own."""
    given = [a.replace("../sources", str(sources)) for a in command(name)]
    return [*given, "--data", str(package)]


def sources(parent: Path) -> Path:
    """Return a folder with the text, outside of any repository."""
    folder = parent / "sources"
    folder.mkdir()
    shutil.copy(TEXT, folder)
    return folder


def laid_down(package: Path, texts: Path) -> None:
    """Run the guide's `new-plan`."""
    assert main(arguments("new-plan", package, texts)) == 0


def coded(package: Path) -> None:
    """Put the facts in, and the check that the guide prints."""
    shutil.copy(FACTS, package / "facts")
    [row] = [block for block in blocks() if block.startswith(f"{ID}-c01,")]
    with (package / "checks.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write(row)
    plans = package / "plans.csv"
    text = plans.read_text(encoding="utf-8")
    plans.write_text(text.replace(",excerpt,undeclared", ",complete,declared"), encoding="utf-8")
