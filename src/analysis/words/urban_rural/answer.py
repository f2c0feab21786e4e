"""Sentences on the gap between town and country: the answer, how sure it is, and its limits."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset, Row
from analysis.display import Cell, Prose, facts_of
from analysis.measures.urban_rural.pace import parity_table
from analysis.measures.urban_rural.points import points
from analysis.measures.urban_rural.ratios import gap_closed
from analysis.words.marks import of_stated_ratio
from analysis.words.numbers import amount, rate_text
from analysis.words.phrases import joined, pick
from analysis.words.printed import sourced
from analysis.words.urban_rural.names import span
from analysis.words.urban_rural.promises import promise_sentence

Pieces = list[Cell | str]


def latest(data: Dataset, indicator: str, plans: list[str]) -> pd.DataFrame:
    """Return the row that stands for each plan: its latest ratio, or the class it belongs to."""
    table = points(data, indicator, plans)
    table = table[(table["kind"] == "observed") & (table["basis"] != "implied")]
    table = table.assign(order=table["basis"].eq("levels"))
    ordered = table.sort_values(["year", "order"], na_position="first", kind="stable")
    return ordered.drop_duplicates("plan", keep="last").set_index("plan", drop=False).loc[plans]


def answer(data: Dataset, indicator: str, plans: list[str], lang: str) -> Prose:
    """Return the lead: how far apart, closing or not, which targets; what is paid; how sure that is."""
    first = _standing(data, indicator, plans, lang) + _moves(data, indicator, plans, lang)
    second = promise_sentence(data, indicator, plans, lang)
    paid = _paid(data, plans, lang)
    paragraphs = [first + second, *([paid] if paid else []), _sure(data, indicator, plans, lang)]
    return Prose(*paragraphs, style="lead", **sourced(data, lang))


def _names(data: Dataset, plans: list[str], lang: str) -> str:
    return joined([data.plan_name(plan, lang) for plan in plans], lang)


def _standing(data: Dataset, indicator: str, plans: list[str], lang: str) -> Pieces:
    rows = latest(data, indicator, plans)
    known = rows[rows["ratio"].notna()].sort_values("ratio", kind="stable")
    name = data.name("indicators", indicator, lang)
    pieces: Pieces = []
    if known.empty:
        pieces.append(
            pick(lang, f"{name}的城乡比无一载明", f"No urban-rural ratio of the {name} is on record")
        )
    else:
        pieces.append(pick(lang, f"城市{name}为农村的", f"The urban {name} is "))
        for at, row in enumerate(known.itertuples()):
            cell = _ratio(data, row)
            place = data.plan_name(row.plan, lang)
            if lang == "zh":
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
        facts = tuple(fact for text in rows.loc[one, "facts"] for fact in facts_of(text))
        said = pick(lang, "城乡同一标准", "one standard" if len(one) > 1 else "prints one standard")
        names = _names(data, one, lang)
        lead = pick(lang, f"；{names}", f"; {names} {'print ' if len(one) > 1 else ''}")
        pieces += [lead, Cell(said, facts), pick(lang, "", " for both")]
    if none and len(known) + len(one):
        names = _names(data, none, lang)
        verb = "does" if len(none) == 1 else "do"
        pieces.append(pick(lang, f"；{names}未载明", f"; {names} {verb} not state it"))
    return pieces


def _ratio(data: Dataset, row: Row) -> Cell:
    ids = facts_of(row.facts)
    mark = of_stated_ratio(data, row.ratio, ids) if row.basis == "ratio" else "derived_ratio"
    return Cell(amount(row.ratio, 3), ids, mark)


def _moves(data: Dataset, indicator: str, plans: list[str], lang: str) -> Pieces:
    """The share of the gap closed in logs, the longest span of each plan; areas as a range."""
    table = gap_closed(data, indicator, plans)
    parts = []
    for plan, own in table.groupby("plan", sort=False):
        own = own[own["start_year"] == own["start_year"].min()]
        ordered = sorted(own["by_log"])
        low, high = (rate_text(value, lang, 0) for value in (ordered[0], ordered[-1]))
        share = low if low == high else pick(lang, f"{low}至{high}", f"{low} to {high}")
        facts = tuple(dict.fromkeys(fact for text in own["facts"] for fact in facts_of(text)))
        years = span(own["start_year"].iat[0], own["end_year"].iat[0])
        place = data.plan_name(plan, lang)
        parts.append(
            (
                Cell(share, facts, "derived_closed"),
                pick(lang, f"（{place}，{years}年）", f" in {place} ({years})"),
                ordered,
            )
        )
    if not parts:
        return [pick(lang, "。", ". ")]
    closing = all(part[2][0] > 0 for part in parts)
    widening = all(part[2][-1] < 0 for part in parts)
    pieces: Pieces = []
    if closing:
        pieces.append(pick(lang, "；差距按对数已缩小", "; in logs the gap has closed by "))
    elif widening:
        pieces.append(
            pick(
                lang,
                "；差距按对数变动（负为扩大）",
                "; in logs the share of the gap closed is negative, so it widened: ",
            )
        )
    else:
        pieces.append(
            pick(lang, "；差距按对数缩小（负为扩大）", "; in logs the gap has closed (negative: widened) by ")
        )
    for at, (cell, words, _) in enumerate(parts):
        comma = "" if at == 0 else pick(lang, "、", " and " if at == len(parts) - 1 else ", ")
        pieces += [comma, cell, words]
    return [*pieces, pick(lang, "。", ". ")]


def _paid(data: Dataset, plans: list[str], lang: str) -> Pieces:
    """What town and country are actually paid, and how their recipients compare, where both are printed."""
    pieces: Pieces = []
    kinds = {
        "dibao_subsidy": (
            pick(lang, "低保实发人均补差，城市为农村的", "Paid on average as dibao: "),
            pick(lang, "倍", " times as much in town as in the country"),
        ),
        "dibao_recipients": (
            pick(lang, "低保人数，城市为农村的", "Dibao recipients: "),
            pick(lang, "倍", " in town for each in the country"),
        ),
    }
    for indicator, (lead, tail) in kinds.items():
        rows = latest(data, indicator, plans)
        closing = gap_closed(data, indicator, plans).drop_duplicates("plan").set_index("plan")
        for row in rows[rows["ratio"].notna()].itertuples():
            where = data.plan_name(row.plan, lang)
            pieces += [pick(lang, where, ""), lead, _ratio(data, row), tail]
            pieces.append(pick(lang, f"（{row.year}年）", f" ({where}, {row.year})"))
            if indicator == "dibao_subsidy" and row.plan in closing.index:
                share = closing.at[row.plan, "by_log"]
                verb = pick(lang, "缩小", "closed by") if share > 0 else pick(lang, "扩大", "widened by")
                years = span(closing.at[row.plan, "start_year"], closing.at[row.plan, "end_year"])
                ids = facts_of(closing.at[row.plan, "facts"])
                far = Cell(rate_text(abs(share), lang, 0), ids, "derived_closed")
                zh, en = f"，差距按对数{verb}", f"; in logs this gap {verb} "
                pieces += [pick(lang, zh, en), far, pick(lang, f"（{years}年）", f" ({years})")]
            pieces.append(pick(lang, "。", ". "))
    return pieces


def _sure(data: Dataset, indicator: str, plans: list[str], lang: str) -> Pieces:
    """What the figures rest on, how wide the answer is, and what is not printed."""
    table = points(data, indicator, plans)
    seen = table[table["kind"] == "observed"]
    both, implied = (list(dict.fromkeys(seen.loc[seen["basis"] == b, "plan"])) for b in ("levels", "implied"))
    ratio_only = [p for p in dict.fromkeys(seen.loc[seen["basis"] == "ratio", "plan"]) if p not in both]
    pieces: Pieces = [pick(lang, "把握：", "How sure: ")]
    parts = []
    if both:
        parts.append(
            pick(
                lang,
                f"{_names(data, both, lang)}印出了城乡两个数字",
                f"both figures are printed in {_names(data, both, lang)}",
            )
        )
    if ratio_only:
        parts.append(
            pick(
                lang,
                f"{_names(data, ratio_only, lang)}只印出比值",
                f"only the ratio in {_names(data, ratio_only, lang)}",
            )
        )
    if implied:
        parts.append(
            pick(
                lang,
                f"{_names(data, implied, lang)}较早的比值由印出的增幅倒推，基年未载明",
                f"the earlier ratio in {_names(data, implied, lang)} is implied by printed rises whose base "
                "year is not printed",
            )
        )
    if not parts:
        parts.append(pick(lang, "没有可以计算的城乡比", "there is no ratio to compute"))
    pieces.append(pick(lang, "；", "; ").join(parts) + pick(lang, "。", ". "))
    pieces += _horizon(data, indicator, plans, lang)
    return pieces + _unknown(data, plans, lang)


def _horizon(data: Dataset, indicator: str, plans: list[str], lang: str) -> Pieces:
    table = parity_table(data, indicator, plans)
    table = table[table["state"] == "range"]
    if table.empty:
        return []
    low, high = table["years_low"].min(), table["years_high"].max()
    ends = table[(table["years_low"] == low) | (table["years_high"] == high)]
    facts = tuple(dict.fromkeys(fact for text in ends["facts"] for fact in facts_of(text)))
    text = pick(lang, f"{amount(low, 1)}至{amount(high, 1)}", f"{amount(low, 1)} to {amount(high, 1)}")
    years = Cell(text, facts, "derived_ratio_pace")
    return [pick(lang, "何时持平说不准：视地区和窗口需", "Parity cannot be dated: "), years,
            pick(lang, "年。", " years, depending on place and window. ")]  # fmt: skip


def _unknown(data: Dataset, plans: list[str], lang: str) -> Pieces:
    paid = latest(data, "dibao_subsidy", plans)
    without = list(paid.loc[paid["ratio"].isna(), "plan"])
    if not without:
        return []
    names = _names(data, without, lang)
    said = f"Not known: what is actually paid in town and country apart in {names}."
    return [pick(lang, f"不知道的：{names}城乡各自实发多少。", said)]
