"""A data package of any size, made from the real one: its plans in turn, under other names."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from analysis import load_dataset, paths
from analysis.derived import FOLDER

#: Peers of a plan, as the real ones have.
_PEERS = 4

#: Columns that tell which plan a row is about, the first that a table has.
_KEYS = ("plan", "place", "fact_id", "claim")

_COPY = re.compile(r"city\d+$")

Copies = list[tuple[str, str]]


def write_copies(folder: Path, plans: int) -> Path:
    """Write a package of `plans` plans that are the real ones in turn, with all that is about them.

    Each is the plan of a place of its own, with its own name, division code and census, below the superiors
    of its model. A province has more such places than it could have, so its census is left out: it counts
    fewer people than they have together.
    """
    copies, source = _copies(plans), paths.data_dir()
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("facts", FOLDER))
    (folder / "facts").mkdir()
    by_model = {model: _copier(_read(source / "facts" / f"{model}.csv")[1], model) for _, model in copies}
    header, _ = _read(source / "facts" / f"{copies[0][1]}.csv")
    for plan, model in copies:
        _write(folder / "facts" / f"{plan}.csv", header, by_model[model](plan))
    for name in ("plans", "checks", "claims", "corrections", "readings", "exclusions"):
        _copy_rows(folder / f"{name}.csv", copies)
    _tell_apart(folder / "plans.csv", "sha256", lambda row: hashlib.sha256(row["plan"].encode()).hexdigest())
    _tell_apart(
        folder / "exclusions.csv", "rule", lambda row: "_".join(filter(None, [row["rule"], row["plan"]]))
    )
    for path in (folder / "places.csv", folder / "reference" / "places.csv"):
        _copy_rows(path, copies)
        _name_places(path)
    numbers: dict[tuple[str, str], str] = {}
    for name in ("census_2020", "census_2010", "yardsticks"):
        _copy_rows(path := folder / "reference" / f"{name}.csv", copies)
        numbers |= _number_figures(path, superiors=name == "yardsticks")
    _renumber_readings(folder / "claims.csv", numbers)
    names = [plan for plan, _ in copies]
    peers = [
        [plan, names[(at + rank) % plans], str(rank)]
        for at, plan in enumerate(names)
        for rank in range(1, min(_PEERS, plans - 1) + 1)
    ]
    _write(folder / "peers.csv", ["plan", "peer", "rank"], peers)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(resource for resource in package["resources"] if resource["name"] == "facts")
    resource["path"] = [f"facts/{plan}.csv" for plan in names]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def _copies(plans: int) -> Copies:
    models = _models()
    return [(f"city{number:04d}", models[number % len(models)]) for number in range(plans)]


@cache
def _models() -> list[str]:
    """Return the plans that bear the name of their place: the first one of each."""
    plans = load_dataset(corrected=False).plans
    return list(plans.loc[plans["plan"] == plans["place"], "plan"])


def _copier(rows: Iterable[list[str]], model: str) -> Callable[[str], list[list[str]]]:
    """Return what gives the rows about a model under another id, also where it is part of a fact's id."""
    word = re.compile(rf"(?<![a-z0-9_]){model}(?![a-z0-9_])")
    pieces = [[word.split(cell) for cell in row] for row in rows]
    return lambda plan: [[plan.join(parts) for parts in row] for row in pieces]


def _copy_rows(path: Path, copies: Copies) -> None:
    """Replace the rows about each real plan by those of its copies; the others stay, before them."""
    header, rows = _read(path)
    about: dict[str, list[list[str]]] = {model: [] for model in _models()}
    key = header.index(next(column for column in _KEYS if column in header))
    found = []
    for row in rows:
        about.get(row[key].partition("-")[0], found).append(row)
    copiers = {model: _copier(rows, model) for model, rows in about.items()}
    for plan, model in copies:
        found += copiers[model](plan)
    _write(path, header, found)


def _tell_apart(path: Path, column: str, value: Callable[[dict[str, str]], str]) -> None:
    """Give each row another value in a column."""
    header, rows = _read(path)
    at = header.index(column)
    for row in rows:
        row[at] = value(dict(zip(header, row, strict=True)))
    _write(path, header, rows)


def _name_places(path: Path) -> None:
    """Number the names of the copies, and give each a code of its province that no other place has."""
    header, rows = _read(path)
    code, names = header.index("division_code"), [header.index(name) for name in ("name_zh", "name_en")]
    taken = {row[code] for row in rows if not _COPY.match(row[0])}
    free = {province: _codes(province, taken) for province in {row[code][:2] for row in rows}}
    for row in rows:
        if _COPY.match(row[0]):
            row[code] = next(free[row[code][:2]])
            for name in names:
                row[name] += f" {int(row[0].removeprefix('city'))}"
    _write(path, header, rows)


def _codes(province: str, taken: set[str]) -> Iterator[str]:
    return (code for number in range(1, 10_000) if (code := f"{province}{number:04d}") not in taken)


def _number_figures(path: Path, *, superiors: bool) -> dict[tuple[str, str], str]:
    """Number the figures of the copies and return the numbers by place and former id.

    Those of their superiors stay, or go.
    """
    header, rows = _read(path)
    place, name = header.index("place"), header.index("reference_id")
    copied = [row for row in rows if _COPY.match(row[place])]
    others = [row for row in rows if not _COPY.match(row[place])] if superiors else []
    numbers = {}
    for number, row in enumerate(copied):
        numbers[row[place], row[name]] = f"{row[name].rpartition('-')[0]}-{1000 + number}"
        row[name] = numbers[row[place], row[name]]
    _write(path, header, others + copied)
    return numbers


def _renumber_readings(path: Path, numbers: dict[tuple[str, str], str]) -> None:
    """Name the outside figures of readings by their numbers."""
    header, rows = _read(path)
    claim, figures = header.index("claim"), header.index("reading_operands")
    for row in rows:
        plan = row[claim].partition("-")[0]
        parts = re.split(r"(?<==)([a-z0-9_-]+)", row[figures])
        row[figures] = "".join(numbers.get((plan, part), part) for part in parts)
    _write(path, header, rows)


def _read(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    return header, rows


def _write(path: Path, header: list[str], rows: Iterable[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
