"""Sentences written from results; none claims what the numbers do not say."""

from __future__ import annotations

import pandas as pd

from analysis.dataset import Dataset
from analysis.display import Cell, Prose, facts_of
from analysis.measures import growth_table, ratio_table, target_table
from analysis.words.numbers import amount, plain, rate_text, stated_rate, unit_name
from analysis.words.phrases import joined, pick, plural, sentence_case

Pieces = list[Cell | str]


def plan_opening(data: Dataset, plan: str, lang: str) -> Pieces:
    """Return how many figures and targets the plan prints."""
    facts = data.select(plan)
    goals = facts[facts["kind"] == "target"]
    binding, expected = ((goals["attribute"] == word).sum() for word in ("binding", "expected"))
    place, row = data.plan_name(plan, lang), data.plan(plan)
    years = f"{row['period_start']}–{row['period_end']}"
    if lang == "zh":
        tail = (
            f"其中约束性{binding}项、预期性{expected}项" if binding + expected else "均未标明约束性或预期性"
        )
        return [f"{place}{years}年民政规划共有{len(facts)}个可引用的数字，其中目标{len(goals)}项，{tail}。"]
    called = (
        f"{binding} binding and {expected} expected"
        if binding + expected
        else "none called binding or expected"
    )
    count = plural(len(goals), "target", "targets")
    return [
        f"{place}'s civil-affairs plan for {years} prints {len(facts):,} citable figures, "
        f"{count} among them: {called}. "
    ]


def growth_sentences(data: Dataset, plan: str, indicator: str, lang: str) -> list[Pieces]:
    """Return what moved how far: a sentence for each group with levels, one for all the plan only states."""
    rows = list(growth_table(data, indicator, [plan]).itertuples())
    moved = [_growth(data, row, indicator, lang) for row in rows if row.evidence in ("series", "endpoints")]
    stated = [row for row in rows if row.evidence in ("level", "stated") and row.stated_fact]
    return moved + ([_only_stated(data, stated, indicator, lang)] if stated else [])


def _only_stated(data: Dataset, rows: list, indicator: str, lang: str) -> Pieces:
    pieces: Pieces = [pick(lang, "规划自述", "In the plan's own words the ")]
    pieces.append(data.name("indicators", indicator, lang))
    pieces.append(
        pick(lang, "：", " grew by ") if all(row.stated > 0 for row in rows) else pick(lang, "：", ": ")
    )
    for at, row in enumerate(rows):
        group = data.name("groups", row.group, lang)
        words = _own_words(row, lang)
        end = pick(lang, "。", ". ") if at == len(rows) - 1 else pick(lang, "；", "; ")
        pieces += [group, words, end] if lang == "zh" else [words, f" ({group})", end]
    return pieces


def _growth(data: Dataset, row, indicator: str, lang: str) -> Pieces:
    name = data.name("indicators", indicator, lang)
    group = "" if row.group == "all" else data.name("groups", row.group, lang)
    subject = pick(lang, f"{group}{name}", f"the {group} {name}".replace("  ", " "))
    facts = facts_of(row.facts)
    ends = (facts[0], facts[-1])
    start = Cell(plain(row.start_value), facts[:1])
    last = Cell(f"{plain(row.end_value)} {unit_name(data, row.unit, lang)}", facts[-1:])
    pieces = _move(subject, row, start, last, Cell(rate_text(abs(row.cagr), lang), ends), lang)
    if own := _own_words(row, lang):
        pieces += [pick(lang, "；规划自述", "; in the plan's own words "), own]
    return [*pieces, pick(lang, "。", ". ")]


def _own_words(row, lang: str) -> Cell | None:
    if not row.stated_fact:
        return None
    words = stated_rate(row.stated, row.stated_relation, row.stated_start, row.stated_end, lang)
    return Cell(words, (row.stated_fact,))


def _move(subject: str, row, start: Cell, last: Cell, rate: Cell, lang: str) -> Pieces:
    up = row.cagr > 0
    if row.cagr == 0:
        same = pick(
            lang,
            f"在{row.start_year}年和{row.end_year}年同为",
            f" was the same in {row.start_year} and {row.end_year}: ",
        )
        return [sentence_case(subject), same, last]
    if lang == "zh":
        moved = f"{'升' if up else '降'}至{row.end_year}年的"
        compound = "，年均复合增长" if up else "，年均复合下降"
        return [f"{subject}由{row.start_year}年的", start, moved, last, compound, rate]
    verb = "rose" if up else "fell"
    opening = f"{sentence_case(subject)} {verb} from "
    return [
        opening,
        start,
        f" in {row.start_year} to ",
        last,
        f" in {row.end_year}, ",
        rate,
        " a year compounded",
    ]


def ratio_sentence(data: Dataset, plan: str, indicator: str, lang: str) -> Pieces:
    """Return what the plan says of the gap between town and country, in one sentence."""
    row = (
        ratio_table(data, indicator, [plan]).sort_values("year", na_position="first", kind="stable").iloc[-1]
    )
    name, place = data.name("indicators", indicator, lang), data.plan_name(plan, lang)
    if row["evidence"] == "not stated":
        return [
            pick(
                lang,
                f"规划未载明{name}的城乡差别。",
                f"The plan does not state the urban-rural gap of the {name}. ",
            )
        ]
    year = f"{row['year']:.0f}"
    if row["evidence"] == "one standard":
        said = f"{place} prints one {name} for town and country ({year}). "
        return [pick(lang, f"{place}城乡实行同一{name}（{year}年）。", said)]
    ratio = Cell(amount(row["ratio"], 3), facts_of(row["facts"]))
    if row["evidence"] == "stated":
        lead = pick(
            lang,
            f"规划给出的{year}年{name}城乡比合",
            f"The plan's own ratio of urban to rural {name} comes to ",
        )
        return [
            lead,
            ratio,
            pick(lang, "，标准本身未载明。", f" in {year}; the standards themselves are not stated. "),
        ]
    if lang == "zh":
        return [f"{year}年{name}城乡比为", ratio, "（农村年标准除以12后相比）。"]
    return [
        f"In {year} the urban {name} was ",
        ratio,
        " times the rural one (the rural annual standard divided by twelve). ",
    ]


def target_sentence(data: Dataset, plan: str, lang: str) -> Pieces:
    """Return how many targets can be measured: with a number, and with a baseline."""
    table = target_table(data, plan)
    if table.empty:
        return [pick(lang, "规划未提出目标。", "The plan sets no target. ")]
    numbers, based = table["target"].notna().sum(), table["baseline"].notna().sum()
    if lang == "zh":
        return [f"{len(table)}项目标中，{numbers}项有数值，{based}项同时印有基期。"]
    verb = "has" if numbers == 1 else "have"
    return [
        f"Of {plural(len(table), 'target', 'targets')}, {numbers} {verb} a number "
        f"and {based} a printed baseline. "
    ]


def opening(data: Dataset, plan: str, lang: str) -> Prose:
    """Return the lead of a briefing: what is printed, growth of the dibao standard, the gap, the targets."""
    pieces = plan_opening(data, plan, lang)
    for sentence in growth_sentences(data, plan, "dibao_standard", lang):
        pieces += sentence
    pieces += ratio_sentence(data, plan, "dibao_standard", lang)
    return Prose([*pieces, *target_sentence(data, plan, lang)], style="lead")


def absent(what: str, lang: str) -> Prose:
    """Return the sentence that stands in place of a table or chart that would be empty."""
    words = {
        "levels": pick(lang, "规划未载明低保标准的金额。", "The plan states no dibao standard in yuan."),
        "share_targets": pick(
            lang, "规划没有带基期的比率目标。", "The plan sets no target for a share with a baseline."
        ),
        "indicator_table": pick(lang, "规划没有指标表。", "The plan has no indicator table."),
        "elderly_levels": pick(
            lang, "规划未载明养老服务的现状数字。", "The plan states no figure on elderly care today."
        ),
        "elderly_targets": pick(lang, "规划没有养老服务目标。", "The plan sets no target for elderly care."),
        "superior_targets": pick(
            lang,
            "省（区）和国家没有与本规划同类的目标可比。",
            "No target of the province or the nation is of the kind that the plan sets.",
        ),
        "bed_rates": pick(
            lang, "规划未自印每千名老人床位数。", "The plan prints no rate of beds of its own."
        ),
        "failing_claims": pick(
            lang,
            "可以核对的说法都与规划自身的数字相符。",
            "Every claim that can be checked agrees with the plan's own figures.",
        ),
        "shared_targets": pick(
            lang, "这些规划没有共同的数值目标。", "These plans share no numerical target."
        ),
    }
    return Prose([words[what]])


def overview_opening(data: Dataset, plans: list[str], lang: str) -> Prose:
    """Return the lead of the overview: how much is printed, and how the latest ratios compare."""
    facts = data.select(plans)
    goals = facts[facts["kind"] == "target"]
    table = ratio_table(data, "dibao_standard", plans)
    known = (
        table[table["ratio"].notna()].sort_values("year", kind="stable").drop_duplicates("plan", keep="last")
    )
    one = [data.plan_name(p, lang) for p in table.loc[table["evidence"] == "one standard", "plan"].unique()]
    pieces: Pieces = [
        pick(
            lang,
            f"{len(plans)}份规划共印出{len(facts)}个可引用的数字，其中目标{len(goals)}项。",
            f"The {plural(len(plans), 'plan prints', 'plans print')} {len(facts):,} citable figures, "
            f"{plural(len(goals), 'target', 'targets')} among them. ",
        )
    ]
    if len(known):
        pieces += _ratio_range(data, known, lang)
    if one:
        names = joined(one, lang)
        verb = "prints" if len(one) == 1 else "print"
        pieces.append(
            pick(
                lang, f"{names}城乡实行同一低保标准。", f"{names} {verb} one standard for town and country. "
            )
        )
    return Prose(pieces, style="lead")


def _ratio_range(data: Dataset, known: pd.DataFrame, lang: str) -> Pieces:
    ordered = known.sort_values("ratio")
    low, high = ordered.iloc[0], ordered.iloc[-1]
    cells = [Cell(amount(row["ratio"], 2), facts_of(row["facts"])) for row in (low, high)]
    places = [data.plan_name(row["plan"], lang) for row in (low, high)]
    if len(known) == 1:
        lead = pick(lang, "有城乡之比可考者仅", "Only one has an urban-rural ratio of dibao standards: ")
        return [lead, places[0], pick(lang, "，为", ", "), cells[0], pick(lang, "。", ". ")]
    count = len(known)
    if lang == "zh":
        return [
            f"{count}市低保标准的城乡比可考，由{places[0]}的",
            cells[0],
            f"到{places[1]}的",
            cells[1],
            "。",
        ]
    return [
        f"In {count} of them the urban-rural ratio of dibao standards is known, from ",
        cells[0], f" in {places[0]} to ", cells[1], f" in {places[1]}. ",
    ]  # fmt: skip


def head_of(data: Dataset, plan: str, lang: str) -> tuple[str, str]:
    """Return title and subtitle of a plan's briefing."""
    row = data.plan(plan)
    years = f"{row['period_start']}–{row['period_end']}"
    title = pick(
        lang,
        f"{data.plan_name(plan, lang)}民政规划简报",
        f"Civil-affairs briefing: {data.plan_name(plan, lang)}",
    )
    return title, pick(lang, f"{years}年规划所载数字与承诺", f"What the plan for {years} prints and promises")


def imprint(data: Dataset, lang: str) -> str:
    """Return the line with version and date of the data."""
    return pick(
        lang,
        f"数据版本 {data.version}，数据日期 {data.date}",
        f"Data version {data.version}, data of {data.date}",
    )


def overview_head(data: Dataset, plans: list[str], lang: str) -> tuple[str, str]:
    """Return title and subtitle of the overview."""
    title = pick(lang, "民政规划总览", "Civil-affairs plans: an overview")
    return title, joined([data.plan_name(plan, lang) for plan in plans], lang)


def caption(what: str, lang: str) -> str:
    """Return the caption of a table that several notebooks or sections show."""
    return {
        "indicator_table": pick(lang, "指标表中的目标", "Targets of the indicator table"),
        "elderly_levels": pick(lang, "养老服务现状", "Elderly care: where the plan starts from"),
        "elderly_targets": pick(lang, "养老服务目标", "Elderly care: targets"),
        "shared_targets": pick(
            lang, "两份以上规划共有的数值目标", "Numerical targets that two plans or more share"
        ),
    }[what]
