"""`minzheng new-plan`: the skeleton of a new plan in the data package."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from analysis import load_dataset, paths
from analysis.batch import notebooks
from analysis.curation import NewPlan, lay_down, skeleton
from analysis.errors import UsageError
from analysis.files import writing_to
from analysis.verify import read_text


def run(arguments: argparse.Namespace) -> int:
    """Lay down the skeleton, and tell what to do next."""
    data = load_dataset(arguments.data)
    folder = data.package.folder
    if paths.is_packaged(folder):
        raise UsageError(
            "the data inside the installed package are not to be edited; copy them out with "
            "`minzheng copy data DIR`, and add --data DIR here and to the commands that follow"
        )
    reserved = [notebook.name for notebook in notebooks.find().values() if not notebook.per_plan]
    first, last = arguments.period
    new = NewPlan(
        plan=arguments.plan,
        title=arguments.title,
        sha256=read_text(arguments.text).sha256,
        period_start=first,
        period_end=last,
        baseline_year=first - 1 if arguments.baseline is None else arguments.baseline,
        target_year=last if arguments.target is None else arguments.target,
        document_number=arguments.document_number,
        document_date=arguments.document_date,
        name_zh=arguments.name_zh,
        name_en=arguments.name_en,
        level=arguments.level,
        parent=arguments.parent,
        division_code=arguments.division_code,
        peers=tuple(arguments.peers),
        peer_of=tuple(arguments.peer_of),
    )
    files = skeleton(new, data, reserved)
    if arguments.text.name != f"{new.plan}.txt":
        raise UsageError(
            f"--text {arguments.text}: name the file {new.plan}.txt; other commands know it by that name"
        )
    with writing_to(folder):
        lay_down(folder, files, [new.facts_file])
    _next(arguments, folder, new, list(files))
    return 0


def _next(arguments: argparse.Namespace, folder: Path, new: NewPlan, files: list[str]) -> None:
    data = f" --data {shlex.quote(str(arguments.data))}" if arguments.data else ""
    named = (arguments.text, arguments.text.parent, folder / new.facts_file)
    text, sources, facts = (shlex.quote(str(path)) for path in named)
    program = sys.argv[0] if Path(sys.argv[0]).stem == "minzheng" else "minzheng"
    print(f"{new.plan} is laid down in {folder}:")
    for name in files:
        print(f"  {name:<24}{_TOLD.get(name, 'a header; the facts are yours to write')}")
    steps = (
        (f"numbers{data} --text {text}", "every number of the text, to work through"),
        (f"numbers{data} --text {text} --draft > {facts}", "the same as facts"),
        (f"check{data}", "what is still missing; at least one fact"),
        (f"verify{data} --sources {sources} --plan {new.plan}", "facts against text"),
        (f"brief{data} --plan {new.plan}", "its briefing"),
    )
    print("\nNext, by docs/adding-a-plan.md:")
    for command, aim in steps:
        print(f"  # {aim}\n  {program} {command}")


_TOLD = {
    "places.csv": "the place",
    "plans.csv": "the plan, with the sha256 of its text",
    "peers.csv": "the plans it is compared with; put them in the order to be read",
    "datapackage.json": "the path of its facts",
}
