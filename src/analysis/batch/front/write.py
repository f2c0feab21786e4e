"""Writing the front page, if anything on it has changed."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from analysis.batch.outcome import Outcome
from analysis.batch.records import BRIEFINGS, FRONT, PAGE, RECORDS
from analysis.batch.standing import Stale
from analysis.dataset import Dataset
from analysis.dataset.extract import files_hash
from analysis.files import write_atomically, writing_to
from analysis.sources import sources


def remove(out: Path) -> None:
    """Remove the front page: briefings that it shows are about to change."""
    for name in FRONT.values():
        (out / name).unlink(missing_ok=True)


def write(
    data: Dataset, tables: dict[str, str], outcomes: list[Outcome], out: Path, stale: Stale | None = None
) -> None:
    """Write the front page in each language.

    Parameters
    ----------
    data : Dataset
    tables : dict of str to str
        The derived tables beside it, as CSV by name.
    outcomes : list of Outcome
        Of the whole plan of work, and of earlier runs where they still hold.
    out : Path
        Folder of the batch.
    stale : dict of str to Former
        Results of earlier runs that no longer hold, by name.
    """
    stale = stale or {}
    done = [outcome for outcome in outcomes if outcome.state != "not run"]
    key = _key(data, tables, done, out, stale)
    record = out / RECORDS / PAGE
    there = [out / name for name in FRONT.values()]
    if all(path.exists() for path in there) and record.exists() and record.read_text("utf-8") == key:
        return
    from analysis.batch.front.page import page  # imports every measure

    with writing_to(out):
        record.unlink(missing_ok=True)
        for lang, name in FRONT.items():
            write_atomically(out / name, page(data, done, tables, out, lang, stale).encode("utf-8"))
        write_atomically(record, key.encode("utf-8"))


def _key(data: Dataset, tables: dict[str, str], done: list[Outcome], out: Path, stale: Stale) -> str:
    """What the page shows, as JSON."""
    shown = {
        "data": data.fingerprint,
        "sources": sources(),
        "tables": files_hash({name: text.encode() for name, text in tables.items()}),
        "jobs": [[one.job.name, one.job.parameters, one.title, one.error] for one in done],
        "stale": {name: asdict(former) for name, former in stale.items()},
        "files": sorted(path.name for path in (out / BRIEFINGS).iterdir()),
    }
    return json.dumps(shown, ensure_ascii=False)
