"""The data package descriptor, the one place where columns are defined."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from analysis.errors import DataError, Problem

DESCRIPTOR = "datapackage.json"

#: Tables that the code reads; a descriptor may list more.
TABLES = (
    "places",
    "plans",
    "peers",
    "units",
    "indicators",
    "groups",
    "words",
    "facts",
    "corrections",
    "checks",
    "exclusions",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its type and constraints, as in a Frictionless Table Schema."""

    name: str
    type: str
    description: str
    required: bool
    enum: tuple[str, ...]
    pattern: re.Pattern[str] | None
    minimum: Decimal | None
    maximum: Decimal | None


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
    primary_key: tuple[str, ...]
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


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


#: Types and constraints that the reader knows; another would be ignored in silence.
TYPES = ("string", "integer", "number", "boolean", "year")
CONSTRAINTS = ("required", "enum", "pattern", "minimum", "maximum")


def _field(entry: dict[str, Any]) -> Field:
    limits = entry.get("constraints", {})
    if entry["type"] not in TYPES:
        raise ValueError(f"column {entry['name']!r} has the type {entry['type']!r}, not one of {TYPES}")
    if strange := set(limits) - set(CONSTRAINTS):
        raise ValueError(f"column {entry['name']!r} has the constraint {strange}, not one of {CONSTRAINTS}")
    bounds = {k: Decimal(str(limits[k])) if k in limits else None for k in ("minimum", "maximum")}
    return Field(
        name=entry["name"],
        type=entry["type"],
        description=entry["description"],
        required=limits.get("required", False),
        enum=tuple(str(v) for v in limits.get("enum", ())),
        pattern=re.compile(limits["pattern"]) if "pattern" in limits else None,
        **bounds,
    )


def _resource(entry: dict[str, Any]) -> Resource:
    schema = entry["schema"]
    keys = tuple(
        ForeignKey(
            field=_as_list(key["fields"])[0],
            resource=key["reference"].get("resource") or entry["name"],
            reference=_as_list(key["reference"]["fields"])[0],
        )
        for key in schema.get("foreignKeys", [])
    )
    return Resource(
        name=entry["name"],
        description=entry["description"],
        paths=tuple(_as_list(entry["path"])),
        fields=tuple(_field(f) for f in schema["fields"]),
        primary_key=tuple(_as_list(schema["primaryKey"])),
        foreign_keys=keys,
    )


def read_package(folder: Path, tables: tuple[str, ...] = TABLES) -> Package:
    """Read `datapackage.json` of `folder`, which must list `tables`.

    Raises
    ------
    DataError
        If it is no JSON in UTF-8, or lacks what a descriptor needs.
    """
    try:
        raw = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        resources = [_resource(r) for r in raw["resources"]]
        if missing := [name for name in tables if name not in {r.name for r in resources}]:
            expected = f"the tables {', '.join(tables)}"
            raise DataError([Problem(DESCRIPTOR, None, "", f"no table {', '.join(missing)}", expected)])
        return Package(
            folder=folder,
            name=raw["name"],
            title=raw["title"],
            version=raw["version"],
            created=raw["created"][:10],
            resources={r.name: r for r in resources},
        )
    except UnicodeDecodeError:
        problem = Problem(DESCRIPTOR, None, "", "bytes that are no UTF-8", "UTF-8")
    except json.JSONDecodeError as error:
        problem = Problem(DESCRIPTOR, error.lineno, "", error.msg, "JSON")
    except KeyError as error:
        problem = Problem(
            DESCRIPTOR, None, "", f"no {error.args[0]!r}", "a property that every descriptor has"
        )
    except (TypeError, AttributeError, ValueError, re.error) as error:
        problem = Problem(DESCRIPTOR, None, "", str(error), "a descriptor whose every property is understood")
    raise DataError([problem])
