"""Whether two versions of the code show the same: record what each shows, then compare the records.

    python -m benchmarks.equality record FOLDER     # with the code, the data and the notebooks on the path
    python -m benchmarks.equality compare OLD NEW   # exit code 1 if something differs

A record holds the derived tables as CSV, and for each run of a notebook the list of all that it shows:
every display object with payload, text and HTML, other output, warnings, errors. Notebooks across plans run
over all plans, each plan and each pair; those about one plan over each plan; all in both languages. Drawings
stand apart, under their hash.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from analysis.batch import notebooks
from analysis.dataset.model import LANGUAGES
from analysis.errors import MinzhengError, UsageError
from benchmarks.comparing import differences
from benchmarks.recording import record

#: Differences that are shown of a file.
_SHOWN = 5

#: Files that are shown with their differences; of the others only the names.
_FILES = 20


def main(arguments: list[str] | None = None) -> int:
    """Record or compare; return the exit code."""
    given = _parser().parse_args(arguments)
    try:
        return given.do(given)
    except MinzhengError as error:
        print(error, file=sys.stderr)
        return 2


def _record(given: argparse.Namespace) -> int:
    chosen = [] if given.only == "derived" else notebooks.pick(given.notebook, notebooks.files())
    languages = given.lang or list(LANGUAGES[:1] if given.quick else LANGUAGES)
    tables = given.only != "notebooks" and not given.notebook
    settings = {"tables": tables, "pairs": not given.quick, "processes": given.jobs}
    failed = record(given.folder.resolve(), chosen, languages, **settings)
    for name in failed:
        print(f"{name}: an error in a cell; the record holds it", file=sys.stderr)
    return 1 if failed else 0


def _compare(given: argparse.Namespace) -> int:
    files = []
    for folder in (given.old, given.new):
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder; make it with: python -m benchmarks.equality record")
        found = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix in (".csv", ".json"))
        files.append(set(found))
    old, new = files
    both = sorted(old & new)
    if not both:
        raise UsageError(f"{given.old} and {given.new} have no file in common: nothing to compare")
    every = {name: differences(given.old / name, given.new / name, set(given.ignore)) for name in both}
    differing = {name: told for name, told in every.items() if told}
    for name, told in list(differing.items())[:_FILES]:
        print("\n".join([f"{name}: {len(told)} differences", *told[:_SHOWN]]))
    for name in list(differing)[_FILES:]:
        print(f"{name}: {len(differing[name])} differences")
    alone = [] if given.part else sorted(old ^ new)
    for name in alone:
        print(f"{name}: only in {given.old if name in old else given.new}")
    print(f"{len(both) - len(differing)} of {len(both)} files equal, {len(alone)} in one record only")
    return 1 if differing or alone else 0


def _parser() -> argparse.ArgumentParser:
    says = __doc__.splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.equality", description=says)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("record", help="run everything and keep what it shows")
    one.add_argument("folder", type=Path, help="made here; must not hold anything yet")
    one.add_argument("--notebook", action="append", help="only this one, by name; may be repeated")
    one.add_argument("--lang", action="append", choices=LANGUAGES, help="only this language")
    one.add_argument("--only", choices=("derived", "notebooks"), help="only the one or the other")
    one.add_argument("--quick", action="store_true", help="no pairs, and one language")
    one.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    one.set_defaults(do=_record)
    two = commands.add_parser("compare", help="tell what differs between two records")
    two.add_argument("old", type=Path)
    two.add_argument("new", type=Path)
    two.add_argument("--part", action="store_true", help="only files that both have: a record may be a part")
    keys = "property that may differ: svg, html, plain; may be repeated"
    two.add_argument("--ignore", action="append", default=[], metavar="KEY", help=keys)
    two.set_defaults(do=_compare)
    return parser


if __name__ == "__main__":
    sys.exit(main())
