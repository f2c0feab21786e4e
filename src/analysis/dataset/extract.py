"""The part of a data package that is about some plans, as files: what a job carries to where it runs.

A briefing sees its plan and the plan's peers and nothing else, however many plans there are. That keeps its
cost the same from five plans to three thousand, and tells on which files it can depend at all.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from analysis.dataset.contents import UnreadableError, content
from analysis.dataset.contract import FIGURES, REFERENCE
from analysis.dataset.model import Dataset
from analysis.dataset.reference import FOLDER
from analysis.dataset.schema import DESCRIPTOR, Package, read_package
from analysis.errors import DataError

#: Content by path below the folder of the package.
Files = Mapping[str, bytes]


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the files of the data package in `folder`, outside figures too, and nothing else there.

    Raises
    ------
    DataError
        If its descriptor is none.
    """
    return listed_files(read_package(folder))


def listed_files(package: Package) -> dict[str, bytes]:
    """Return the files of a package, by path; who loads it is told of those that cannot be read."""
    names, below = package.files, package.folder / FOLDER
    try:
        names += [f"{FOLDER}/{name}" for name in read_package(below, REFERENCE).files]
    except DataError:
        names.append(f"{FOLDER}/{DESCRIPTOR}")
    found = {}
    for name in names:
        with suppress(UnreadableError):
            found[name] = content(package.folder, name)
    return found


def write_files(files: Files, folder: Path) -> None:
    """Write files below `folder`, which is made where it is missing: the inverse of `read_files`."""
    for name, inside in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(inside)


def files_hash(files: Files) -> str:
    """Return the sha256 over names and contents."""
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0".encode() + hashlib.sha256(files[name]).digest())
    return digest.hexdigest()


class Whole:
    """A data package as files, to take the part about some plans from.

    Parameters
    ----------
    files : dict of str to bytes
        As returned by `read_files` for the folder that `data` was loaded from.
    data : Dataset
    """

    def __init__(self, files: Files, data: Dataset):
        self.files, self.data = files, data

    def about(self, plans: Collection[str]) -> dict[str, bytes]:
        """Return the files with the rows about some plans, their places and the places above these.

        They load like the whole package. Code lists are kept whole, and so is everything if `plans` are all
        plans.
        """
        data = self.data
        if set(plans) == set(data.plan_ids):
            return dict(self.files)
        places = {place for plan in plans for place in (data.plan(plan)["place"], *data.superiors(plan))}
        listed = {name: resource.paths for name, resource in data.package.resources.items()}
        wanted: dict[str, dict[str, Collection[str]]] = {
            "plans": {"plan": plans},
            "peers": {"plan": plans, "peer": plans},
            "places": {"place": places},
            "checks": {"plan": plans},
            "readings": {"plan": plans},
            "exclusions": {"plan": [*plans, ""]},
        }
        cut = {path: columns for name, columns in wanted.items() for path in listed[name]}
        cut |= {f"{FOLDER}/{name}.csv": {"place": places} for name in ("places", *FIGURES)}
        found = {
            name: _rows(content, cut[name]) if name in cut else content
            for name, content in self.files.items()
            if name not in self._plans_in
        }
        facts = self._facts(plans)
        ids = {row.split(b",", 1)[0].decode() for content in facts.values() for row in content.splitlines()}
        for table, column in (("corrections", "fact_id"), ("claims", "claim")):
            for path in listed[table]:
                found[path] = _rows(self.files[path], {column: ids})
        return found | facts | {DESCRIPTOR: _listing(self.files[DESCRIPTOR], [*facts])}

    def _facts(self, plans: Collection[str]) -> dict[str, bytes]:
        holding = [path for path, inside in self._plans_in.items() if not inside.isdisjoint(plans)]
        holding = holding or [*self._plans_in][:1]  # a table has a file, though it may have no row
        return {path: _rows(self.files[path], {"plan": plans}) for path in holding}

    @cached_property
    def _plans_in(self) -> dict[str, set[str]]:
        """The plans whose facts each file of facts holds."""
        found = {}
        for path in self.data.package.resources["facts"].paths:
            header, *rows = _table(self.files[path])
            at = header.index("plan")
            found[path] = {row[at] for row in rows}
        return found


def _table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def _rows(content: bytes, wanted: Mapping[str, Collection[str]]) -> bytes:
    """Return a table with the rows whose cells are among those wanted; unchanged if that is every row."""
    header, *rows = _table(content)
    at = [(header.index(column), codes) for column, codes in wanted.items()]
    kept = [row for row in rows if all(row[number] in codes for number, codes in at)]
    if len(kept) == len(rows):
        return content
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([header, *kept])
    return text.getvalue().encode("utf-8")


def _listing(descriptor: bytes, facts: list[str]) -> bytes:
    """Return the descriptor with other files of facts."""
    package = json.loads(descriptor)
    for resource in package["resources"]:
        if resource["name"] == "facts":
            resource["path"] = facts
    return json.dumps(package, ensure_ascii=False, indent=2).encode("utf-8")
