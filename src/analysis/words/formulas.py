"""The formulas behind derived numbers: each has a sign of its own, which a legend explains."""

from __future__ import annotations

from analysis.words.phrases import pick

#: Mark code, sign, formula in words.
FORMULAS = {
    "derived_growth": ("d1",
        "年均复合增速 = (期末值 / 期初值)^(1 / 间隔年数) − 1",
        "compound growth a year = (end / start)^(1 / years between) − 1"),
    "derived_ratio": ("d2",
        "城乡比 = 城市数 / 农村数，折成同一单位；即 100 / 农村为城市的百分数",
        "urban-rural ratio = urban / rural figure, in one unit; that is 100 / rural as % of urban"),
    "derived_relative": ("d3",
        "与上级相比 = 本地标准 / 上级标准，同一年、同一单位；高低为此比值减1",
        "beside a place above = own / its standard, same year and unit; above or below it by that ratio − 1"),
    "derived_share": ("d4",
        "占比 = 100 × 部分 / 全体，同一年、同一口径",
        "share = 100 × part / whole, same year and population"),
    "derived_per_1000": ("d5",
        "每千人床位 = 1000 × 床位 / 60岁及以上人口；未注明户籍者为常住人口",
        "beds per 1,000 = 1000 × beds / people aged 60 and over, permanent residents unless called "
        "registered"),
    "derived_check": ("d6",
        "按规划自身数据重算，算式见数据核验一表",
        "recomputed from the plan's own figures, by the formula in the table on consistency"),
    "derived_monthly": ("d7",
        "月标准 = 年标准 / 12",
        "monthly standard = annual standard / 12"),
    "derived_pace": ("d8",
        "每年变化 = (目标或期末值 − 基期) / 年数，百分点；金额和数量用复合增速",
        "change a year = (target or end − baseline) / years, in points; compound growth for amounts and "
        "counts"),
    "derived_difference": ("d9",
        "差 = 本地目标 − 上级目标，同一年、同一单位",
        "difference = own target − target above, same year and unit"),
    "derived_year_on_year": ("d10",
        "比上年 = 100 × (本年值 / 上年值 − 1)",
        "on the year before = 100 × (level / level before − 1)"),
    "derived_part": ("d11",
        "占比 = 符合的条目 / 全部条目，条目见所附的派生表",
        "share = items that qualify / all items; the derived tables attached list them"),
    "derived_trend": ("d12",
        "趋势 = exp(b) − 1，b为各年水平的自然对数对年份的最小二乘斜率",
        "trend = exp(b) − 1, with b the least-squares slope of ln(level) on the year"),
    "derived_log_growth": ("d13",
        "对数增速 = 100 × ln(1 + 年均增速)；差 = 农村 − 城市，多市取平均，逐行回归取农村的系数",
        "log growth = 100 × ln(1 + growth a year); difference = rural − urban, the mean over cities, or "
        "the rural coefficient of a regression over rows"),
    "derived_rise": ("d14",
        "变动 = 100 × (期末值 / 期初值 − 1)",
        "change in % = 100 × (end / start − 1)"),
    "derived_change": ("d15",
        "变化 = 期末值或目标 − 期初值或基期，同一单位，占比以百分点计",
        "change = end or target − start or baseline, in one unit, points for shares"),
    "derived_base": ("d16",
        "基值 = 期末值 / (1 + 自述的累计变化)，或期末值 − 自述的差额；比值的两边各按此推回",
        "base = end / (1 + the stated change), or end − the stated difference; for a ratio, both of its "
        "sides so"),
    "derived_closed": ("d17",
        "缩小的部分 = 100 × (1 − 期末差距 / 期初差距)，R为城乡比，差距按比值为R − 1，按百分比为1 − 1 / R，"
        "按对数为ln R；一步的占比 = 该年ln R的变化 / 全程的变化",
        "part closed = 100 × (1 − gap at the end / gap at the start); with R urban / rural the gap is R − "
        "1 as a ratio, 1 − 1 / R as a share, ln R in logs; part of a step = its change of ln R / the whole "
        "change"),
    "derived_ratio_pace": ("d18",
        "v = ln(期末城乡比 / 期初城乡比) / 年数，列出时乘以100；距持平的年数 = |ln 现比值| / |v|；"
        "t年后的比值 = 现比值 × exp(v × t)",
        "v = ln(ratio at the end / at the start) / years, shown × 100; years to parity = |ln ratio now| / "
        "|v|; ratio after t years = ratio now × exp(v × t)"),
    "derived_outlay": ("d19",
        "推算支出 = 人数 × 月人均补差 × 12；城乡、各年相加",
        "reckoned outlay = recipients × average subsidy a month × 12; town and country, and years, are "
        "added"),
    "derived_yearly": ("d20",
        "年均 = 累计支出 / 年数；减末年者 = 累计支出 − 末年支出",
        "a year on average = outlay / years of its period; less the last year = total − outlay of the last "
        "year"),
    "derived_average": ("d21",
        "月人均 = 支出 / 人数 / 月数，或支出 / 按月发放人次；次均 = 支出 / 救助人次；城乡合计按人数加权",
        "average a month = outlay / recipients / months, or outlay / monthly payments; per case = outlay / "
        "cases; town and country together by recipients"),
    "derived_paid": ("d22",
        "占标准 = 100 × 月人均补差 / 月标准；差额 = 月标准 − 月人均补差",
        "of the standard = 100 × average subsidy / standard, both a month; what is left = standard − "
        "subsidy"),
    "derived_equivalents": ("d23",
        "折合足额人数 = 支出 / (月数 × 月标准)",
        "paid in full = outlay / (months × monthly standard)"),
    "derived_per_head": ("d24",
        "人均比率 = 倍数 × 数量 / 该人群人数，倍数（1、100、1000、1万）见表头或正文；支出先除以年数",
        "per head = multiple × number / people of that kind, the multiple (1, 100, 1,000, 10,000) as named "
        "beside it; an outlay is divided by its years first"),
    "derived_nursing": ("d25",
        "护理型床位 = 占比（现占比或目标） × 养老机构床位；≤ 为以各类场所总床位代之的上限；"
        "新建后占比 = (护理型床位 + 新建) / (床位 + 新建)",
        "nursing beds = share (now or at the target) × beds of institutions; ≤: at most, with the beds of "
        "places of all kinds; share with new beds = (nursing beds + new) / (beds + new)"),
    "derived_convert": ("d26",
        "须改造 = (目标占比 − 现占比) × 床位；须新建 = 须改造 / (1 − 目标占比)；床数进位取整",
        "to convert = (target − share now) × beds; to build = to convert / (1 − target); beds are rounded "
        "up"),
    "derived_norm": ("d27",
        "应有人数 = 配备标准 × 老年人（千人）或床位（百张），进位取整；占比 = 100 × 应有人数 / 现有人数",
        "asked for = norm × old people in thousands, or beds in hundreds, rounded up; share = 100 × asked "
        "for / stock"),
    "derived_headroom": ("d28",
        "走完的距离 = 100 × (新值 − 基期) / (上限或目标 − 基期)",
        "distance covered = 100 × (new value − baseline) / (ceiling or target − baseline)"),
    "derived_split": ("d29",
        "一方人数的作用 = 该方人数由期初变到期末时占比的变化，另一方取期初、期末各算一次再平均；占升幅 = "
        "作用 / 升幅",
        "effect of one number = change of the share as that number goes from start to end, the mean of the "
        "other number held at its start and at its end; part of the rise = effect / rise"),
    "derived_people": ("d30",
        "人数 = 常住人口 × 公布的占比 / 100，或1000 × 床位 / 每千人床位，或支出 / 每人金额；户籍下限（≥） "
        "= 60岁起参加意外伤害保险的人数",
        "people = permanent population × published share / 100, or 1000 × beds / beds per 1,000, or outlay "
        "/ amount a head; at least as many registered (≥) as are insured against accidents from 60"),
    "derived_scenario": ("d31",
        "f = (末次 / 前次普查人口)^(规划年数 / 普查间隔年数)，人口变动 = f − 1；仅人口变动 = 基期 / f；"
        "所需人数 = 目标 × 末次普查人口，情景中再乘f，进位取整",
        "f = (last / first census population)^(years of the plan / years between them), the people's "
        "change = f − 1; people alone = baseline / f; persons asked for = target × population of the last "
        "census, in the scenario × f, rounded up"),
    "derived_multiple": ("d32",
        "倍数 = 一数 / 另一数，同一年、同一单位",
        "multiple = one figure / the other, same year and unit"),
    "derived_median": ("d33",
        "n项目标的变化、与基期之比或每年变化的中位数",
        "median over n targets of the change, of target / baseline, or of the change a year"),
    "derived_index": ("d34",
        "得分 = 各项所需速度归一后按权重合成，名次按得分排列；居首 = 居首的抽样 / 全部抽样",
        "score = required paces, normalised and joined by the weights, and ranked; first in = draws won / "
        "all draws"),
    "derived_real": ("d35",
        "实际增速 = (1 + 年均增速) / (1 + 国家居民消费价格年均涨幅) − 1，城市、农村各用其指数；"
        "当地物价未知，故为近似值",
        "growth in real terms = (1 + growth a year) / (1 + rise of national consumer prices a year) − 1, "
        "of town or country as the figure is; local prices are not known, so this approximates"),
    "counted": ("n",
        "本项目对规划条目的计数，条目见所附的派生表",
        "our count of the plan's items; the derived tables attached list them"),
}  # fmt: skip


def formulas(lang: str) -> dict[str, tuple[str, str]]:
    """Return for each formula's mark code its sign and its words in `lang`."""
    return {code: (sign, pick(lang, zh, en)) for code, (sign, zh, en) in FORMULAS.items()}
