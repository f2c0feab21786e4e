"""The parts of a descriptor: tables with their files, columns and keys, each read strictly."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from analysis.dataset.patterns import expected_of
from analysis.dataset.properties import DESCRIPTOR, OddError, shown, take

#: Types and constraints that the reader knows; another would be ignored in silence.
TYPES = ("string", "integer", "number", "boolean", "year")
CONSTRAINTS = ("required", "enum", "pattern", "minimum", "maximum")
_NUMBERS = ("integer", "number", "year")

#: How files are read; another value would be ignored in silence.
_READ = {"encoding": "utf-8", "format": "csv", "dialect": {}, "missingValues": [""]}

#: Properties of our own.
_MORE = ("description_zh", "unit", "unit_column", "codes")

_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type and constraints, as in a Frictionless Table Schema.

    What only derived tables say is "" elsewhere: `unit`, or `unit_column`, the column that tells the unit of
    a row, and `codes`, the list of the plans' package on which the codes stand.
    """

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...]
    pattern: re.Pattern[str] | None
    minimum: Decimal | None
    maximum: Decimal | None
    description_zh: str = ""
    unit: str = ""
    unit_column: str = ""
    codes: str = ""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values must stand in a column of another (or the same) resource."""

    field: str
    resource: str
    reference: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A table: its files and its schema."""

    name: str
    description: str
    paths: tuple[str, ...]
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in file order."""
        return [field.name for field in self.fields]


@dataclass(frozen=True, slots=True)
class Package:
    """The descriptor as a whole."""

    folder: Path
    name: str
    title: str
    version: str
    created: str
    resources: dict[str, Resource]

    @property
    def files(self) -> list[str]:
        """Paths of all that belongs to the package: the descriptor and what it lists."""
        return [DESCRIPTOR, *(path for resource in self.resources.values() for path in resource.paths)]


def resource_of(entry: Any) -> Resource:
    """Return the table that an entry of `resources` describes.

    Raises
    ------
    OddError
        At the first property that is not understood.
    """
    name = _name(entry, "a table")
    of = f"the table {name}"
    schema = take(entry, "schema", dict, of)
    for key, value in _READ.items():
        if (found := {**entry, **schema}.get(key, value)) != value:
            raise OddError(f"{shown(found)} as {key!r} of {of}", f"{shown(value)}, as files are read")
    keys = take(schema, "foreignKeys", list, of) if schema.get("foreignKeys") else []
    return Resource(
        name=name,
        description=take(entry, "description", str, of),
        paths=tuple(_path(path, of) for path in _texts(entry, "path", of)),
        fields=tuple(_field(field, of) for field in take(schema, "fields", list, of)),
        key=tuple(_key(schema, of)),
        foreign_keys=tuple(_foreign_key(key, name, of) for key in keys),
    )


def _name(entry: Any, of: str) -> str:
    name: str = take(entry, "name", str, of)
    if not _NAME.fullmatch(name):
        raise OddError(f"{shown(name)} as 'name' of {of}", "small letters a-z, digits and _, a letter first")
    return name


def _texts(entry: Any, name: str, of: str) -> list[str]:
    """Return a property that is one text or several."""
    if isinstance(entry, dict) and isinstance(entry.get(name), list):
        return [take({name: value}, name, str, of) for value in take(entry, name, list, of)]
    return [take(entry, name, str, of)]


def _key(schema: dict[str, Any], of: str) -> list[str]:
    """Return the primary key, or the first unique key, of which parts may be empty."""
    if "primaryKey" in schema or "uniqueKeys" not in schema:
        return _texts(schema, "primaryKey", of)
    first = take(schema, "uniqueKeys", list, of)[0]
    return _texts({"uniqueKeys": first}, "uniqueKeys", of)


def _path(path: str, of: str) -> str:
    plain = PurePosixPath(path)
    if "\\" in path or ":" in path or plain.is_absolute() or ".." in plain.parts or plain.as_posix() != path:
        raise OddError(f"{shown(path)} as 'path' of {of}", "a path below this folder, as a/b.csv")
    return path


def _foreign_key(entry: Any, table: str, of: str) -> ForeignKey:
    reference = take(entry, "reference", dict, of)
    fields, others = _texts(entry, "fields", of), _texts(reference, "fields", of)
    if len(fields) != 1 or len(others) != 1:
        raise OddError(f"{shown(fields)} as a foreign key of {of}", "one column")
    other = reference.get("resource", "")
    return ForeignKey(fields[0], take(reference, "resource", str, of) if other else table, others[0])


def _field(entry: Any, table: str) -> Field:
    name = _name(entry, f"a column of {table}")
    of = f"the column {name} of {table}"
    kind = take(entry, "type", str, of)
    if kind not in TYPES:
        raise OddError(f"the type {kind!r} of {of}", f"one of {', '.join(TYPES)}")
    limits = take(entry, "constraints", dict, of) if "constraints" in entry else {}
    for limit in limits:
        if limit not in CONSTRAINTS or (limit in ("minimum", "maximum") and kind not in _NUMBERS):
            raise OddError(f"the constraint {limit!r} of {of}", f"one that a {kind} can have")
    return Field(
        name=name,
        type=kind,
        description=take(entry, "description", str, of),
        required=take(limits, "required", bool, of) if "required" in limits else False,
        enum=_codes(limits, kind, of) if "enum" in limits else (),
        pattern=_pattern(limits, of) if "pattern" in limits else None,
        minimum=_bound(limits, "minimum", of),
        maximum=_bound(limits, "maximum", of),
        **{more: take(entry, more, str, of) for more in _MORE if more in entry},
    )


def _codes(limits: dict[str, Any], kind: str, of: str) -> tuple[str, ...]:
    codes = take(limits, "enum", list, of)
    known = int | float if kind in _NUMBERS else str
    found = tuple(str(take({"enum": code}, "enum", known, of)) for code in codes)
    if len(set(found)) < len(found):
        raise OddError(f"{shown(codes)} as 'enum' of {of}", "each code once")
    return found


def _pattern(limits: dict[str, Any], of: str) -> re.Pattern[str]:
    pattern: str = take(limits, "pattern", str, of)
    if expected := expected_of(pattern):
        raise OddError(f"{shown(pattern)} as 'pattern' of {of}", expected)
    return re.compile(pattern)


def _bound(limits: dict[str, Any], name: str, of: str) -> Decimal | None:
    if name not in limits:
        return None
    value = take(limits, name, int | float, of)
    if not math.isfinite(value):
        raise OddError(f"{value} as {name!r} of {of}", "a number that is not infinite")
    return Decimal(str(value))
