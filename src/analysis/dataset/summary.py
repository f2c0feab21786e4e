"""The dataset at a glance: its plans with what each of them prints."""

from __future__ import annotations

from html import escape

import pandas as pd

#: Columns of the overview, with their heads in both languages.
_HEADS = {
    "plan": "Plan 规划",
    "name_zh": "地区",
    "name_en": "Place",
    "period": "Years 年份",
    "facts": "Facts 数字",
    "indicators": "Indicators 指标",
    "shared": "of them shared 其中共有",
}
_NUMBERS = ("facts", "indicators", "shared")


def overview(facts: pd.DataFrame, plans: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Return one row a plan: names, years, and how much it prints.

    Parameters
    ----------
    facts, plans, places : DataFrame
        Tables of the dataset.

    Returns
    -------
    DataFrame
        `plan, name_zh, name_en, period, facts, indicators, shared`: the number of facts, of indicators with a
        fact, and of those that another plan prints too. In the order of `plans`.
    """
    printed = facts[["plan", "indicator"]].drop_duplicates()
    shared = printed[printed["indicator"].duplicated(keep=False)]
    named = plans.merge(places, on="place", how="left")
    table = named[["plan", "name_zh", "name_en"]].assign(
        period=named["period_start"].astype("str") + "–" + named["period_end"].astype("str")
    )
    for column, rows in (("facts", facts), ("indicators", printed), ("shared", shared)):
        table[column] = table["plan"].map(rows["plan"].value_counts()).fillna(0).astype("int64")
    return table


def html(table: pd.DataFrame, title: str, below: str) -> str:
    """Return an overview as a small HTML table, with a line above it and one below."""
    heads = "".join(f'<th scope="col" style="{_align(name)}">{escape(_HEADS[name])}</th>' for name in _HEADS)
    rows = "".join(
        "<tr>"
        + "".join(f'<td style="{_align(name)}">{escape(str(row[name]))}</td>' for name in _HEADS)
        + "</tr>"
        for row in table.to_dict("records")
    )
    return (
        f'<table><caption style="text-align:left;font-weight:600;caption-side:top">{escape(title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f'<p style="opacity:.75;font-size:.9em">{escape(below)}</p>'
    )


def _align(column: str) -> str:
    return f"text-align:{'right' if column in _NUMBERS else 'left'}"
