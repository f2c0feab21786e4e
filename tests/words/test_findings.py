"""The sentences on one city: true and grammatical for cities whose figures were changed on purpose."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from analysis import load_dataset
from analysis.display import Prose
from analysis.measures.consistency.ledger import ledger
from analysis.measures.headlines import standing
from analysis.view import View
from analysis.words.findings import claims, findings, gap, standards, unstated
from tests.words.told import Told

URBAN, RURAL = "hulunbuir-032", "hulunbuir-033"
FIRST_URBAN, FIRST_RURAL = "hulunbuir-008", "hulunbuir-009"
BETWEEN = [f"hulunbuir-{n:03}" for n in (14, 15, 20, 21, 26, 27)]
ERENHOT = [f"erenhot-{n:03}" for n in (50, 51, 53, 54, 55, 56, 57)]


def changed(data, drop=(), **facts):
    """Return the data without some facts and with others' values (or columns, as a dict) changed."""
    table = data.facts.copy()
    for name, new in facts.items():
        cells = new if isinstance(new, dict) else {"value": float(new), "value_text": str(new), "scale": 1}
        found = table["fact_id"] == name.replace("_", "-")
        assert found.any(), name
        for column, value in cells.items():
            table.loc[found, column] = value
    frames = data.frames | {"facts": table[~table["fact_id"].isin(list(drop))].reset_index(drop=True)}
    other = {*drop, *(name.replace("_", "-") for name in facts)}
    used = data.checks["claim"] + ";" + data.checks["operands"]
    gone = used.map(lambda text: any(name in text for name in other))
    frames |= {"checks": data.checks[~gone].reset_index(drop=True)}  # nothing is claimed of other figures
    return replace(data, frames=frames, fingerprint="")


#: What no paragraph may hold.
WRONG = (
    r"  ", r" [.,;:)。，；：]", r"[.。][.。]", r"\ba year a year", r"\bnan\b", r"\bNone\b(?! (is|of))",
    r"(?<![\d.,–])1 (targets|claims|plans|organisations|are|have|hold)\b", r"\(\)|（）", r"−0\.0+ ?%",
    r"，，|，。|；。|：。",
)  # fmt: skip


def proper(text, lang):
    """Check what holds for every paragraph, and return it without no-break spaces."""
    text = text.replace("\u00a0", " ").strip()
    assert text.endswith("。" if lang == "zh" else "."), text
    for wrong in WRONG:
        assert not re.search(wrong, text), f"{wrong!r}: {text}"
    if lang == "zh":
        assert not re.search(r"[\u4e00-\u9fff][,.;:!?()\"']|[,;:!?()\"'][\u4e00-\u9fff]", text), text
    else:
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", text), text
    sentences = [s for s in re.split(r"(?<=[.])\s+(?=[A-Z])|(?<=。)", text) if s]
    assert len(set(sentences)) == len(sentences), text
    return text


def paragraphs(prose, lang):
    for pieces in prose.paragraphs:
        assert all(piece.text for piece in pieces), pieces
    return [proper("".join(piece.text for piece in pieces), lang) for pieces in prose.paragraphs]


def said(part, data, plan, told=()):
    """Return the finding of one part in English and Chinese; `told` is what measures are to give."""
    table = standing(data, [plan])
    views = [Told(data, lang, told) for lang in ("en", "zh")]
    prose = [Prose(list(filter(None, part.finding(view, plan, table)))) for view in views]
    return tuple(paragraphs(prose[at], lang)[0] for at, lang in enumerate(("en", "zh")))


def with_(texts, en, zh):
    assert en in texts[0], texts[0]
    assert zh in texts[1], texts[1]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_sentences_on_the_real_cities_are_proper(data, lang):
    table = standing(data)
    for plan in data.plan_ids:
        assert len(paragraphs(findings(View(data, lang=lang), plan, table), lang)) == 5
        paragraphs(unstated(plan, table, lang), lang)


# Standards -----------------------------------------------------------------------------------------------


def test_a_fall_is_called_a_fall_and_each_area_keeps_its_own_direction(data):
    # 488 to 400 in four years: (400 / 488) ** .25 - 1 = -4.85 %; rural 3500 to 6016: 14.50 %
    texts = said(standards, changed(data, hulunbuir_032=400), "hulunbuir")
    with_(texts, "it fell by 4.85 % a year in towns", "城市年均下降4.85%")
    with_(texts, "and rose by 14.50 % a year in the country", "农村年均增长14.50%")
    both = said(standards, changed(data, hulunbuir_032=400, hulunbuir_033=3000), "hulunbuir")
    # (3000 / 3500) ** .25 - 1 = -3.78 %
    with_(
        both,
        "fell by 4.85 % a year in towns (the plan says a rise of 7.1 %)",
        "下降4.85%（规划自称增长7.1%）",
    )
    with_(both, " and by 3.78 % in the country (the plan says a rise of 14.5 %)", "农村年均下降3.78%")
    assert "rose" not in both[0]


def test_a_standard_that_stays_is_neither_rise_nor_fall(data):
    series = [FIRST_URBAN, *BETWEEN[::2], URBAN]
    flat = changed(data, **dict.fromkeys(series, 660))
    texts = said(standards, flat, "hulunbuir")
    with_(texts, "it did not move in towns", "城市未变")
    with_(texts, "and rose by 14.50 % a year in the country", "农村年均增长14.50%")
    back = said(standards, changed(data, hulunbuir_032=488), "hulunbuir")
    with_(back, "it ended where it began in towns", "城市首尾持平")
    hardly = said(standards, changed(data, hulunbuir_032=488.01), "hulunbuir")
    with_(hardly, "rose by less than 0.01 % a year in towns", "城市年均增长不到0.01%")


def test_years_that_differ_are_told_apart_and_one_value_is_no_growth(data):
    shorter = said(standards, changed(data, drop=[FIRST_RURAL]), "hulunbuir")
    # 3800 in 2017 to 6016 in 2020: (6016 / 3800) ** (1/3) - 1 = 16.55 %
    with_(shorter, "by 16.55 % a year in the country from 2017 to 2020", "2017–2020年农村年均增长16.55%")
    one = changed(data, drop=[FIRST_RURAL, *BETWEEN[1::2]])
    with_(said(standards, one, "hulunbuir"), "Only one year is printed in the country.", "农村只印出一年。")
    single = changed(data, drop=["hegang-007"])
    texts = said(standards, single, "hegang")
    with_(texts, "Only one year is printed, so its growth cannot be computed.", "只印出一年，增速无从计算。")
    with_(texts, "605 CNY per person per month for town and country", "城乡统一低保标准为605元/人·月")


def test_bounds_keep_their_sign_and_have_no_growth(data):
    bounded = changed(data, hegang_007={"comparator": ">"}, hegang_008={"comparator": ">="})
    texts = said(standards, bounded, "hegang")
    with_(texts, "The dibao standard was ≥ 605 CNY", "低保标准为≥ 605元")
    with_(texts, "does not begin and end with usable figures", "增速无从计算")
    assert "Only one year" not in texts[0]


def test_nothing_printed_and_only_changes_printed(data):
    silent = changed(data, drop=["hegang-007", "hegang-008"])
    assert said(standards, silent, "hegang")[0] == "The plan states no dibao standard in yuan."
    changes = said(standards, changed(data, erenhot_052=-28.6, drop=ERENHOT), "erenhot")
    with_(changes, "the standard moved by −28.6 % in all, 2016–2020.", "规划自述：2016–2020年累计降28.6%。")


def test_a_city_level_with_its_province_is_neither_above_nor_below(data):
    # Inner Mongolia's town standard in 2020 is 660 / 0.9016 = 732; 732 is level with it
    level = said(standards, changed(data, hulunbuir_032=732), "hulunbuir")
    with_(level, "It was level with that of Inner Mongolia in towns and 4.6 % below in the country",
          "与内蒙古自治区相比，城市持平，农村低4.6%")  # fmt: skip
    # 735 / 732 = 1.0041 is still within half a per cent, 737 / 732 = 1.0068 is not
    assert "level with" in said(standards, changed(data, hulunbuir_032=735), "hulunbuir")[0]
    assert (
        "It was 0.7 % above that of Inner"
        in said(standards, changed(data, hulunbuir_032=737), "hulunbuir")[0]
    )


# Town and country ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("urban", "rural", "first_rural", "en", "zh"),
    [
        # 488 * 12 / 3500 = 1.673 at first
        (660, 6016, 3500, "1.316 times the rural one, down from 1.673 in 2016", "2016年为1.673，差距缩小"),
        (900, 6016, 3500, "1.795 times the rural one, up from 1.673 in 2016", "2016年为1.673，差距扩大"),
        (840, 6024, 3500, "1.673 times the rural one, which rounding does not tell from the 1.673 of 2016",
         "与2016年的1.673在取整范围内相同"),
        (500, 6000, 3500, "was the same as the rural one (a ratio of 1.000), down from 1.673",
         "与农村相同（城乡比为1.000）"),
        (400, 6000, 3500, "was 0.800 times the rural one, down from 1.673", "2016年为1.673，高低易位"),
        # 488 * 12 / 6506 = 0.900: a ratio below 1 that falls is a gap that widens
        (400, 6000, 6506, "was 0.800 times the rural one, down from 0.900", "2016年为0.900，差距扩大"),
        (475, 6000, 6506, "was 0.950 times the rural one, up from 0.900", "2016年为0.900，差距缩小"),
    ],
)  # fmt: skip
def test_the_gap_moves_as_the_figures_say(data, urban, rural, first_rural, en, zh):
    texts = said(
        gap, changed(data, hulunbuir_032=urban, hulunbuir_033=rural, hulunbuir_009=first_rural), "hulunbuir"
    )
    with_(texts, en, zh)


def test_gaps_that_cannot_be_told(data):
    with_(said(gap, data, "hegang"), "One dibao standard holds for town and country", "城乡实行同一低保标准")
    silent = changed(data, drop=["hegang-007", "hegang-008"])
    with_(said(gap, silent, "hegang"), "The plan does not state the gap", "规划未载明低保标准的城乡差距")
    first = said(gap, changed(data, drop=[FIRST_URBAN, *BETWEEN]), "hulunbuir")
    assert " from " not in first[0]


def test_what_is_promised_of_the_gap_keeps_its_bound(data):
    with_(
        said(gap, data, "benxi"),
        "The plan promises a ratio of 1.3 by 2025.",
        "规划承诺2025年城市标准为农村的1.3倍。",
    )
    bound = changed(data, benxi_032={"comparator": "<="}, drop=["benxi-066"])
    with_(said(gap, bound, "benxi"), "a ratio of at most 1.3 by 2025", "农村的不超过1.3倍")


# Claims --------------------------------------------------------------------------------------------------


def judged(data, *verdicts):
    """Let the claims of Erenhot have these verdicts."""
    real = ledger(data, ["erenhot"])
    known = real[real["recomputed"].notna()].head(len(verdicts)).assign(verdict=list(verdicts))
    return said(claims, data, "erenhot", {ledger: known})


@pytest.mark.parametrize(
    ("verdicts", "en", "zh"),
    [
        ([], "No claim of the plan can be checked", "没有可核验的数据"),
        (["holds"], "1 claim can be checked, and it holds.", "可核验数据1项，相符。"),
        (["holds"] * 2, "2 claims can be checked, and both hold.", "2项，均相符。"),
        (["holds"] * 3, "3 claims can be checked, and all of them hold.", "3项，均相符。"),
        (["contradiction"], "and it contradicts its own plan", "与规划自身数据不一致"),
        (["holds", "rounding"], "1 holds and 1 is off in the last digit.", "1项相符，1项末位有差。"),
        (["holds", *["unexplained"] * 2], "1 holds and 2 are unexplained.", "1项相符，2项未能解释。"),
    ],
)
def test_claims_are_counted_in_grammar(data, verdicts, en, zh):
    with_(judged(data, *verdicts), en, zh)


def test_the_gravest_claim_is_told_with_the_slip_or_all_that_is_recomputed(data):
    for plan, en, zh in (
        (
            "xincheng",
            "printed as 9 %, should be 100 % by the plan's",
            "按规划自身数据应为100%，建议核实",
        ),
        ("hegang", "as 550 CNY per person per month and as 2,285", "测算为550元/人·月、2,285元"),
        ("hulunbuir", "of the period gives 7.05 % a year", "五年累计增幅平均分摊到每年则为7.05%/年"),
    ):
        with_(said(claims, data, plan), en, zh)


def test_removed_outside_figures_leave_whole_sentences(package):
    shutil.rmtree(package / "reference")
    data = load_dataset(package)
    for lang in ("en", "zh"):
        for plan in ("hulunbuir", "hegang"):
            table = standing(data, [plan])
            told = paragraphs(findings(View(data, lang=lang), plan, table), lang)
            assert not any(word in " ".join(told) for word in ("China", "全国", "not state its beds"))
            gone = paragraphs(unstated(plan, table, lang), lang)[0]
            assert {"en": "No outside figure at hand: people", "zh": "缺规划之外的数字："}[lang] in gone
