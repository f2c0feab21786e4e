"""Words on consistency: names of verdicts and kinds, and the answer in sentences."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Row
from analysis.display import Prose
from analysis.measures.consistency.verdicts import check_table, verdict_counts
from analysis.view import View
from analysis.words import absences
from analysis.words.absences import told
from analysis.words.numbers import plain
from analysis.words.phrases import joined, pick, plural

_VERDICTS = {
    "holds": ("相符", "holds"),
    "rounding": ("末位有差", "off in the last digit"),
    "explainable": ("另有解释", "true under another reading"),
    "contradiction": ("矛盾", "contradiction"),
    "not checkable": ("无法核对", "not checkable"),
}
_KINDS = {
    "growth": ("增长对序列", "growth against levels"),
    "mean_growth": ("平均增幅", "mean growth"),
    "share": ("比率对人数", "share against counts"),
    "whole_share": ("比率能否由整数得出", "share of whole things"),
    "total": ("分项对合计", "total against parts"),
    "table_text": ("表格对正文", "table against text"),
    "repeat": ("同一数字两处印出", "the same figure twice"),
    "ratio": ("比值对标准", "ratio against standards"),
    "product": ("人数、标准与金额", "people, rate and amount"),
    "average": ("隐含平均", "implied average"),
    "bound": ("上下限", "within its bounds"),
}


def verdict_name(verdict: str, lang: str) -> str:
    """Return the words for a verdict."""
    return pick(lang, *_VERDICTS[verdict])


def kind_name(kind: str, lang: str) -> str:
    """Return the words for a kind of check."""
    return pick(lang, *_KINDS[kind])


def reading_text(row: Row, lang: str) -> str:
    """Return the declared reading of a row of `check_table`."""
    return pick(lang, row.reading_zh or "未说明", row.reading or "no reading is known")


def head(view: View) -> tuple[str, str]:
    """Return title and subtitle of the notebook."""
    title = view.pick("规划自身的数字是否一致", "Do the plans' own figures agree?")
    return title, joined([view.plan_name(plan) for plan in view.plans], view.lang)


def opening(view: View) -> Prose:
    """Return the answer: how many claims can be recomputed, how many fail, how sure that is."""
    table = view.of(check_table, view.plans)
    counts = verdict_counts(table).sum(numeric_only=True).astype(int)
    answer = absences.sentence(view, view.plans, _answer(counts, view.lang), of="unjudged")
    sure = [[_certainty(table, counts, view.lang)]] if counts["checkable"] else []
    return Prose([answer], *sure, style="lead")


def _answer(counts: pd.Series, lang: str) -> str:
    checked, missing = counts["checkable"], counts["not checkable"]
    if not checked:
        one = "The one claim listed cannot"
        many = f"None of the {missing} claims listed can"
        return pick(
            lang,
            f"所列{missing}项自述无法用规划自身的数字核对。",
            f"{one if missing == 1 else many} be recomputed from the plan's own figures.",
        )
    if lang == "zh":
        parts = [f"{counts[v]}项{_VERDICTS[v][0]}" for v in list(_VERDICTS)[:4] if counts[v]]
        return f"可用规划自身数字核对的自述共{checked}项，其中{'、'.join(parts)}。" + (
            f"另有{missing}项因规划未印所需数字而无法核对。" if missing else ""
        )
    words = {
        "holds": ("holds", "hold"),
        "rounding": ("is off in the last digit", "are off in the last digit"),
        "explainable": ("is true only under another reading", "are true only under another reading"),
        "contradiction": (
            "contradicts the plan's own figures",
            "contradict the plan's own figures",
        ),
    }
    parts = [
        f"{counts[v]} {one if counts[v] == 1 else many}" for v, (one, many) in words.items() if counts[v]
    ]
    can = f"{plural(checked, 'claim', 'claims')} can be recomputed from the plan's own figures: "
    can += joined(parts, lang) + "."
    if missing:
        also = plural(missing, "claim", "claims")
        can += f" A further {also} cannot, for the plan does not print what {_it(missing)} on."
    return can


def _it(count: int) -> str:
    return "it rests" if count == 1 else "they rest"


def _certainty(table: pd.DataFrame, counts: pd.Series, lang: str) -> str:
    explained = int(counts["explainable"])
    shown = int(((table["verdict"] == "explainable") & table["reading_value"].notna()).sum())
    zh = "判定只比较取整区间，算术上是确定的。"
    en = "The verdicts compare rounding intervals and are certain as arithmetic. "
    if explained:
        zh += _readings_zh(explained, shown)
        en += _readings_en(explained, shown)
    if counts["contradiction"]:
        zh += "两个矛盾数字中何者正确，规划本身大多不能说明。"
        en += "Which of two contradicting figures is right, the plan itself seldom tells."
    else:
        zh += "未发现矛盾，不等于数字正确：能核对的只是印出分项的数字。"
        en += "No contradiction found does not make figures right: only what is printed in parts can fail."
    return pick(lang, zh, en.strip())


def _readings_zh(explained: int, shown: int) -> str:
    if explained == 1:
        return "1项“另有解释”" + ("可由印出数字算出。" if shown else "为整理者的判断。")
    if shown == explained:
        return f"{explained}项“另有解释”均可由印出数字算出。"
    if not shown:
        return f"{explained}项“另有解释”均为整理者的判断。"
    return f"{explained}项“另有解释”中，{shown}项可由印出数字算出，其余为整理者的判断。"


def _readings_en(explained: int, shown: int) -> str:
    if explained == 1:
        what = "can be recomputed" if shown else "is the curators' judgement"
        return f"The one other reading {what}. "
    if shown in (0, explained):
        what = "can all be recomputed" if shown else "are the curators' judgement"
        return f"The {explained} other readings {what}. "
    return (
        f"Of the {explained} other readings, {shown} can be recomputed; the rest is the curators' judgement. "
    )


def absent(view: View) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    return told(view, view.pick("没有这样的自述。", "There is no such claim."), of="unjudged")


def shown(value: float, stated: float) -> str:
    """Return a recomputed value with one digit more than the claim prints, none on large numbers."""
    if abs(value) >= 1000:
        return plain(round(value))
    digits = len(f"{stated:.10g}".partition(".")[2])
    return plain(round(value, digits + 1))
