"""Edits of `datapackage.json`, of the plans and of the outside figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.contents import SECRET
from tests.faults.harness import Case, write

PLANS, OUTSIDE = "datapackage.json", "reference/datapackage.json"

Json = dict[str, Any]


def _changed(change: Callable[[Json], object], file: str, package: Path) -> None:
    path = package / file
    content = json.loads(path.read_bytes())
    change(content)
    write(path, json.dumps(content).encode())


def _text(change: Callable[[str], str], file: str, package: Path) -> None:
    path = package / file
    former = path.read_text(encoding="utf-8")
    text = change(former)
    assert text != former
    write(path, text.encode())


def table(package: Json, name: str) -> Json:
    """Return a resource of the descriptor."""
    return next(one for one in package["resources"] if one["name"] == name)


def column(package: Json, name: str) -> Json:
    """Return a field of the descriptor, `facts.line`."""
    of, _, field = name.partition(".")
    return next(one for one in table(package, of)["schema"]["fields"] if one["name"] == field)


def _holder(package: Json, name: str) -> tuple[Json, str]:
    """Return what holds a property, and its key: `version`, `plans/path`, `facts.line/constraints/enum`."""
    first, *steps, key = name.split("/") if "/" in name else ("", name)
    if not first:
        return package, key
    found = column(package, first) if "." in first else table(package, first)
    for step in steps:
        found = found[step]
    return found, key


def _put(name: str, value: object) -> Callable[[Json], None]:
    def change(package: Json) -> None:
        found, key = _holder(package, name)
        found[key] = value

    return change


def _drop(name: str) -> Callable[[Json], None]:
    def change(package: Json) -> None:
        found, key = _holder(package, name)
        del found[key]

    return change


def _link(field: str, resource: str, reference: str, of: str = "facts") -> Callable[[Json], None]:
    key = {"fields": [field], "reference": {"resource": resource, "fields": [reference]}}
    return lambda package: table(package, of)["schema"]["foreignKeys"].append(key)


def _without_column(of: str, name: str, package: Path) -> None:
    """Take a column out of the descriptor and out of its files alike."""
    path = package / PLANS
    content = json.loads(path.read_bytes())
    found = table(content, of)
    at = [field["name"] for field in found["schema"]["fields"]].index(name)
    del found["schema"]["fields"][at]
    found["schema"]["foreignKeys"] = [
        key for key in found["schema"].get("foreignKeys", []) if key["fields"] != [name]
    ]
    for file in [found["path"]] if isinstance(found["path"], str) else found["path"]:
        rows = list(csv.reader(io.StringIO((package / file).read_text(encoding="utf-8"), newline="")))
        stream = io.StringIO(newline="")
        csv.writer(stream, lineterminator="\n").writerows(row[:at] + row[at + 1 :] for row in rows)
        write(package / file, stream.getvalue().encode())
    write(path, json.dumps(content).encode())


def _foreign(path: str, package: Path) -> None:
    """Let a table be read from outside of the package, where something secret stands."""
    secret = package.parent / "elsewhere.csv"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    _changed(_put("words/path", path.format(secret=secret)), PLANS, package)


def _another_table(package: Path) -> None:
    """List a table more, which the code does not read."""
    write(package / "phrases.csv", (package / "words.csv").read_bytes())
    more = {"name": "phrases", "path": "phrases.csv"}
    _changed(lambda p: p["resources"].append({**table(p, "words"), **more}), PLANS, package)


def _then(change: Callable[[Json], object], file: str, old: str, new: str, package: Path) -> None:
    """Loosen the descriptor and make use of it: what the code relies on must still be refused."""
    _changed(change, PLANS, package)
    text = (package / file).read_text(encoding="utf-8")
    assert old in text
    write(package / file, text.replace(old, new, 1).encode())


#: Properties of the descriptor that are wrong, and what the message must name.
WRONG: dict[str, tuple[Callable[[Json], object], str]] = {
    **{f"no {name}": (_drop(name), name) for name in ("name", "title", "version", "created", "resources")},
    **{f"{key} of a table missing": (_drop(f"words/{key}"), key) for key in ("name", "path", "schema")},
    "fields of a table missing": (_drop("words/schema/fields"), "fields"),
    "key of a table missing": (_drop("facts/schema/primaryKey"), "primaryKey|facts"),
    "name of a column missing": (lambda p: column(p, "words.value").pop("name"), "name"),
    "type of a column missing": (_drop("words.value/type"), "type|value"),
    "title of a number": (_put("title", 5), "title"),
    "version of a number": (_put("version", 0.1), "version"),
    "version of nothing": (_put("version", None), "version"),
    "version with half a character": (_put("version", "\ud800"), "version|UTF-8|character"),
    "created on no day": (_put("created", "2026-02-30T00:00:00Z"), "created"),
    "created in month 13": (_put("created", "2026-13-45"), "created"),
    "created yesterday": (_put("created", "yesterday"), "created"),
    "created as a number": (_put("created", 20261122), "created"),
    "tables of a text": (_put("resources", "places"), "resources"),
    "tables of texts": (_put("resources", ["places.csv"]), "resources|places.csv"),
    "no table": (_put("resources", []), "table|resources"),
    "table without a name": (_put("words/name", ""), "name|words"),
    "name of a table a number": (_put("words/name", 5), "name|words"),
    "table that the code reads missing": (lambda p: p["resources"].remove(table(p, "words")), "words"),
    "two tables of one name": (lambda p: p["resources"].append(dict(table(p, "words"))), "words"),
    "schema of a text": (_put("words/schema", "words.json"), "schema|words"),
    "fields of a mapping": (_put("words/schema/fields", {"value": "number"}), "fields|words"),
    "fields of texts": (_put("words/schema/fields", ["wording", "value", "unit", "name_en"]), "fields|words"),
    "two columns of one name": (
        lambda p: table(p, "words")["schema"]["fields"].append(column(p, "words.unit")), "unit"),
    "type unknown": (_put("plans.document_date/type", "date"), "date"),
    "type of a list": (_put("words.value/type", ["number"]), "type|value"),
    "type in capitals": (_put("words.value/type", "Number"), "Number"),
    "constraint unknown": (_put("words.name_en/constraints/maxLength", 3), "maxLength"),
    "constraints of a list": (_put("words.name_en/constraints", ["required"]), "constraint|name_en"),
    "required in words": (_put("words.name_en/constraints/required", "yes"), "required"),
    "enum of a text": (_put("facts.kind/constraints/enum", "observed"), "enum|kind"),
    "enum of nothing": (_put("facts.kind/constraints/enum", []), "enum|kind"),
    "enum of a number": (_put("facts.kind/constraints/enum", 5), "enum|kind"),
    "pattern that does not compile": (_put("facts.fact_id/constraints/pattern", "(("), "pattern|fact_id"),
    "pattern of a number": (_put("facts.fact_id/constraints/pattern", 5), "pattern|fact_id"),
    "pattern of nested quantifiers": (
        _put("facts.fact_id/constraints/pattern", "^([a-z_]+)*-[0-9]{3,}$"), "pattern|fact_id"),
    "pattern too great": (_put("facts.fact_id/constraints/pattern", "a{99999999999}"), "pattern|fact_id"),
    "minimum of a word": (_put("facts.line/constraints/minimum", "one"), "minimum|line"),
    "minimum of nothing": (_put("facts.line/constraints/minimum", None), "minimum|line"),
    "minimum not a number": (_put("facts.line/constraints/minimum", float("nan")), "NaN"),
    "maximum of a list": (_put("facts.line/constraints/maximum", [1]), "maximum|line"),
    "minimum of a text column": (_put("facts.note/constraints", {"minimum": 1}), "minimum|note"),
    "key of a column unknown": (_put("facts/schema/primaryKey", ["id"]), "id"),
    "key of no column": (_put("facts/schema/primaryKey", []), "primaryKey|facts"),
    "key of a number": (_put("facts/schema/primaryKey", 5), "primaryKey|facts"),
    "link to a table unknown": (_link("unit", "measures", "unit"), "measures"),
    "link to a column unknown": (_link("unit", "units", "code"), "code"),
    "link of a column unknown": (_link("measure", "units", "unit"), "measure"),
    "links of a mapping": (_put("facts/schema/foreignKeys", {"unit": "units"}), "foreignKeys|facts"),
    "link without its other end": (
        _put("facts/schema/foreignKeys", [{"fields": ["unit"]}]), "reference|facts"),
    "path of nothing": (_put("words/path", ""), "path|words"),
    "path of a number": (_put("words/path", 5), "path|words"),
    "path of no file": (_put("facts/path", []), "path|facts"),
    "path of numbers": (_put("facts/path", [1, 2]), "path|facts"),
    "path of a page": (_put("words/path", "https://example.cn/words.csv"), "https://example.cn/words.csv"),
    "path of another system": (_put("words/path", "C:\\words.csv"), "words.csv"),
    "path with a NUL": (_put("words/path", "words\0.csv"), "path|words"),
    "path of a folder": (_put("words/path", "facts"), "facts"),
    "path of the package": (_put("words/path", "."), "a folder"),
    "path of 5,000 letters": (_put("words/path", "w" * 5000), "words|path|www"),
    "file listed twice": (_put("words/path", ["words.csv", "words.csv"]), "words.csv"),
}  # fmt: skip

#: Properties that are allowed.
ALLOWED: dict[str, Callable[[Json], object]] = {
    "homepage": _put("homepage", "https://example.cn"),
    "title of a column": _put("words.value/title", "Value"),
    "created on a day": _put("created", "2026-11-22"),
    "version of another form": _put("version", "2.10.0-rc.1"),
    "key of one column as text": _put("words/schema/primaryKey", "wording"),
    "one path as a list": _put("words/path", ["words.csv"]),
    "path in a folder": _put("facts/path", ["facts/hulunbuir.csv", "facts/erenhot.csv", "facts/benxi.csv"]),
    "no constraints of a remark": _put("facts.note/constraints", {}),
}  # fmt: skip

#: Descriptors that are no JSON, or more than one.
TEXTS: dict[str, tuple[Callable[[str], str], str]] = {
    "empty": (lambda _: "", ""),
    "of a list": (lambda _: "[]", ""),
    "of null": (lambda _: "null", ""),
    "of a text": (lambda _: '"x"', ""),
    "cut": (lambda text: text[: len(text) // 2], ""),
    "with a comma too many": (lambda text: text.rstrip().removesuffix("}") + ",}", ""),
    "with a remark": (lambda text: "// ours\n" + text, ""),
    "with a byte-order mark": (lambda text: "\ufeff" + text, ""),
    "nested without an end": (lambda _: "[" * 100_000, ""),
    "nested mappings": (lambda _: '{"a":' * 100_000, ""),
    "with a number of 5,000 digits": (lambda text: text.replace('"0.2.0"', "9" * 5000, 1), ""),
    "with a number without bounds": (lambda text: text.replace('"minimum": 1', '"minimum": 1e999', 1), ""),
    "with a version twice": (lambda text: text.replace("{", '{"version": "9.9.9",', 1), "version"),
    "with a name of a table twice": (
        lambda text: text.replace('"name": "words"', '"name": "words", "name": "words"', 1), "name"),
    "with a type twice": (
        lambda text: text.replace('"type": "integer"', '"type": "string", "type": "integer"', 1), "type"),
}  # fmt: skip

#: Columns without which nothing works.
NEEDED = (
    "facts.kind",
    "facts.line",
    "plans.target_year",
    "units.expression",
    "indicators.ceiling",
    "peers.rank",
)

#: A rule taken out of the descriptor, and a cell that only this rule refuses.
LOOSENED = {
    "no enum of kinds": (
        _drop("facts.kind/constraints/enum"), "facts/benxi.csv", ",observed,=,12050", ",seen,=,12050"),
    "no links of facts": (
        _put("facts/schema/foreignKeys", []),
        "facts/benxi.csv", "dibao_standard,level,urban,", "dibao_standart,level,urban,"),
    "lines as texts": (
        lambda p: [_put("facts.line/type", "string")(p), _drop("facts.line/constraints/minimum")(p)],
        "facts/benxi.csv", "（一）,141,", "（一）,abc,"),
    "unit not required": (
        lambda p: [_drop("facts.unit/constraints")(p)], "facts/benxi.csv", ",12050,person,", ",12050,,"),
    "key of facts by line": (
        _put("facts/schema/primaryKey", ["fact_id", "line"]), "facts/benxi.csv", "benxi-002,", "benxi-018,"),
}  # fmt: skip


def cases() -> list[Case]:
    """Return the cases."""
    found = []
    for name, (change, said) in WRONG.items():
        names = (PLANS, said)
        if name in ("path of a folder", "file listed twice"):
            names = (said,)
        found.append(Case("descriptor", name, partial(_changed, change, PLANS), names=names))
    for name, allowed in ALLOWED.items():
        found.append(Case("descriptor", name, partial(_changed, allowed, PLANS), "accepted"))
    found.append(Case("descriptor", "another table", _another_table, "accepted"))
    for name, (text, said) in TEXTS.items():
        found.append(Case("descriptor", name, partial(_text, text, PLANS), names=(PLANS, said)))
    for name in NEEDED:
        change = partial(_without_column, *name.split("."))
        found.append(Case("descriptor", f"no column {name}", change, names=(PLANS, name.split(".")[1])))
    for name, (loosen, file, old, new) in LOOSENED.items():
        change = partial(_then, loosen, file, old, new)
        found.append(Case("descriptor", name, change, names=(f"{PLANS}|{file}",)))
    for path in (
        "{secret}",
        "../elsewhere.csv",
        "facts/../../elsewhere.csv",
        "./../elsewhere.csv",
        "/etc/hostname",
    ):
        change, label = partial(_foreign, path), path.replace("{secret}", "absolute")
        found.append(Case("descriptor", f"path {label}", change, names=(PLANS,), never=(SECRET,)))
    return found + _outside()


def _outside() -> list[Case]:
    wrong = {
        "no version": (_drop("version"), "version"),
        "created on no day": (_put("created", "2026-02-30"), "created"),
        "table missing": (lambda p: p["resources"].remove(table(p, "yardsticks")), "yardsticks"),
        "two tables of one name": (lambda p: p["resources"].append(dict(table(p, "places"))), "places"),
        "type unknown": (_put("yardsticks.year/type", "date"), "date"),
        "path above": (_put("yardsticks/path", "../plans.csv"), "path|plans.csv"),
        "link to a table unknown": (_link("place", "towns", "place", of="yardsticks"), "towns"),
    }  # fmt: skip
    found = [
        Case("descriptor", f"outside: {name}", partial(_changed, change, OUTSIDE), names=(OUTSIDE, said))
        for name, (change, said) in wrong.items()
    ]
    for name in ("of null", "cut", "nested without an end"):
        change = partial(_text, TEXTS[name][0], OUTSIDE)
        found.append(Case("descriptor", f"outside: {name}", change, names=(OUTSIDE,)))
    return found
