"""Writing the front page and the tables beside it, if anything of them is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from analysis.batch import inputs
from analysis.batch.front import downloads
from analysis.batch.outcome import Outcome
from analysis.batch.records import BRIEFINGS, FRONT, PAGE, RECORDS
from analysis.batch.standing import Stale
from analysis.dataset import Dataset
from analysis.dataset.extract import files_hash
from analysis.files import content, write_atomically, writing_to
from analysis.sources import sources


def remove(tables: Mapping[str, str], out: Path) -> None:
    """Remove the front page and the tables beside it: what they tell is about to change.

    The tables of this run are computed first, so that nothing is lost where one of them cannot be.
    """
    names = [downloads.path(name) for name, _ in tables.items()]
    with writing_to(out):
        for name in (f"{RECORDS}/{PAGE}", *FRONT.values(), *names):
            (out / name).unlink(missing_ok=True)


def write(
    data: Dataset, tables: Mapping[str, str], outcomes: list[Outcome], out: Path, stale: Stale | None = None
) -> None:
    """Write the front page in each language, and the tables.

    Parameters
    ----------
    data : Dataset
    tables : mapping of str to str
        The derived tables beside it, as CSV by name; read only if anything is to be written.
    outcomes : list of Outcome
        Of the whole plan of work, and of earlier runs where they still hold.
    out : Path
        Folder of the batch.
    stale : dict of str to Former
        Results of earlier runs that no longer hold, by name.
    """
    stale = stale or {}
    done = [outcome for outcome in outcomes if outcome.state != "not run"]
    record = out / RECORDS / PAGE
    names = [*FRONT.values(), *map(downloads.path, tables)]
    there = {name: found for name in names if (found := content(out / name)) is not None}
    if content(record) == _record(data, done, out, there, stale):
        return
    from analysis.batch.front.page import page  # imports every measure

    files = {name: page(data, done, tables, out, lang, stale).encode("utf-8") for lang, name in FRONT.items()}
    files |= {downloads.path(name): text.encode("utf-8") for name, text in tables.items()}
    remove(tables, out)
    with writing_to(out):
        for name, made in files.items():
            write_atomically(out / name, made)
        write_atomically(record, _record(data, done, out, files, stale))


def _record(data: Dataset, done: list[Outcome], out: Path, files: Mapping[str, bytes], stale: Stale) -> bytes:
    """Return what the page shows and the hash of what was written, as JSON."""
    shown = {
        "data": data.fingerprint,
        "sources": sources(),
        "environment": inputs.environment(),
        "jobs": [[one.job.name, one.job.parameters, one.title, one.error] for one in done],
        "stale": {name: asdict(former) for name, former in stale.items()},
        "briefings": sorted(path.name for path in (out / BRIEFINGS).iterdir()),
        "files": files_hash(files),
    }
    return json.dumps(shown, ensure_ascii=False).encode("utf-8")
