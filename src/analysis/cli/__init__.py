"""The command line `minzheng`: its commands and their options.

Exit codes: 0 all well, 1 something failed (a notebook, the data), 2 the request makes no sense, 130 it was
interrupted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from analysis import __version__
from analysis.cli.fault import fault
from analysis.cli.options import Parser, check, named, path, whole
from analysis.cli.stop import INTERRUPTED, stoppable
from analysis.errors import MinzhengError, StoppedError, UsageError
from analysis.streams import patient

#: Module and function of each command; imported when called, so that a small command starts fast.
_COMMANDS = {
    "list": ("look", "show"),
    "check": ("look", "check"),
    "coverage": ("coverage", "show"),
    "verify": ("verify", "run"),
    "brief": ("brief", "run"),
    "new-plan": ("new_plan", "run"),
    "numbers": ("numbers", "show"),
    "checks": ("checks", "show"),
    "export": ("export", "run"),
    "copy": ("copy", "run"),
    "migrate": ("migrate", "run"),
}


def _parser() -> argparse.ArgumentParser:
    # Imported here, where Ctrl-C is waited for: the tables behind them take a while.
    from analysis.batch.cores import cores
    from analysis.batch.job import TIMEOUT, WEEK
    from analysis.dataset.model import LANGUAGES

    parser = Parser(
        prog="minzheng", description="Comparative analytics of Chinese municipal civil-affairs plans."
    )
    parser.add_argument("--version", action="version", version=f"minzheng {__version__}")
    commands = parser.add_subparsers(dest="command", required=True)
    data = Parser(add_help=False)
    data.add_argument(
        "--data", metavar="DIR", type=path, help="folder of the data package (default: the packaged data)"
    )

    commands.add_parser("list", parents=[data], help="list plans, notebooks and their parameters")
    commands.add_parser("check", parents=[data], help="validate the data and report every problem")
    coverage = commands.add_parser("coverage", parents=[data], help="print which plan prints which indicator")
    coverage.add_argument("--plan", metavar="ID", nargs="+", default=[], help="plans (default: all)")
    coverage.add_argument(
        "--shared", action="store_true", help="only indicators that two plans or more print"
    )
    verify = commands.add_parser("verify", parents=[data], help="check the facts against the plan texts")
    verify.add_argument("--sources", metavar="DIR", type=path, required=True, help="folder of <plan>.txt")
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
    brief.add_argument("--out", metavar="DIR", type=path, help="folder for the results (default: build)")
    brief.add_argument(
        "--jobs", metavar="N", type=whole(1, 1000), default=cores(), help="workers (default: cores)"
    )
    brief.add_argument(
        "--scheduler", metavar="ADDRESS", type=named,
        help="work on a Dask cluster, tcp://host:8786, instead of here",
    )  # fmt: skip
    brief.add_argument(
        "--force", action="store_true", help="make every briefing anew, also where nothing has changed"
    )
    brief.add_argument(
        "--wait", action="store_true", help="wait for another run in the same folder, and do not refuse"
    )
    brief.add_argument("--fail-fast", action="store_true", help="start no further job after a failure")
    brief.add_argument(
        "--timeout", metavar="S", type=whole(1, WEEK), default=TIMEOUT,
        help=f"seconds that one cell may take (default: {TIMEOUT})",
    )  # fmt: skip
    brief.add_argument(
        "--cold", action="store_true", help="start every kernel afresh, not from one with the imports done"
    )
    _curation(commands, data)
    _elsewhere(commands, data)
    return parser


def _curation(commands: argparse._SubParsersAction, data: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new-plan", parents=[data], help="lay down the skeleton of a new plan")
    new.add_argument("plan", metavar="ID", help="the id of its place; of a later plan <place>_<first year>")
    new.add_argument("--title", required=True, help="title as printed")
    new.add_argument("--text", metavar="FILE", type=path, required=True, help="the plan's text, UTF-8")
    new.add_argument(
        "--period", metavar="YEAR", type=int, nargs=2, required=True, help="first and last year of the plan"
    )
    new.add_argument("--baseline", metavar="YEAR", type=int, help="default: the year before the first")
    new.add_argument("--target", metavar="YEAR", type=int, help="default: the last year")
    new.add_argument("--document-number", metavar="TEXT", default="", help="if printed")
    new.add_argument(
        "--document-date", metavar="DATE", default="", help="YYYY, YYYY-MM or YYYY-MM-DD, if printed"
    )
    place = new.add_argument_group("a place that is not in places.csv")
    place.add_argument("--name-zh", metavar="NAME", default="", help="its name in Chinese")
    place.add_argument("--name-en", metavar="NAME", default="", help="its name in English")
    place.add_argument("--level", default="", help="province, prefecture or county")
    place.add_argument(
        "--parent", metavar="PLACE", default="", help="id of the place above, as in places.csv"
    )
    place.add_argument(
        "--division-code", metavar="CODE", default="", help="six digits after GB/T 2260, if known"
    )
    peers = new.add_argument_group("comparison")
    peers.add_argument(
        "--peers",
        metavar="ID",
        nargs="+",
        default=[],
        help="plans its briefing compares it with (default: all)",
    )
    peers.add_argument(
        "--peer-of",
        metavar="ID",
        nargs="+",
        default=[],
        help="plans to compare with it in turn (default: none)",
    )
    numbers = commands.add_parser(
        "numbers", parents=[data], help="list every number of a text, to code facts"
    )
    numbers.add_argument(
        "--text", metavar="FILE", type=path, required=True, help="the plan's text, <plan>.txt"
    )
    shown = numbers.add_mutually_exclusive_group()
    shown.add_argument("--all", action="store_true", help="also those that a rule leaves out")
    shown.add_argument("--draft", action="store_true", help="as rows of facts, their other cells blank")
    checks = commands.add_parser(
        "checks", parents=[data], help="list the declared checks, or suggest more of them"
    )
    checks.add_argument("--plan", metavar="ID", nargs="+", default=[], help="plans (default: all)")
    checks.add_argument("--suggest", action="store_true", help="candidates among the figures of each plan")
    checks.add_argument(
        "--first", metavar="N", type=whole(1, 100000), help="candidates of each plan (default: 40)"
    )
    checks.add_argument("--all", action="store_true", help="also candidates that are declared")
    checks.add_argument("--out", metavar="FILE", type=path, help="undeclared ones as rows of checks.csv")


def _elsewhere(commands: argparse._SubParsersAction, data: argparse.ArgumentParser) -> None:
    migrate = commands.add_parser("migrate", help="rewrite a data package of an earlier form in today's")
    migrate.add_argument("folder", metavar="DIR", type=path, help="folder of the data package")
    export = commands.add_parser("export", parents=[data], help="write all tables as CSV or Parquet")
    export.add_argument("folder", metavar="DIR", type=path, help="folder for the files")
    export.add_argument("--format", choices=("csv", "parquet"), default="csv", help="default: csv")
    copy = commands.add_parser("copy", help="copy the data or the notebooks out, to work on them")
    copy.add_argument("what", choices=("data", "notebooks"))
    copy.add_argument("folder", metavar="DIR", type=path, help="folder that is not there yet")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit code."""
    with patient() as output, stoppable():
        code = _run(argv)
        output.flush()
        if output.failed:
            print(f"minzheng: not all could be printed: {output.failed}", file=sys.stderr)
        return code or (1 if output.failed else 0)


def _run(argv: Sequence[str] | None) -> int:
    try:
        given = sys.argv[1:] if argv is None else argv
        check(given)
        arguments = _parser().parse_args(given)
        module, function = _COMMANDS[arguments.command]
        return getattr(import_module(f"analysis.cli.{module}"), function)(arguments)
    except UsageError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 2
    except (StoppedError, KeyboardInterrupt) as error:
        print(f"minzheng: {str(error) or 'interrupted'}", file=sys.stderr)
        return INTERRUPTED
    except MinzhengError as error:
        print(f"minzheng: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        print(f"minzheng: {fault(error)}", file=sys.stderr)
        return 1
