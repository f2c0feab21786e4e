"""Sentences on the gap between town and country: the answer, how sure it is, and its limits."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.dataset.ids import ids
from analysis.display import Cell, Prose
from analysis.measures.urban_rural.pace import parity_table
from analysis.measures.urban_rural.points import points
from analysis.measures.urban_rural.ratios import gap_closed
from analysis.view import View
from analysis.words import absences
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import span
from analysis.words.urban_rural.promises import promise_sentence

Pieces = list[Cell | str]


def latest(view: View, indicator: str) -> pd.DataFrame:
    """Return the row that stands for each plan: its latest ratio, or the class it belongs to."""
    table = view.of(points, indicator, view.plans)
    table = table[(table["kind"] == "observed") & (table["basis"] != "implied")]
    table = table.assign(order=table["basis"].eq("levels"))
    ordered = table.sort_values(["year", "order"], na_position="first", kind="stable")
    return ordered.drop_duplicates("plan", keep="last").set_index("plan", drop=False).loc[view.plans]


def answer(view: View) -> Prose:
    """Return the lead: how far apart, closing or not, which targets; what is paid; how sure that is."""
    first = _standing(view) + _moves(view)
    second = promise_sentence(view)
    paid = _paid(view)
    paragraphs = [first + second, *([paid] if paid else []), _sure(view)]
    return Prose(*paragraphs, style="lead", **sourced(view))


def _names(view: View, plans: list[str]) -> str:
    return joined([view.plan_name(plan) for plan in plans], view.lang)


def _standing(view: View) -> Pieces:
    rows = latest(view, view.indicator)
    known = rows[rows["ratio"].notna()].sort_values("ratio", kind="stable")
    name = view.name("indicators", view.indicator)
    pieces: Pieces = []
    if known.empty:
        pieces.append(
            view.pick(f"{name}的城乡比无一载明", f"No urban-rural ratio of the {name} is on record")
        )
    else:
        pieces.append(view.pick(f"城市{name}为农村的", f"The urban {name} is "))
        for at, row in enumerate(known.itertuples()):
            cell = _ratio(view, row)
            place = view.plan_name(row.plan)
            if view.lang == "zh":
                pieces += ["、" if at else "", cell, f"倍（{place}，{row.year}年）"]
                continue
            comma = "" if at == 0 else " and " if at == len(known) - 1 else ", "
            pieces += [
                comma,
                cell,
                f" times the rural one in {place} ({row.year})" if at == 0 else f" in {place} ({row.year})",
            ]
    one = list(rows.loc[rows["basis"] == "one standard", "plan"])
    none = list(rows.loc[rows["basis"] == "not stated", "plan"])
    if one:
        facts = tuple(fact for text in rows.loc[one, "facts"] for fact in ids(text))
        said = view.pick("城乡同一标准", "one standard" if len(one) > 1 else "prints one standard")
        names = _names(view, one)
        lead = view.pick(f"；{names}", f"; {names} {'print ' if len(one) > 1 else ''}")
        pieces += [lead, Cell(said, facts), view.pick("", " for both")]
    if none and len(known) + len(one):
        pieces.append(view.pick("；", "; ") + absences.listed(view, none))
    return pieces


def _ratio(view: View, row: Row) -> Cell:
    listed = ids(row.facts)
    mark = of_stated_ratio(view, row.ratio, listed) if row.basis == "ratio" else "derived_ratio"
    return Cell(amount(row.ratio, 3), listed, mark)


def _moves(view: View) -> Pieces:
    """The share of the gap closed in logs, the longest span of each plan; areas as a range."""
    table = view.of(gap_closed, view.indicator, view.plans)
    parts = []
    for plan, own in table.groupby("plan", sort=False):
        own = own[own["start_year"] == own["start_year"].min()]
        ordered = sorted(own["by_log"])
        low, high = (rate_text(value, view.lang, 0) for value in (ordered[0], ordered[-1]))
        share = low if low == high else view.pick(f"{low}至{high}", f"{low} to {high}")
        facts = ids(*own["facts"])
        years = span(own["start_year"].iat[0], own["end_year"].iat[0])
        place = view.plan_name(plan)
        parts.append(
            (
                Cell(share, facts, "derived_closed"),
                view.pick(f"（{place}，{years}年）", f" in {place} ({years})"),
                ordered,
            )
        )
    if not parts:
        return [view.pick("。", ". ")]
    closing = all(part[2][0] > 0 for part in parts)
    widening = all(part[2][-1] < 0 for part in parts)
    pieces: Pieces = []
    if closing:
        pieces.append(view.pick("；差距按对数已缩小", "; in logs the gap has closed by "))
    elif widening:
        pieces.append(
            view.pick(
                "；差距按对数变动（负为扩大）",
                "; in logs the share of the gap closed is negative, so it widened: ",
            )
        )
    else:
        pieces.append(
            view.pick("；差距按对数缩小（负为扩大）", "; in logs the gap has closed (negative: widened) by ")
        )
    for at, (cell, words, _) in enumerate(parts):
        comma = "" if at == 0 else view.pick("、", " and " if at == len(parts) - 1 else ", ")
        pieces += [comma, cell, words]
    return [*pieces, view.pick("。", ". ")]


def _paid(view: View) -> Pieces:
    """What town and country are actually paid, and how their recipients compare, where both are printed."""
    pieces: Pieces = []
    kinds = {
        "dibao_subsidy": (
            view.pick("低保实发人均补差，城市为农村的", "Paid on average as dibao: "),
            view.pick("倍", " times as much in town as in the country"),
        ),
        "dibao_recipients": (
            view.pick("低保人数，城市为农村的", "Dibao recipients: "),
            view.pick("倍", " in town for each in the country"),
        ),
    }
    for indicator, (lead, tail) in kinds.items():
        rows = latest(view, indicator)
        closing = view.of(gap_closed, indicator, view.plans).drop_duplicates("plan").set_index("plan")
        for row in rows[rows["ratio"].notna()].itertuples():
            where = view.plan_name(row.plan)
            pieces += [view.pick(where, ""), lead, _ratio(view, row), tail]
            pieces.append(view.pick(f"（{row.year}年）", f" ({where}, {row.year})"))
            if indicator == "dibao_subsidy" and row.plan in closing.index:
                share = closing.at[row.plan, "by_log"]
                verb = view.pick("缩小", "closed by") if share > 0 else view.pick("扩大", "widened by")
                years = span(closing.at[row.plan, "start_year"], closing.at[row.plan, "end_year"])
                listed = ids(closing.at[row.plan, "facts"])
                far = Cell(rate_text(abs(share), view.lang, 0), listed, "derived_closed")
                zh, en = f"，差距按对数{verb}", f"; in logs this gap {verb} "
                pieces += [view.pick(zh, en), far, view.pick(f"（{years}年）", f" ({years})")]
            pieces.append(view.pick("。", ". "))
    return pieces


def _sure(view: View) -> Pieces:
    """What the figures rest on, how wide the answer is, and what is not printed."""
    table = view.of(points, view.indicator, view.plans)
    seen = table[table["kind"] == "observed"]
    both, implied = (list(dict.fromkeys(seen.loc[seen["basis"] == b, "plan"])) for b in ("levels", "implied"))
    ratio_only = [p for p in dict.fromkeys(seen.loc[seen["basis"] == "ratio", "plan"]) if p not in both]
    pieces: Pieces = [view.pick("把握：", "How sure: ")]
    parts = []
    if both:
        parts.append(
            view.pick(
                f"{_names(view, both)}印出了城乡两个数字",
                f"both figures are printed in {_names(view, both)}",
            )
        )
    if ratio_only:
        parts.append(
            view.pick(
                f"{_names(view, ratio_only)}只印出比值",
                f"only the ratio in {_names(view, ratio_only)}",
            )
        )
    if implied:
        parts.append(
            view.pick(
                f"{_names(view, implied)}较早的比值由印出的增幅倒推，基年未载明",
                f"the earlier ratio in {_names(view, implied)} is implied by printed rises whose base "
                "year is not printed",
            )
        )
    if not parts:
        parts.append(view.pick("没有可以计算的城乡比", "there is no ratio to compute"))
    pieces.append(view.pick("；", "; ").join(parts) + view.pick("。", ". "))
    pieces += _horizon(view)
    return pieces + _unknown(view)


def _horizon(view: View) -> Pieces:
    table = view.of(parity_table, view.indicator, view.plans)
    table = table[table["state"] == "range"]
    if table.empty:
        return []
    low, high = table["years_low"].min(), table["years_high"].max()
    ends = table[(table["years_low"] == low) | (table["years_high"] == high)]
    facts = ids(*ends["facts"])
    text = view.pick(f"{amount(low, 1)}至{amount(high, 1)}", f"{amount(low, 1)} to {amount(high, 1)}")
    years = Cell(text, facts, "derived_ratio_pace")
    return [view.pick("何时持平说不准：视地区和窗口需", "Parity cannot be dated: "), years,
            view.pick("年。", " years, depending on place and window. ")]  # fmt: skip


def _unknown(view: View) -> Pieces:
    paid = latest(view, "dibao_subsidy")
    without = list(paid.loc[paid["ratio"].isna(), "plan"])
    if not without:
        return []
    names = _names(view, without)
    said = f"Not known: what is actually paid in town and country apart in {names}."
    return [view.pick(f"不知道的：{names}城乡各自实发多少。", said)]
