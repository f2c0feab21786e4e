"""The command line `minzheng`: list, check, coverage, verify, brief.

Exit codes: 0 all well, 1 something failed (a notebook, the data), 2 the request makes no sense, 130 it was
interrupted.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from analysis import __version__
from analysis.batch.job import TIMEOUT
from analysis.dataset.model import LANGUAGES
from analysis.errors import MinzhengError, StoppedError, UsageError

#: Module and function of each command; imported when called, so that a small command starts fast.
_COMMANDS = {
    "list": ("look", "show"),
    "check": ("look", "check"),
    "coverage": ("coverage", "show"),
    "verify": ("verify", "run"),
    "brief": ("brief", "run"),
}


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
    coverage = commands.add_parser("coverage", parents=[data], help="print which plan prints which indicator")
    coverage.add_argument("--plan", metavar="ID", nargs="+", default=[], help="plans (default: all)")
    coverage.add_argument(
        "--shared", action="store_true", help="only indicators that two plans or more print"
    )
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
    brief.add_argument(
        "--scheduler", metavar="ADDRESS", help="work on a Dask cluster, tcp://host:8786, instead of here"
    )
    brief.add_argument(
        "--force", action="store_true", help="make every briefing anew, also where nothing has changed"
    )
    brief.add_argument("--fail-fast", action="store_true", help="start no further job after a failure")
    brief.add_argument(
        "--timeout", metavar="S", type=int, default=TIMEOUT,
        help=f"seconds that one cell may take (default: {TIMEOUT})",
    )  # fmt: skip
    brief.add_argument(
        "--cold", action="store_true", help="start every kernel afresh, not from one with the imports done"
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    arguments = _parser().parse_args(argv)
    module, function = _COMMANDS[arguments.command]
    try:
        return getattr(import_module(f"analysis.cli.{module}"), function)(arguments)
    except UsageError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 2
    except StoppedError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 130
    except MinzhengError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 1
