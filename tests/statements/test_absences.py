"""No page calls silent what nobody has read, nor absent what stands in another form."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import analysis
from analysis import load_dataset
from analysis.batch import notebooks
from analysis.measures.absences import absence, absences
from analysis.measures.growth.rates import growth_rates
from benchmarks import in_process
from tests.conftest import append

LANGUAGES = ("en", "zh")

#: What only a plan that was read as a whole may be told of.
SILENT = re.compile(
    r"not stated(?! is not none)|does not state|do not state|states no|sets no target|"
    r"no target is set|is not set as|prints no|does not print|no indicator table|gives no growth|not say|"
    r"has no figure|no plan has|"
    r"未载明(?!不等于)|未提出目标|未自印|没有指标表|未标明|未设目标|没有普惠|规划无",
    re.IGNORECASE,
)

#: What only a plan whose checks are declared may be told of.
AGREES = re.compile(
    r"[Ee]very claim that can be checked|No contradiction|no such claim|"
    r"都与规划自身的数字相符|没有发现矛盾|没有这样的自述"
)

_FACT = "{plan}-{at:03},{plan},{rest},false,observed,=,{value},{unit},{value},元,1,,narrative,one,{at},,"


def _plan(package: Path, plan: str, state: str, checks: str, rows: list[str]) -> None:
    """Add a city of Heilongjiang with a plan and its facts, compared with the five."""
    append(package, "places.csv", f"{plan},,{plan}市,{plan.title()},prefecture,heilongjiang")
    row = f"{plan},{plan},{plan} plan,,,2021,2025,2020,2025,{'0' * 64},{state},{checks}"
    append(package, "plans.csv", row)
    append(package, "peers.csv", f"{plan},hulunbuir,1")
    header = (package / "facts/hegang.csv").read_text(encoding="utf-8").splitlines()[0]
    (package / f"facts/{plan}.csv").write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    path = package / "datapackage.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    next(one for one in listed["resources"] if one["name"] == "facts")["path"].append(f"facts/{plan}.csv")
    path.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


def _fact(plan: str, at: int, indicator: str, group: str, year: int, value: int, unit: str) -> str:
    rest = f"{indicator},level,{group},{year},{year}"
    return _FACT.format(plan=plan, at=at, rest=rest, value=value, unit=unit)


@pytest.fixture(scope="module")
def invented(known, tmp_path_factory):
    """The five, an excerpt, a copy of Hegang without checks, and a standard that is unified in 2019."""
    package = tmp_path_factory.mktemp("absences") / "data"
    shutil.copytree(known, package)
    town = _fact("shortville", 1, "dibao_standard", "urban", 2020, 700, "CNY/person/month")
    _plan(package, "shortville", "excerpt", "undeclared", [town])
    text = (package / "facts/hegang.csv").read_text(encoding="utf-8").replace("hegang", "copyville")
    _plan(package, "copyville", "complete", "undeclared", text.splitlines()[1:])
    series = [
        ("urban", 2016, 500, "CNY/person/month"), ("urban", 2017, 540, "CNY/person/month"),
        ("urban", 2018, 580, "CNY/person/month"), ("rural", 2016, 3600, "CNY/person/year"),
        ("rural", 2017, 4200, "CNY/person/year"), ("rural", 2018, 400, "CNY/person/month"),
        ("all", 2019, 620, "CNY/person/month"), ("all", 2020, 7800, "CNY/person/year"),
    ]  # fmt: skip
    rows = [_fact("onestead", at, "dibao_standard", *row) for at, row in enumerate(series, 1)]
    _plan(package, "onestead", "complete", "undeclared", rows)
    return load_dataset(package)


def shown(data: Any, name: str, monkeypatch: pytest.MonkeyPatch, **given: Any) -> Iterator[tuple[str, Any]]:
    """Yield the last line of each code cell of a notebook, and what it shows of `data`."""
    monkeypatch.setattr(analysis, "load_dataset", lambda *_: data)
    book = notebooks.find()[name]
    cells = notebooks.without_controls(notebooks.read(book.path)).cells
    for cell, value in in_process.run(cells, book.parameters | given):
        if hasattr(value, "payload"):
            yield cell.source.splitlines()[-1], value.payload()


def rows_of(payload: dict[str, Any]) -> Iterator[str]:
    """Yield the paragraphs, rows and descriptions of a payload; notes and legends speak of signs."""
    if "paragraphs" in payload:
        yield from ("".join(piece["text"] for piece in one) for one in payload["paragraphs"])
    elif payload["type"] == "table":
        yield from (" | ".join(cell["text"] for cell in row) for row in payload["rows"])
    else:
        yield from (str(payload.get(name, "")) for name in ("alt", "source"))


def books(one: bool) -> list[str]:
    found = [name for name, book in notebooks.find().items() if name != "start"]
    return [name for name in found if name in ("briefing", "growth", "consistency")] if one else found


def _walk(data, monkeypatch, plan: str, lang: str, names: list[str], wrong: re.Pattern[str]) -> list[str]:
    """What is said amiss of a plan: in its own pages anything, beside its peers what names it."""
    found, peers = [], [data.plan_name(peer, lang) for peer in data.peers_of(plan)]
    for name in names:
        one = notebooks.find()[name].per_plan
        for cell, payload in shown(
            data, name, monkeypatch, lang=lang, **({"plan": plan} if one else {"plans": [plan]})
        ):
            beside = one and any(peer in str(payload) for peer in peers)
            for row in rows_of(payload) if not cell.startswith("tables.s") else ():
                if wrong.search(row) and (not beside or data.plan_name(plan, lang) in row):
                    found.append(f"{name}: {cell}: {row}")
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_excerpt_is_nowhere_called_silent(invented, monkeypatch, lang):
    assert not _walk(invented, monkeypatch, "shortville", lang, books(one=True), SILENT)


@pytest.mark.soak
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_excerpt_is_called_silent_in_no_notebook(invented, monkeypatch, lang):
    assert not _walk(invented, monkeypatch, "shortville", lang, books(one=False), SILENT)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("plan", ["copyville", "onestead"])
def test_no_claim_is_said_to_agree_where_no_check_is_declared(invented, monkeypatch, plan, lang):
    assert not _walk(invented, monkeypatch, plan, lang, ["briefing", "consistency"], AGREES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_in_another_form_is_shown(data, monkeypatch, lang):
    text = [
        row for _, p in shown(data, "aging", monkeypatch, lang=lang, plans=["hegang"]) for row in rows_of(p)
    ]
    assert any("80" in row and "15" in row for row in text), "certified social workers, by certificate"
    assert any("23 " in row for row in text), "day-care centres, not their coverage"


def test_each_kind_of_absence(data, invented):
    def kind(plan: str, indicator: str, **wanted: Any) -> tuple[str, str]:
        found = absence(invented, plan, indicator, **wanted)
        return found["kind"], found["facts"]

    assert kind("hegang", "social_workers_certified") == ("other form", "hegang-108;hegang-109")
    assert kind("hegang", "community_day_care_coverage") == ("other form", "hegang-034")
    assert kind("hulunbuir", "elderly_institution_beds") == ("not comparable", "hulunbuir-065")
    assert kind("onestead", "dibao_standard", group="rural", year=2020)[0] == "not comparable"
    assert kind("erenhot", "nursing_bed_share") == ("not stated", "")
    assert kind("shortville", "nursing_bed_share") == ("not coded", "")
    table = absences(invented)
    assert set(table.loc[table["plan"] == "shortville", "kind"]) == {"not coded"}
    assert "not coded" not in set(absences(data)["kind"])


def test_derived_tables_call_no_excerpt_silent(invented):
    for name in ("growth", "aging", "binding", "standards"):
        table = invented.table(name, "shortville")
        assert "not stated" not in set(table["evidence"]), name


def test_a_standard_unified_in_mid_period_grows_in_one_unit(invented):
    rows = growth_rates(invented, ["onestead"], ["dibao_standard"]).set_index("group")
    # 500 to 650 in four years, and 300 to 650
    assert rows.at["urban", "cagr"] == pytest.approx((650 / 500) ** 0.25 - 1)
    assert rows.at["rural", "cagr"] == pytest.approx((650 / 300) ** 0.25 - 1)
    assert set(rows["unit"]) == {"CNY/person/month"}


@pytest.mark.soak
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_notebook_runs_on_the_invented_plans(invented, monkeypatch, lang):
    for name, book in notebooks.find().items():
        for plan in ("shortville", "copyville", "onestead") if name != "start" else ():
            given = {"plan": plan} if book.per_plan else {"plans": [plan, "hulunbuir"]}
            assert list(shown(invented, name, monkeypatch, lang=lang, **given))
