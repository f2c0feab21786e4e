"""The formulas behind derived numbers: each has a sign of its own, which a legend explains."""

from __future__ import annotations

from analysis.words.phrases import pick

#: Mark code, sign, formula in words.
FORMULAS = {
    "derived_growth": ("d1", "年均复合增速 = (期末值 / 期初值)^(1 / 间隔年数) − 1",
                       "compound growth a year = (end / start)^(1 / years between) − 1"),
    "derived_ratio": ("d2", "城乡比 = 城市标准 / 农村标准，折成同一单位",
                      "urban-rural ratio = urban / rural standard, in one unit"),
    "derived_relative": ("d3", "与上级之比 = 本地标准 / 上级标准 − 1，同一年、同一单位",
                         "beside a place above = own / its standard − 1, same year and unit"),
    "derived_share": ("d4", "占比 = 100 × 部分 / 全体，同一年、同一口径",
                      "share = 100 × part / whole, same year and population"),
    "derived_per_1000": ("d5", "每千人床位 = 1000 × 床位 / 60岁及以上常住人口",
                         "beds per 1,000 = 1000 × beds / permanent residents aged 60 and over"),
    "derived_check": ("d6", "按规划自身数字重算，算式见一致性一表",
                      "recomputed from the plan's own figures, by the formula in the table on consistency"),
    "derived_monthly": ("d7", "月标准 = 年标准 / 12", "monthly standard = annual standard / 12"),
    "derived_pace": ("d8", "每年所需变化 = (目标 − 基期) / 年数，金额和数量用复合增速",
                     "required change a year = (target − baseline) / years; compound for amounts and counts"),
    "derived_difference": ("d9", "差 = 本地目标 − 上级目标，同一年、同一单位",
                           "difference = own target − target above, same year and unit"),
    "derived_year_on_year": ("d10", "比上年 = 本年值 / 上年值 − 1",
                             "on the year before = level / level before − 1"),
    "derived_part": ("d11", "占比 = 符合的条目 / 全部条目，条目见所附的派生表",
                     "share = items that qualify / all items; the derived tables attached list them"),
    "counted": ("n", "本项目对规划条目的计数，条目见所附的派生表",
                "our count of the plan's items; the derived tables attached list them"),
}  # fmt: skip


def formulas(lang: str) -> dict[str, tuple[str, str]]:
    """Return for each formula's mark code its sign and its words in `lang`."""
    return {code: (sign, pick(lang, zh, en)) for code, (sign, zh, en) in FORMULAS.items()}
