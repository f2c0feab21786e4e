"""Tables on consistency: verdicts by plan and by kind, what does not agree, what cannot be checked."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.dataset.roles import VERDICTS
from analysis.display import Cell, Column, Table
from analysis.measures.absences import reading
from analysis.measures.consistency.ledger import ledger, verdict_counts
from analysis.measures.consistency.relations import relation_table
from analysis.tables.cells import blank, city_once, counted, indicator_name
from analysis.view import View
from analysis.words.absences import not_coded
from analysis.words.consistency.claim import claim_text, reading_value, shown, verdict_name
from analysis.words.numbers import period, plain, unit_name
from analysis.words.outside import lacking_text
from analysis.words.phrases import sentence_case
from analysis.words.printed import sourced

#: Longer formulas stay in the derived table.
_SHORT = 44


def verdicts_by_plan(view: View) -> Table:
    """Return the number of claims by plan and verdict, and of the slips behind contradictions; no ranking."""
    say = view.say("consistency")
    counts = verdict_counts(view.of(ledger, view.plans))
    columns = [Column(say("column.place"), width=1.3)]
    columns += [Column(say("column.checkable"), kind="number", bars=True)]
    columns += [Column(sentence_case(verdict_name(v, view.lang)), kind="number") for v in VERDICTS]
    columns += [Column(say("column.slips"), kind="number")]
    told = (*VERDICTS, "slips")
    unjudged = view.of(reading, view.plans)["unjudged"]
    absent = [Cell(not_coded(view.lang), tone="muted"), *[blank()] * len(told)]
    rows = [
        [Cell(view.plan_name(row["plan"])), *cells]
        for _, row in counts.iterrows()
        for known in [[counted(row["checkable"]), *_counts(row, told)]]
        for cells in [absent if row["plan"] in unjudged else known]
    ]
    return Table(columns, rows, caption=say("by-plan.caption"), notes=[say("by-plan.note")], **sourced(view))


def verdicts_by_kind(view: View) -> Table | None:
    """Return the number of claims by kind of check and verdict; None where no check is declared."""
    say = view.say("consistency")
    table = view.of(ledger, view.plans)
    table = table[table["claim"] != ""]
    if table.empty:
        return None
    counts = pd.crosstab(table["kind"], table["verdict"]).reindex(columns=list(VERDICTS), fill_value=0)
    columns = [Column(say("column.kind"), width=2)]
    columns += [Column(sentence_case(verdict_name(v, view.lang)), kind="number") for v in VERDICTS]
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    rows = [
        [Cell(sentence_case(say(f"kind.{kind}"))), *_counts(counts.loc[kind], VERDICTS)] for kind in order
    ]
    return Table(columns, rows, caption=say("by-kind.caption"), **sourced(view))


def _counts(row: pd.Series, names: tuple[str, ...]) -> list[Cell]:
    return [counted(row[name]) if row[name] else blank() for name in names]


def failing_claims(view: View, verdict: str | list[str]) -> Table | None:
    """Return the claims of some verdicts with print, result, slip and reading; None if there is none."""
    say = view.say("consistency")
    wanted = [verdict] if isinstance(verdict, str) else verdict
    table = view.of(ledger, view.plans)
    table = table[table["verdict"].isin(wanted)]
    if table.empty:
        return None
    relations = dict(iter(view.of(relation_table, view.plans).groupby("claim")))
    slips = bool((table["slip"] != "").any())
    columns = [
        Column(say("column.place"), width=1.1),
        Column(say("column.claim"), width=2.2),
        Column(say("column.printed"), width=1.2),
        Column(say("column.recomputed"), width=2),
        *([Column(say("column.slip"), width=1.2)] if slips else []),
        Column(say("column.reading"), width=3),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(_claim(view, row)),
            Cell(_printed(view, row), (row.claim,), view.mark([row.claim])),
            _recomputed(relations[row.claim]),
            *([_slip(view, row)] if slips else []),
            _reading(view, row),
        ]
        for row in table.itertuples()
    ]
    names = say("comma").join(verdict_name(name, view.lang) for name in wanted)
    caption, note = say("failing.caption", verdicts=names), say("failing.note")
    columns, rows = city_once(columns, rows, view.plans)
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _recomputed(relations: pd.DataFrame) -> Cell:
    """What each relation of a claim gives that does not agree; nothing where none can be computed."""
    apart = [row for row in relations.itertuples() if row.result in ("differs", "rounding")]
    if not apart:
        return blank()
    facts = ids(*(row.facts for row in apart))
    return Cell("; ".join(recomputed_text(row) for row in apart), facts, "derived_check")


def _slip(view: View, row: Row) -> Cell:
    if not row.slip:
        return blank()
    text = plain(view.fact(row.slip)["value"])
    if pd.isna(row.should_be):
        return Cell(text, (row.slip,), view.mark([row.slip]))
    return Cell(f"{text} → {plain(row.should_be)}", ids(f"{row.slip};{row.facts}"), "derived_check")


def _reading(view: View, row: Row) -> Cell:
    say = view.say("consistency")
    text, facts = claim_text(row._asdict(), view.lang), ids(f"{row.claim};{row.reading_facts}")
    if value := reading_value(row._asdict()):
        # Numbers in a reading are the claim's, those it is recomputed from, or what these give.
        text = say("gives", reading=text, value=value)
        return Cell(text, facts, f"derived_check {view.mark(facts)}".strip())
    return Cell(text, ids(f"{row.claim};{row.facts}") if any(map(str.isdigit, text)) else ())


def recomputed_text(row: Row) -> str:
    """Return what a check gives: value, interval where rounding leaves one, and its formula where short."""
    if pd.isna(row.recomputed):
        return f"≠ {row.formula}"
    if row.kind == "bound":
        return f"{'≤' if pd.isna(row.low) else '≥'} {shown(row.recomputed, row.stated)}"
    text = shown(row.recomputed, row.stated)
    ends = [shown(end, row.stated) for end in (row.low, row.high) if pd.notna(end)]
    if len(set(ends)) == 2:
        text += f" ({ends[0]}–{ends[1]})"
    short = len(row.formula) <= _SHORT and any(sign in row.formula for sign in "×/+-")
    return f"{text} = {row.formula}" if short else text


def _claim(view: View, row: Row) -> str:
    say, name = view.say("consistency"), indicator_name(view, row.indicator, row.group)
    years = period(row.period_start, row.period_end, view.lang)
    return say("claim", name=name, years=years)


def _printed(view: View, row: Row) -> str:
    say = view.say("consistency")
    if row.unit == "not_stated":
        return say("without-unit", value=plain(row.stated))
    unit = unit_name(view, row.unit)
    if pd.isna(row.stated):
        return unit
    return say("with-unit", value=plain(row.stated), unit=unit)


def unchecked_claims(view: View) -> Table | None:
    """Return the claims that cannot be checked, with what is missing; None where there is none."""
    say = view.say("consistency")
    table = view.of(ledger, view.plans)
    table = table[(table["verdict"] == "not checkable") & (table["claim"] != "")]
    if table.empty:
        return None
    columns = [
        Column(say("column.place"), width=1.1),
        Column(say("column.claim"), width=3),
        Column(say("column.printed"), width=1.5),
        Column(say("column.missing"), width=3.4),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(_claim(view, row)),
            Cell(_printed(view, row), ids(row.facts), view.mark([row.claim])),
            Cell(claim_text(row._asdict(), view.lang)),
        ]
        for row in table.itertuples()
    ]
    notes = [lacking_text(view, "census_2020", "census_2010")]
    return Table(columns, rows, caption=say("unchecked.caption"), notes=notes, **sourced(view))
