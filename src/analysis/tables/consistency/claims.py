"""Tables on consistency: verdicts by plan and by kind, what does not hold, what cannot be checked."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Column, Table
from analysis.measures.absences import reading
from analysis.measures.consistency.verdicts import VERDICTS, check_table, verdict_counts
from analysis.tables.cells import blank, city_once, counted, indicator_name
from analysis.view import View
from analysis.words.absences import not_coded
from analysis.words.consistency.answer import kind_name, reading_text, shown, verdict_name
from analysis.words.numbers import period, plain, unit_name
from analysis.words.phrases import pick, sentence_case
from analysis.words.printed import sourced

#: Longer formulas stay in the derived table.
_SHORT = 44


def verdicts_by_plan(view: View) -> Table:
    """Return the number of checks by plan and verdict; not a ranking."""
    counts = verdict_counts(view.of(check_table, view.plans))
    columns = [Column(view.pick("城市", "City"), width=1.3)]
    columns += [Column(view.pick("可核对", "Checkable"), kind="number", bars=True)]
    columns += [Column(sentence_case(verdict_name(v, view.lang)), kind="number") for v in VERDICTS]
    unjudged = view.of(reading, view.plans)["unjudged"]
    absent = [Cell(not_coded(view.lang), tone="muted"), *[blank()] * len(VERDICTS)]
    rows = [
        [Cell(view.plan_name(row["plan"])), *cells]
        for _, row in counts.iterrows()
        for cells in [absent if row["plan"] in unjudged else [counted(row["checkable"]), *_counts(row)]]
    ]
    note = view.pick(
        "不作排名：分项印得少的规划，几乎无从出错。",
        "Not a ranking: a plan that prints few parts can hardly fail.",
    )
    caption = view.pick("各规划的核对结果", "Verdicts by plan")
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def verdicts_by_kind(view: View) -> Table | None:
    """Return the number of checks by kind and verdict; None where no check is declared."""
    table = view.of(check_table, view.plans)
    table = table[table["check"] != ""]
    if table.empty:
        return None
    counts = pd.crosstab(table["kind"], table["verdict"]).reindex(columns=list(VERDICTS), fill_value=0)
    columns = [Column(view.pick("核对方式", "Kind of check"), width=2)]
    columns += [Column(sentence_case(verdict_name(v, view.lang)), kind="number") for v in VERDICTS]
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    rows = [[Cell(sentence_case(kind_name(kind, view.lang))), *_counts(counts.loc[kind])] for kind in order]
    caption = view.pick("按核对方式", "Verdicts by kind of check")
    return Table(columns, rows, caption=caption, **sourced(view))


def _counts(row: pd.Series) -> list[Cell]:
    return [counted(row[v]) if row[v] else blank() for v in VERDICTS]


def failing_claims(view: View, verdict: str | list[str]) -> Table | None:
    """Return the checks of some verdicts with print, result and reading; None if there is none."""
    wanted = [verdict] if isinstance(verdict, str) else verdict
    table = view.of(check_table, view.plans)
    table = table[table["verdict"].isin(wanted)]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("自述", "Claim"), width=2.2),
        Column(view.pick("印出", "Printed"), width=1.2),
        Column(view.pick("重算", "Recomputed"), width=2),
        Column(view.pick("解释或推测", "Reading or guess"), width=3),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(_claim(view, row)),
            Cell(_printed(view, row), (row.claim,), view.mark([row.claim])),
            Cell(recomputed_text(row), ids(row.facts), "derived_check"),
            _reading(row, view.lang),
        ]
        for row in table.itertuples()
    ]
    names = view.pick("、", ", ").join(verdict_name(name, view.lang) for name in wanted)
    caption = view.pick(f"核对结果：{names}", f"Claims with the verdict: {names}")
    note = view.pick(
        "年份按印出者，不作更正。括号内为取整区间；较长的算式见导出表。",
        "Years as printed, uncorrected. In brackets: the interval that rounding leaves; longer formulas are "
        "in the derived table.",
    )
    columns, rows = city_once(columns, rows, view.plans)
    return Table(columns, rows, caption=caption, notes=[note], **sourced(view))


def _reading(row: Row, lang: str) -> Cell:
    text = reading_text(row, lang)
    # Numbers in a reading are the claim's, those it is recomputed from, or what these give.
    facts = ids(f"{row.claim};{row.facts}") if any(map(str.isdigit, text)) else ()
    if pd.isna(row.reading_value):
        return Cell(text, facts)
    value = shown(row.reading_value, row.stated)
    text = pick(lang, f"{text}（得{value}）", f"{text} (gives {value})")
    return Cell(text, ids(f"{row.claim};{row.facts}"), "derived_check")


def recomputed_text(row: Row) -> str:
    """Return what a check gives: value, interval where rounding leaves one, and its formula where short."""
    if row.kind == "bound":
        return f"{'≤' if pd.isna(row.low) else '≥'} {shown(row.recomputed, row.stated)}"
    text = shown(row.recomputed, row.stated)
    ends = [shown(end, row.stated) for end in (row.low, row.high) if pd.notna(end)]
    if len(set(ends)) == 2:
        text += f" ({ends[0]}–{ends[1]})"
    short = len(row.formula) <= _SHORT and any(sign in row.formula for sign in "×/+-")
    return f"{text} = {row.formula}" if short else text


def _claim(view: View, row: Row) -> str:
    name = indicator_name(view, row.indicator, row.group)
    years = period(row.period_start, row.period_end, view.lang)
    return view.pick(f"{name}，{years}", f"{name}, {years}")


def _printed(view: View, row: Row) -> str:
    if row.unit == "not_stated":
        return view.pick(f"{plain(row.stated)}（无单位）", f"{plain(row.stated)} (no unit)")
    unit = unit_name(view, row.unit)
    if pd.isna(row.stated):
        return unit
    return f"{plain(row.stated)}{'' if view.lang == 'zh' else ' '}{unit}"


def unchecked_claims(view: View) -> Table | None:
    """Return the claims that cannot be checked, with what is missing; None where there is none."""
    table = view.of(check_table, view.plans)
    table = table[(table["verdict"] == "not checkable") & (table["check"] != "")]
    if table.empty:
        return None
    columns = [
        Column(view.pick("城市", "City"), width=1.1),
        Column(view.pick("自述", "Claim"), width=3),
        Column(view.pick("印出", "Printed"), width=1.5),
        Column(view.pick("缺少什么", "What is missing"), width=3.4),
    ]
    rows = [
        [
            Cell(view.plan_name(row.plan)),
            Cell(_claim(view, row)),
            Cell(_printed(view, row), ids(row.facts), view.mark([row.claim])),
            Cell(reading_text(row, view.lang)),
        ]
        for row in table.itertuples()
    ]
    caption = view.pick("无法核对的自述", "Claims that cannot be checked")
    return Table(columns, rows, caption=caption, **sourced(view))
