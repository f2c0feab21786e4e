"""A package of the form before facts had a statistic, made from today's and rewritten again."""

import csv
import json

import pytest

from analysis import load_dataset
from analysis.cli import main
from analysis.dataset.concepts import composed, concept
from tests.conftest import append, refused


def rows(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write(path, columns, records):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(records)


@pytest.fixture
def earlier(package):
    """Growth, change, rank and ratio are indicators of their own, and no indicator has parts."""
    data = load_dataset(package)
    before = {
        (row["indicator"], row["statistic"], row["group"]): row for row in rows(package / "renamed.csv")
    }
    descriptor = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for path in [*package.glob("facts/*.csv"), *package.glob("reference/[cy]*.csv")]:
        found = rows(path)
        for row in found:
            named = row["indicator"], row["statistic"]
            old = before.get((*named, row["group"])) or (before.get((*named, "")))
            if old:
                row |= {"indicator": old["old"], "group": "rural" if old["group"] else row["group"]}
        write(path, [name for name in found[0] if name != "statistic"], found)
    listed = composed(data.frames).to_dict("records")
    told = data.lists.indicators
    for row in before.values():
        now, base = told[concept(row["indicator"], row["statistic"])], {}
        if row["statistic"] != "level":
            base = {"base_indicator": now["base"], "relation": now["statistic"]}
        listed.append({**now, "indicator": row["old"], **base})
    columns = ["indicator", "name_zh", "name_en", "domain", "unit", "direction", "ceiling", "denominator",
               "base_indicator", "relation", "definition"]  # fmt: skip
    for row in listed:
        row["ceiling"] = "" if row["ceiling"] != row["ceiling"] else f"{row['ceiling']:g}"
    write(package / "indicators.csv", columns, listed)
    gone = ("subjects", "quantities", "statistics", "renamed")
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["name"] not in gone]
    for entry in descriptor["resources"]:
        fields = entry["schema"]["fields"]
        entry["schema"]["fields"] = [field for field in fields if field["name"] != "statistic"]
    _judgements_in_checks(package, descriptor)
    (package / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    for name in gone:
        (package / f"{name}.csv").unlink()
    return package


CAUSES = {
    "hulunbuir-003": "mean", "hulunbuir-005": "period", "erenhot-127": "denominator", "hegang-103": "unknown",
    "xincheng-068": "period",
}  # fmt: skip


def _judgements_in_checks(package, descriptor):
    """Cause and reading stand in the checks, and there is no table of claims."""
    judged = {row["claim"]: row for row in rows(package / "claims.csv")}
    checks = rows(package / "checks.csv")
    for row in checks:
        last = judged.get(row["claim"], {})
        row |= {"cause": CAUSES.get(row["claim"], ""), "reading_en": last.get("why_en", "")}
        row |= {"reading_zh": last.get("why_zh", "")}
        if row["claim"] in ("hulunbuir-003", "erenhot-127"):
            row |= {name: last[f"reading_{name[8:]}"] for name in ("reading_kind", "reading_operands")}
    more = ["cause", "reading_kind", "reading_operands", "reading_en", "reading_zh"]
    write(package / "checks.csv", [*list(checks[0])[:7], *more, "note"], checks)
    descriptor["resources"] = [entry for entry in descriptor["resources"] if entry["name"] != "claims"]
    [fields] = [e["schema"]["fields"] for e in descriptor["resources"] if e["name"] == "checks"]
    fields[7:7] = [{"name": name, "type": "string", "description": name} for name in more]
    (package / "claims.csv").unlink()


def test_judgements_move_from_checks_to_claims_and_those_that_do_not_fit_are_left_out(earlier, data):
    assert main(["migrate", str(earlier)]) == 0
    assert main(["check", "--data", str(earlier)]) == 0
    found = load_dataset(earlier)
    assert list(found.checks.columns) == list(data.checks.columns)
    rows = found.claims.set_index("claim")
    assert (rows["decided"] == data.date).all()
    told = rows[["verdict", "gravity", "reading_kind"]].agg(tuple, axis=1)
    assert told["hulunbuir-003"] == ("explainable", "definition", "mean_growth")
    assert told["hulunbuir-005"] == ("unexplained", "definition", "")
    assert told["erenhot-127"] == ("unexplained", "slip", "")  # which figure it is, somebody has to say
    assert told["hegang-103"] == ("unexplained", "unexplained", "")
    assert told["erenhot-074"] == ("not checkable", "", "")
    assert "xincheng-068" not in rows.index  # off in the last digit, whatever the cause


def test_check_says_in_one_line_that_a_package_is_of_an_earlier_form(earlier):
    [problem] = refused(earlier)
    assert f"minzheng migrate {earlier}" in str(problem)


def test_a_package_rewritten_has_the_facts_of_today(earlier, data, capsys):
    assert main(["migrate", str(earlier)]) == 0
    assert "facts/hulunbuir.csv" in capsys.readouterr().out
    found = load_dataset(earlier)
    assert found.facts.equals(data.facts)
    assert found.reference.figures.equals(data.reference.figures)
    by_code = [table.set_index("indicator").sort_index() for table in (found.indicators, data.indicators)]
    assert by_code[0].equals(by_code[1])


def test_a_package_of_today_stays_as_it_is(package, capsys):
    before = {path: path.read_bytes() for path in package.rglob("*.csv")}
    assert main(["migrate", str(package)]) == 0
    assert "already" in capsys.readouterr().out
    assert before == {path: path.read_bytes() for path in package.rglob("*.csv")}


FACT = "hulunbuir-900,hulunbuir,{},all,2016,2020,false,stated,=,5,item,5,个,1,,narrative,第一章 第一节,61,,"


def test_an_indicator_of_ones_own_that_follows_from_another_becomes_a_statistic(earlier):
    append(earlier, "indicators.csv", "graves,坟墓,graves,funeral,item,neither,,,,,Graves.")
    append(earlier, "indicators.csv", "rise,增加,rise,funeral,item,neither,,,graves,difference,More.")
    append(earlier, "facts/hulunbuir.csv", FACT.format("rise"))
    assert main(["migrate", str(earlier)]) == 0
    fact = load_dataset(earlier).fact("hulunbuir-900")
    assert (fact["indicator"], fact["statistic"]) == ("graves", "difference")
    assert fact["concept"] == "graves:difference"


def test_nothing_is_written_where_the_package_would_not_be_valid(earlier, capsys):
    append(earlier, "facts/hulunbuir.csv", FACT.format("no_such_thing"))
    before = (earlier / "facts/hulunbuir.csv").read_bytes()
    assert main(["migrate", str(earlier)]) == 1
    assert "no_such_thing" in capsys.readouterr().err
    assert (earlier / "facts/hulunbuir.csv").read_bytes() == before
