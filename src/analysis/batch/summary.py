"""The end of a batch in a small table, and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from analysis.batch.outcome import Outcome
from analysis.batch.records import BRIEFINGS, FRONT, LOGS

#: Jobs that a line names.
_NAMED = 5

_STATES = ("made", "unchanged", "failed", "not run")


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a line a notebook: how many briefings became what, and the median seconds of those that ran."""
    names = list(dict.fromkeys(Path(outcome.job.notebook).stem for outcome in outcomes))
    width = max(map(len, [*names, "notebook"]))
    lines = [f"{'notebook':<{width}}  " + "  ".join(f"{s:>9}" for s in _STATES) + "  seconds each"]
    for name in [*names, ""]:
        mine = [one for one in outcomes if Path(one.job.notebook).stem == name or not name]
        counts = [sum(one.state == state for one in mine) for state in _STATES]
        ran = [one.seconds for one in mine if one.seconds]
        lines.append(
            f"{name or 'all':<{width}}  "
            + "  ".join(f"{count or '.':>9}" for count in counts)
            + f"  {f'{median(ran):.1f}' if ran else '.':>12}"
        )
    return "\n".join(lines)


def tell(outcomes: Sequence[Outcome], out: Path, left_out: Mapping[str, str] | None = None) -> int:
    """Print what became of a batch; return its exit code: 1 if a briefing failed or was not run.

    Jobs that failed for the same reason share a line, and so does a plan that is left out of the tables.
    """
    failed = [outcome for outcome in outcomes if outcome.state == "failed"]
    left = [outcome for outcome in outcomes if outcome.state == "not run"]
    whole = len(outcomes) - len(failed) - len(left)
    print(table(outcomes))
    unchanged = sum(outcome.state == "unchanged" for outcome in outcomes)
    skipped = (
        f", {unchanged} of them unchanged since the last run (--force makes them anew)" if unchanged else ""
    )
    print(f"{whole} of {len(outcomes)} briefings in {out / BRIEFINGS}{skipped}")
    print(f"front page: {out / next(iter(FRONT.values()))}")
    reasons: dict[str, list[str]] = {}
    for outcome in failed:
        reasons.setdefault(outcome.error, []).append(outcome.job.name)
    for reason, names in reasons.items():
        print(f"FAILED {_few(names)}: {reason} (see {out / LOGS / names[0]}.log)", file=sys.stderr)
    for reason in dict.fromkeys((left_out or {}).values()):
        if not any(reason in told for told in reasons):
            print(reason, file=sys.stderr)
    if left:
        names = [outcome.job.name for outcome in left]
        print(f"not run after the first failure: {_few(names)}", file=sys.stderr)
    return 1 if failed or left else 0


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
