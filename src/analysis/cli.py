"""The command line `minzheng`: list, check, brief.

Exit codes: 0 all well, 1 something failed (a notebook, the data), 2 the request makes no sense.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import __version__, load_dataset, paths
from analysis.dataset.model import LANGUAGES
from analysis.errors import DataError, MinzhengError, UsageError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="minzheng", description="Comparative analytics of Chinese municipal civil-affairs plans."
    )
    parser.add_argument("--version", action="version", version=f"minzheng {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    data = argparse.ArgumentParser(add_help=False)
    data.add_argument("--data", metavar="DIR", help="folder of the data package (default: the packaged data)")

    commands.add_parser("list", parents=[data], help="list plans, notebooks and their parameters")
    commands.add_parser("check", parents=[data], help="validate the data and report every problem")
    verify = commands.add_parser("verify", parents=[data], help="check the facts against the plan texts")
    verify.add_argument("--sources", metavar="DIR", type=Path, required=True, help="folder of <plan>.txt")
    verify.add_argument("--plan", metavar="ID", nargs="+", default=[], help="plans (default: all)")
    brief = commands.add_parser("brief", parents=[data], help="run notebooks and set their briefings")
    brief.add_argument("--notebook", metavar="NAME", nargs="+", help="notebooks to run (default: all)")
    brief.add_argument("--plan", metavar="ID", nargs="+", default=[], help="plans (default: all)")
    brief.add_argument(
        "--lang", metavar="LANG", nargs="+", default=list(LANGUAGES), help="zh, en (default: both)"
    )
    brief.add_argument(
        "--param", metavar="NAME=VALUE", action="append", default=[], help="a notebook's parameter"
    )
    brief.add_argument("--out", metavar="DIR", type=Path, help="folder for the results (default: build)")
    brief.add_argument(
        "--jobs", metavar="N", type=int, default=os.cpu_count() or 1, help="workers (default: cores)"
    )
    return parser


def _list(arguments: argparse.Namespace) -> int:
    from analysis.batch import notebooks

    data = load_dataset(arguments.data)
    print(f"data {data.version} of {data.date}, {data.package.folder}")
    print("\nplans")
    counts = data.facts["plan"].value_counts()
    for plan in data.plan_ids:
        print(
            f"  {plan:<16}{counts.get(plan, 0):>6} facts  "
            f"{data.plan_name(plan, 'en')} {data.plan_name(plan, 'zh')}"
        )
    print("\nnotebooks")
    for notebook in notebooks.find().values():
        defaults = ", ".join(f"{name}={value!r}" for name, value in notebook.parameters.items())
        print(f"  {notebook.name:<16}{defaults}")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from analysis.batch import matrix, notebooks

    data = load_dataset(arguments.data)
    matrix.check_names(data, notebooks.find())
    tables = ", ".join(f"{len(frame):,} {name}" for name, frame in data.frames.items())
    print(f"data {data.version} of {data.date} is valid: {tables}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from analysis.verify import read_text, verify_plan

    data = load_dataset(arguments.data, corrected=False)
    failed = 0
    for plan in data.check_plans(arguments.plan):
        report = verify_plan(data, plan, read_text(arguments.sources, plan))
        left_out = sum(map(len, report.excused.values()))
        print(f"{plan}: {report.claimed} facts, {left_out} numbers left out by rule")
        for rule, numbers in report.excused.items():
            print(f"  {rule}: " + ", ".join(f"{line}:{text}" for line, text in numbers))
        for problem in report.problems:
            print(f"minzheng: {plan}: {problem}", file=sys.stderr)
        failed += len(report.problems)
    print(f"{failed} problem{'' if failed == 1 else 's'}")
    return 1 if failed else 0


def _brief(arguments: argparse.Namespace) -> int:
    from analysis.batch import matrix, notebooks, parameters
    from analysis.batch.run import execute, processes

    if arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs}: expected at least 1")
    data = load_dataset(arguments.data)
    available = notebooks.find()
    matrix.check_names(data, available)
    chosen = notebooks.pick(arguments.notebook, available)
    if arguments.plan and not arguments.notebook:
        chosen = [notebook for notebook in chosen if notebook.per_plan]
    given = dict(parameters.parse(p) for p in arguments.param)
    jobs = matrix.jobs(data, chosen, plans=arguments.plan, languages=arguments.lang, given=given)
    out = (arguments.out or paths.build_dir()).resolve()
    with processes(min(arguments.jobs, len(jobs))) as executor:
        done = execute(data, jobs, out, executor)
    return _report(done, out)


def _report(done: list, out: Path) -> int:
    failed = [result for _, result in done if result.error]
    print(f"{len(done) - len(failed)} of {len(done)} briefings in {out / 'briefings'}")
    for _, result in done:
        if not result.error:
            print(f"  {result.name}.pdf")
    print(f"front page: {out / 'index.html'}")
    for result in failed:
        first = result.error.splitlines()[0]
        print(f"FAILED {result.name}: {first} (see {out / 'briefings' / result.name}.log)", file=sys.stderr)
    return 1 if failed else 0


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    arguments = _parser().parse_args(argv)
    try:
        return {"list": _list, "check": _check, "verify": _verify, "brief": _brief}[arguments.command](
            arguments
        )
    except UsageError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 2
    except (DataError, MinzhengError) as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
