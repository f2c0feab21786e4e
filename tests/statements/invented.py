"""Invented plans of other periods and levels, as rows of a copy of the data, and notebooks run on them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from analysis.batch import notebooks
from analysis.display import Displayed, Figure, Head, Prose, Table
from benchmarks import in_process

#: Plan, place, first and last year, year of the baselines.
PLANS = {
    "hegang_2026": ("hegang", 2026, 2030, 2025),
    "liaoning": ("liaoning", 2021, 2025, 2020),
    "china_2026": ("china", 2026, 2030, 2025),
    "hohhot": ("hohhot", 2021, 2025, 2020),
}

#: Facts by plan: indicator, group, year, kind, comparator, value, unit, and the plan's word on it.
FACTS = {
    "hegang_2026": (
        ("dibao_standard", "all", 2020, "observed", "=", 605, "CNY/person/month", ""),
        ("dibao_standard", "all", 2025, "observed", "=", 760, "CNY/person/month", ""),
        ("elderly_institution_beds", "all", 2025, "observed", "=", 4200, "bed", ""),
        ("nursing_bed_share", "all", 2025, "observed", "=", 58, "percent", "binding"),
        ("nursing_bed_share", "all", 2030, "target", ">=", 70, "percent", "binding"),
        ("social_workers", "all", 2025, "observed", "=", 300, "person", "expected"),
        ("social_workers", "all", 2030, "target", "=", 450, "person", "expected"),
        ("tekun_disabled_central_care_rate", "all", 2025, "observed", "=", 70, "percent", ""),
        ("tekun_disabled_central_care_rate", "all", 2030, "target", ">=", 75, "percent", ""),
    ),
    # what the province asks of its cities, and what it had itself
    "liaoning": (
        ("dibao_standard", "urban", 2016, "observed", "=", 520, "CNY/person/month", ""),
        ("dibao_standard", "urban", 2020, "observed", "=", 668, "CNY/person/month", ""),
        ("dibao_standard", "rural", 2016, "observed", "=", 4100, "CNY/person/year", ""),
        ("dibao_standard", "rural", 2020, "observed", "=", 5560, "CNY/person/year", ""),
        ("dibao_recipients", "urban", 2020, "observed", "=", 280000, "person", ""),
        ("dibao_recipients", "rural", 2020, "observed", "=", 620000, "person", ""),
        ("dibao_standard:urban_to_rural_ratio", "all", 2025, "target", "<=", 1.35, "ratio", "expected"),
        ("elderly_beds_total", "all", 2020, "observed", "=", 235500, "bed", ""),
        ("nursing_bed_share", "all", 2020, "observed", "=", 46, "percent", "binding"),
        ("nursing_bed_share", "all", 2025, "target", ">=", 55, "percent", "binding"),
        ("community_facility_area_per_100_households", "all", 2025, "target", ">=", 32,
         "m2_per_100_household", "expected"),
    ),
    "china_2026": (
        ("dibao_standard", "urban", 2020, "observed", "=", 680, "CNY/person/month", ""),
        ("dibao_standard", "urban", 2025, "observed", "=", 810, "CNY/person/month", ""),
        ("nursing_bed_share", "all", 2025, "observed", "=", 68, "percent", "expected"),
        ("nursing_bed_share", "all", 2030, "target", ">=", 73, "percent", "expected"),
        ("tekun_disabled_central_care_rate", "all", 2030, "target", ">=", 80, "percent", "binding"),
        ("eco_burial_rate", "all", 2030, "target", ">=", 60, "percent", "binding"),
    ),
    # an excerpt: two facts of a long plan
    "hohhot": (
        ("dibao_standard", "urban", 2020, "observed", "=", 760, "CNY/person/month", ""),
        ("nursing_bed_share", "all", 2025, "target", ">=", 60, "percent", ""),
    ),
}  # fmt: skip


#: Five prefectures of one period: the nursing share from 40 % and social workers from 100 to these.
FIVE = {"pa": (50, 200), "pb": (60, 150), "pc": (45, 300), "pd": (55, 120), "pe": (50, 200)}


def add_five(package: Path) -> None:
    """Add five invented prefectures whose targets can be put in an order; two are level."""
    for place, (share, workers) in FIVE.items():
        add_place(package, place, "prefecture", "heilongjiang")
        facts = (
            ("nursing_bed_share", "all", 2020, "observed", "=", 40, "percent", ""),
            ("nursing_bed_share", "all", 2025, "target", "=", share, "percent", ""),
            ("social_workers", "all", 2020, "observed", "=", 100, "person", ""),
            ("social_workers", "all", 2025, "target", "=", workers, "person", ""),
            ("dibao_standard", "urban", 2020, "observed", "=", 500 + workers, "CNY/person/month", ""),
        )
        add(package, place, place, 2021, 2025, 2020, facts)


def add(package: Path, plan: str, place: str, start: int, end: int, base: int, facts: tuple) -> None:
    """Add a plan to a data package, compared with the plans of other places that are there."""
    known = _rows(package, "plans.csv")
    peers = [row["plan"] for row in known if row["place"] != place]
    row = {"plan": plan, "place": place, "title": f"{place} {start}", "period_start": start}
    row |= {"period_end": end, "baseline_year": base, "target_year": end, "sha256": "0" * 64}
    row |= {"state": "excerpt" if plan == "hohhot" else "complete", "checks": "undeclared"}
    _append(package, "plans.csv", [row])
    _append(package, "peers.csv", [{"plan": plan, "peer": p, "rank": at} for at, p in enumerate(peers, 1)])
    header = _header(package, f"facts/{known[0]['plan']}.csv")
    (package / f"facts/{plan}.csv").write_text(",".join(header) + "\n", encoding="utf-8")
    _append(package, f"facts/{plan}.csv", [_fact(plan, at, *fact) for at, fact in enumerate(facts, 1)])
    descriptor = package / "datapackage.json"
    listed = json.loads(descriptor.read_text(encoding="utf-8"))
    [resource] = [one for one in listed["resources"] if one["name"] == "facts"]
    resource["path"].append(f"facts/{plan}.csv")
    descriptor.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


def add_all(package: Path) -> None:
    """Add every invented plan."""
    for plan, about in PLANS.items():
        add(package, plan, *about, FACTS[plan])


def add_place(package: Path, place: str, level: str, parent: str) -> None:
    """Add an invented place."""
    row = {"place": place, "name_zh": f"{place}市", "name_en": place.title(), "level": level}
    _append(package, "places.csv", [row | {"parent": parent}])


def _fact(
    plan: str, at: int, indicator: str, group: str, year: int, kind: str, comparator: str, value: float,
    unit: str, attribute: str,
) -> dict[str, object]:  # fmt: skip
    code, _, statistic = indicator.partition(":")
    row = {"fact_id": f"{plan}-{at:03}", "plan": plan, "indicator": code, "group": group}
    row |= {"period_start": year, "period_end": year, "period_inferred": "false", "kind": kind}
    row |= {"comparator": comparator, "value": value, "unit": unit, "value_text": value, "scale": 1}
    row |= {"attribute": attribute, "origin": "indicator_table" if attribute else "narrative"}
    return row | {"section": "one", "line": at, "statistic": statistic or "level"}


def _header(package: Path, file: str) -> list[str]:
    return (package / file).read_text(encoding="utf-8").splitlines()[0].split(",")


def _rows(package: Path, file: str) -> list[dict[str, str]]:
    with (package / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _append(package: Path, file: str, rows: list[dict]) -> None:
    header = _header(package, file)
    with (package / file).open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, extrasaction="ignore", lineterminator="\n")
        writer.writerows(rows)


# Notebooks, in this process ---------------------------------------------------------------------------------

FOUND = notebooks.find()


def run(name: str, lang: str, plans: list[str]) -> list[Displayed]:
    """Run the code cells of a notebook on the data that MINZHENG_DATA names, and return what they show."""
    about: dict = {"plan": plans[0]} if FOUND[name].per_plan else {"plans": plans}
    cells = notebooks.without_controls(notebooks.read(FOUND[name].path)).cells
    found = in_process.run(cells, FOUND[name].parameters | about | {"lang": lang})
    return [value for _, value in found if value is not None]


def texts(shown: list[Displayed]) -> list[str]:
    """Return the paragraphs, captions, cells and alternative texts shown."""
    found = []
    for item in shown:
        if isinstance(item, Head):
            found += [item.title, item.subtitle]
        elif isinstance(item, Prose):
            found += ["".join(piece.text for piece in paragraph) for paragraph in item.paragraphs]
        elif isinstance(item, Table):
            found += [item.caption, *item.notes, *(column.label for column in item.columns)]
            found += [cell.text for row in item.rows for cell in row]
        elif isinstance(item, Figure):
            found += [item.caption, item.alt, item.source]
    return found
