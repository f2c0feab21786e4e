"""How sure the figures on aging pressure are, and what the plans do not state."""

from __future__ import annotations

from analysis.dataset.ids import ids
from analysis.display import Cell
from analysis.measures.absences import reading
from analysis.measures.aging.allowance import FOR_ALL, schedules
from analysis.measures.aging.nursing import nursing_gap
from analysis.measures.aging.overview import OLD, old_and_beds
from analysis.view import View
from analysis.words import absences
from analysis.words.aging.names import Pieces, names_of
from analysis.words.numbers import plain


def sure(view: View) -> Pieces:
    """Return what is printed, what is computed, and how far rounding alone moves it."""
    gap = view.of(nursing_gap, view.plans)
    known = gap[gap["conversion_rate"].notna()]
    if known.empty:
        return [
            view.pick(
                "把握：以上只引规划印出的数字，未作推算。",
                "How sure: what is said above is as printed, nothing is estimated. ",
            )
        ]
    pieces: Pieces = [view.pick("把握：占比为规划所印，床位为推算；仅四舍五入就使每百张床位的改造数在",
                           "How sure: shares are printed, beds are computed. Rounding alone leaves the "
                           "conversions per 100 beds between ")]  # fmt: skip
    for at, row in enumerate(known.itertuples()):
        rates = (row.conversion_rate_low, row.conversion_rate_high)
        ends = [plain(round(rate * 100, 2)) for rate in rates]
        place, last = view.plan_name(row.plan), at == len(known) - 1
        facts = ids(row.share_fact, row.target_fact)
        both = Cell(view.pick("–", " and ").join(ends), facts, "derived_convert")
        pieces += [both, view.pick(f"（{place}）", f" ({place})"), "" if last else view.pick("、", ", ")]
    pieces.append(view.pick("之间。", ". "))
    guessed = known[[view.mark([fact]) == "estimate" for fact in known["share_fact"]]]
    if len(guessed):
        names = names_of(view, guessed["plan"])
        told = f"The baseline of {names} is the plan's own provisional figure. "
        pieces.append(view.pick(f"{names}的基期是规划自称的预计值。", told))
    return pieces


def unknown(view: View) -> Pieces:
    """Return what the plans do not state, and which of them."""
    table, gap = view.of(old_and_beds, view.plans), view.of(nursing_gap, view.plans)
    stated = set(
        view.of(schedules, view.plans).query("`class` == @FOR_ALL", local_dict={"FOR_ALL": FOR_ALL})["plan"]
    )

    def having(indicator: str) -> set[str]:
        return set(table.loc[(table["indicator"] == indicator) & (table["evidence"] != "not stated"), "plan"])

    lacking = [
        (view.pick("老年人口占比", "the share of the old"), having(f"{OLD}_share")),
        (view.pick("养老机构床位", "the institutions' beds"), having("elderly_institution_beds")),
        (view.pick("护理型床位占比", "the nursing share"), set(gap.loc[gap["share"].notna(), "plan"])),
        (view.pick("普惠高龄津贴的标准", "the amount of an old-age allowance for everybody"), stated),
    ]
    parts, excerpts = [], view.of(reading, view.plans)["excerpt"]
    for what, known in lacking:
        absent = [plan for plan in view.plans if plan not in known and plan not in excerpts]
        if absent and len(absent) == len(view.plans) > 1:
            parts.append(view.pick(f"{what}（各规划）", f"{what} (no plan)"))
        elif absent and len(view.plans) > 1:
            names = names_of(view, absent)
            parts.append(view.pick(f"{what}（{names}）", f"{what} ({names})"))
        elif absent:
            parts.append(what)
    text = view.pick("；", "; ").join(parts)
    said = view.pick(f"未载明：{text}。", f"Not stated: {text}. ")
    if not parts:
        said = view.pick("上述各项规划均有载明。", "All of this is stated in the plans. ")
    return [absences.sentence(view, view.plans, said)]
