"""The data package descriptor, the one place where columns are defined."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from analysis.dataset import contract
from analysis.dataset.descriptor import Field, ForeignKey, Package, Resource, resource_of
from analysis.dataset.properties import DESCRIPTOR, OddError, noting, problem, read_json, shown, take
from analysis.errors import DataError, Problem

__all__ = ["DESCRIPTOR", "Field", "ForeignKey", "Package", "Resource", "read_package"]


def read_package(folder: Path, tables: Mapping[str, str] = contract.PLANS) -> Package:
    """Read `datapackage.json` of `folder`.

    Parameters
    ----------
    folder : path
    tables : mapping of str to str
        The tables that it must list, with the columns that the code reads of each (`dataset.contract`).

    Raises
    ------
    DataError
        If it is no JSON in UTF-8, or says something that is not understood or not true.
    """
    raw = read_json(folder)
    problems: list[Problem] = []
    resources: list[Resource] = []
    with noting(problems):
        head = {name: take(raw, name, str) for name in ("name", "title", "version", "created")}
        head["created"] = _date(head["created"])
        for entry in take(raw, "resources", list):
            with noting(problems):
                resources.append(resource_of(entry))
    problems = problems or _earlier(resources, folder) or list(_odd(resources, tables))
    if problems:
        raise DataError(problems)
    return Package(folder=folder, resources={r.name: r for r in resources}, **head)


def _earlier(resources: list[Resource], folder: Path) -> list[Problem]:
    """What is told, once, of a package of an earlier form."""
    columns = {resource.name: resource.columns for resource in resources}
    if "statistic" in columns.get("facts", ["statistic"]) and "cause" not in columns.get("checks", ()):
        return []
    return [
        problem("a package of an earlier form", f"today's; run: minzheng migrate {shlex.quote(str(folder))}")
    ]


def _date(created: str) -> str:
    try:
        datetime.fromisoformat(created)
        if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", created, re.ASCII):
            return created[:10]
    except ValueError:
        pass
    raise OddError(f"{shown(created)} as 'created'", "a date that exists, YYYY-MM-DD with or without a time")


def _odd(resources: list[Resource], tables: Mapping[str, str]) -> Iterator[Problem]:
    """Return what does not fit together: names, files and keys, and what the code reads."""
    yield from _twice((r.name for r in resources), "table", "")
    yield from _twice((path for r in resources for path in r.paths), "file", "")
    found = {r.name: r for r in resources}
    if missing := [name for name in tables if name not in found]:
        yield problem(f"no table {', '.join(missing)}", f"the tables {', '.join(tables)}")
        return
    for resource in resources:
        yield from _twice(resource.columns, "column", f" of {resource.name}")
        yield from _keys(resource, found)
    needed = {name: contract.columns(line) for name, line in tables.items()}
    for name in needed:
        yield from _lacking(found[name], needed)


def _twice(names: Iterable[str], what: str, of: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield problem(f"the {what} {name!r}{of} a second time", f"each {what} once")
        seen.add(name)


def _keys(resource: Resource, found: Mapping[str, Resource]) -> Iterator[Problem]:
    """A key consists of columns that are there, and codes are texts that refer to texts."""
    for name in resource.key:
        if name not in resource.columns:
            yield problem(f"{name!r} in the primary key of {resource.name}", "one of its columns")
    for key in resource.foreign_keys:
        for name, table in ((key.field, resource.name), (key.reference, key.resource)):
            kinds = {field.name: field.type for field in found[table].fields} if table in found else {}
            if kinds.get(name) != "string":
                where = f"{table}.{name} in a foreign key of {resource.name}"
                yield problem(where, "a column of texts that is there")


def _lacking(resource: Resource, needed: Mapping[str, list[contract.Column]]) -> Iterator[Problem]:
    """What the code reads is there, of its type, as strict as the code needs it."""
    columns = needed[resource.name]
    key = [column.name for column in columns if column.key]
    if sorted(resource.key) != sorted(key) or resource.columns[0] != key[0]:
        found = f"the key {', '.join(resource.key)} and the first column {resource.columns[0]}"
        yield problem(f"{found} of {resource.name}", f"the key {', '.join(key)}, first {key[0]}")
    fields = {field.name: field for field in resource.fields}
    codes_of = {name: others[0].name for name, others in needed.items()}
    links = {(k.field, k.resource) for k in resource.foreign_keys if k.reference == codes_of.get(k.resource)}
    for column in columns:
        name, field = f"{resource.name}.{column.name}", fields.get(column.name)
        if field is None:
            yield problem(f"no column {name}", "every column that the code reads")
            continue
        if field.type != column.type:
            yield problem(f"the type {field.type!r} of {name}", repr(column.type))
        if column.filled and not field.required:
            yield problem(f"{name} not 'required'", "a column that is always filled")
        if column.list and (column.name, column.list) not in links:
            yield problem(f"{name} without a foreign key", f"codes that stand in {column.list}")
        codes = contract.CODES.get((resource.name, column.name), ())
        if codes and not (field.enum and set(field.enum) <= set(codes)):
            yield problem(f"{shown(field.enum)} as 'enum' of {name}", f"codes out of {', '.join(codes)}")
