"""Sentences on aging pressure: the answer, how sure it is, what is not known."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Prose
from analysis.measures.aging.allowance import FOR_ALL, MEANS_TESTED, bands, compared, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.words.aging.certainty import sure, unknown
from analysis.words.aging.names import Pieces, age_band, basis_name, facts_in, names_of, printed
from analysis.words.numbers import amount
from analysis.words.phrases import pick
from analysis.words.pressure import lead
from analysis.words.printed import sourced

_CONVERT = "derived_convert"


def head(data: Dataset, plans: list[str], lang: str) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    title = pick(lang, "老龄化压力", "Aging pressure")
    return title, names_of(data, plans, lang)


def opening(data: Dataset, plans: list[str], lang: str) -> Prose:
    """Return the lead: the answer, how sure it is, what is not known."""
    answer = [*_old(data, plans, lang), *lead(data, plans, lang)]
    answer += [*_nursing(data, plans, lang), *_allowance(data, plans, lang)]
    last = (sure(data, plans, lang), unknown(data, plans, lang))
    return Prose(answer, *last, style="lead", **sourced(data, lang))


def _old(data: Dataset, plans: list[str], lang: str) -> Pieces:
    table = old_and_beds(data, plans)
    known = table[(table["indicator"] == f"{OLD}_share") & table["value"].notna()].drop_duplicates("plan")
    if known.empty:
        said = (
            "规划未载明六十岁及以上人口的占比。"
            if len(plans) == 1
            else "各规划均未载明六十岁及以上人口的占比。"
        )
        told = "The plan does not state" if len(plans) == 1 else "None of the plans states"
        return [pick(lang, said, f"{told} the share of people aged 60 and over. ")]
    verb = "states" if len(known) == 1 else "state"
    some = pick(
        lang,
        f"{len(plans)}份规划中，{len(known)}份载明六十岁及以上人口的占比：",
        f"Of {len(plans)} plans {len(known)} {verb} the share of people aged 60 and over: ",
    )
    every = pick(lang, "六十岁及以上人口的占比：", "Share of people aged 60 and over: ")
    pieces: Pieces = [some if len(known) < len(plans) else every]
    for at, row in enumerate(known.to_dict("records")):
        share = printed(data, row["facts"]) if row["evidence"] != "derived" else amount(row["value"], 1)
        mark = "derived_share" if row["evidence"] == "derived" else data.mark([row["facts"]])
        cell = Cell(f"{share}{pick(lang, '%', chr(160) + '%')}", facts_in(row["facts"]), mark)
        place, end = data.plan_name(row["plan"], lang), at == len(known) - 1
        basis = basis_name(row["basis"], lang)
        tail = pick(lang, f"（{basis}）", f" ({basis} population)")
        pieces += [pick(lang, place, f"{place} "), cell, tail, _stop(end, lang)]
    return pieces


def _stop(end: bool, lang: str) -> str:
    return pick(lang, "。", ". ") if end else pick(lang, "；", "; ")


def _nursing(data: Dataset, plans: list[str], lang: str) -> Pieces:
    table = nursing_gap(data, plans)
    known = table[table["target"].notna()]
    if known.empty:
        told = "The plan sets" if len(plans) == 1 else "The plans set"
        subject = "规划" if len(plans) == 1 else "各规划"
        told += " no target for the share of nursing beds that has a baseline. "
        return [pick(lang, f"{subject}未对护理型床位占比提出有基期的目标。", told)]
    gap, met = known[known["conversion_rate"] > 0], known[known["conversion_rate"] == 0]
    names = names_of(data, known["plan"], lang)
    years = "/".join(str(year) for year in sorted(set(known["target_year"])))
    goal = Cell(_goals(known, lang), facts_in(*known["share_fact"], *known["target_fact"]))
    if lang == "zh":
        pieces: Pieces = [f"{names}的护理型床位占比到{years}年的目标为", goal]
    else:
        pieces = ["The nursing share of institutions' beds is to reach ", goal, f" by {years} ({names})"]
    pieces += [*_prices(gap, lang), pick(lang, "。", ". ")]
    if len(met):
        done = names_of(data, met["plan"], lang)
        verb = "has" if len(met) == 1 else "have"
        pieces.append(pick(lang, f"{done}已达到目标。", f"{done} {verb} met the target already. "))
    return pieces + _counted(data, gap[gap["nursing"].notna()], lang)


def _goals(known: pd.DataFrame, lang: str) -> str:
    """Return the targets as a range, with what is a minimum: all of them, or some."""
    sign, goals = pick(lang, "%", "\u00a0%"), _ends(known["target"] * 100, 0)
    minimums = known["comparator"] == ">="
    if minimums.all():
        return pick(lang, f"不低于{goals}{sign}", f"at least {goals}{sign}")
    some = pick(lang, "（部分为下限）", " (for some a minimum)") if minimums.any() else ""
    return f"{goals}{sign}{some}"


def _prices(gap: pd.DataFrame, lang: str) -> Pieces:
    if gap.empty:
        return []
    facts = facts_in(*gap["share_fact"], *gap["target_fact"])
    convert = Cell(_ends(gap["conversion_rate"] * 100, 1), facts, _CONVERT)
    buildable = gap["building_rate"].dropna()
    pieces: Pieces = ["：每百张现有床位须改造", convert, "张"]
    if lang == "en":
        pieces = [": per 100 existing beds that is ", convert, " conversions"]
    if len(buildable):
        build = Cell(_ends(buildable * 100, 1), facts, _CONVERT)
        pieces += ["，不改造则须新建", build, "张"] if lang == "zh" else [
            ", or ", build, " new nursing beds if none is converted"]  # fmt: skip
    return pieces


def _ends(values: pd.Series, places: int) -> str:
    """Return the range of some values, or the one value that they share."""
    texts = [amount(round(value, 9), places) for value in (values.min(), values.max())]
    return texts[0] if texts[0] == texts[1] else "–".join(texts)


def _counted(data: Dataset, known: pd.DataFrame, lang: str) -> Pieces:
    pieces: Pieces = []
    for at, row in enumerate(known.itertuples()):
        facts = facts_in(row.facts)
        place = data.plan_name(row.plan, lang)
        convert, build = (Cell(amount(value, 0), facts, _CONVERT) for value in (row.conversion, row.building))
        if lang == "zh":
            pieces += [f"{place}合改造", convert, "张或新建", build, "张", _stop(at == len(known) - 1, lang)]
        else:
            start = "In beds: " if at == 0 else ""
            pieces += [f"{start}{place} ", convert, " to convert or ", build, " to build",
                       _stop(at == len(known) - 1, lang)]  # fmt: skip
    return pieces


def _allowance(data: Dataset, plans: list[str], lang: str) -> Pieces:
    schedule = schedules(data, plans)
    poor = names_of(data, schedule.loc[schedule["class"] == MEANS_TESTED, "plan"], lang)
    told = f"What {poor} pays goes by means and is not compared. "
    tail = [pick(lang, f"{poor}的补贴限低保、低收入家庭，不作比较。", told)] if poor else []
    return _for_all(data, plans, schedule[schedule["class"] == FOR_ALL], lang) + tail


def _for_all(data: Dataset, plans: list[str], schedule: pd.DataFrame, lang: str) -> Pieces:
    if schedule.empty:
        said = "无规划载明普惠高龄津贴的标准。" if len(plans) > 1 else "规划未载明普惠高龄津贴的标准。"
        told = "No plan states" if len(plans) > 1 else "The plan does not state"
        return [pick(lang, said, f"{told} the amount of an old-age allowance for everybody. ")]
    pieces: Pieces = []
    for first, last in bands(schedule):
        paid = compared(data, schedule, plans, range(first, first + 1))
        paid = paid[paid["status"] == "paid"].sort_values("per_year", kind="stable")
        if len(paid) > 1:
            pieces += [
                *([] if not pieces else [_stop(False, lang)]),
                *_contrast(data, paid, first, last, lang),
            ]
    if pieces:
        lead = pick(lang, "高龄津贴：", "Old-age allowance: ")
        return [lead, *pieces, _stop(True, lang)]
    if schedule["plan"].nunique() > 1:
        told = "The old-age allowances of the plans share no age, so they do not compare. "
        return [pick(lang, "各规划的高龄津贴没有共同的年龄段，无从比较。", told)]
    return _one_schedule(data, schedule, lang)


def _contrast(data: Dataset, paid: pd.DataFrame, first: int, last: int | None, lang: str) -> Pieces:
    low, high = paid.iloc[0], paid.iloc[-1]
    ages = age_band(first, last, lang)
    names = [data.plan_name(row["plan"], lang) for row in (high, low)]
    facts = facts_in(high["facts"], low["facts"])
    if high["per_year"] == low["per_year"]:
        value = Cell(amount(high["per_year"], 0), facts)
        both = names_of(data, paid["plan"], lang)
        if lang == "zh":
            return [f"{ages}{both}同为每年", value, "元"]
        return [f"at {ages} {both} pay the same, ", value, " yuan a year"]
    ratio = Cell(amount(high["per_year"] / low["per_year"], 1), facts, "derived_multiple")
    if lang == "zh":
        return [f"{ages}{names[0]}是{names[1]}的", ratio, "倍"]
    return [f"at {ages} {names[0]} pays ", ratio, f" times what {names[1]} pays"]


def _one_schedule(data: Dataset, schedule: pd.DataFrame, lang: str) -> Pieces:
    place = data.plan_name(schedule["plan"].iat[0], lang)
    pieces: Pieces = [pick(lang, f"{place}的高龄津贴每年", f"{place}'s old-age allowance a year: ")]
    rows = schedule.sort_values("age_from").to_dict("records")
    for at, row in enumerate(rows):
        ages = age_band(row["age_from"], None if pd.isna(row["age_to"]) else row["age_to"], lang)
        value = Cell(amount(row["per_year"], 0), (row["facts"],))
        if lang == "zh":
            pieces += [ages, value, "元", "。" if at == len(rows) - 1 else "、"]
        else:
            pieces += [value, f" yuan at {ages}", _stop(at == len(rows) - 1, lang)]
    return pieces
