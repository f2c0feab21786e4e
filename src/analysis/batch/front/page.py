"""The front page, once in each language: plans, comparisons, data, what failed, what earlier runs left."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from analysis.batch.front import downloads
from analysis.batch.front.cards import TONGUES, address, card
from analysis.batch.front.earlier import earlier
from analysis.batch.front.entries import Entry, groups
from analysis.batch.front.headlines import Headline, headlines
from analysis.batch.outcome import Outcome
from analysis.batch.records import BRIEFINGS, FRONT, LOGS
from analysis.batch.standing import Stale
from analysis.briefing.document import document, sheet
from analysis.briefing.labels import TAGS
from analysis.briefing.markup import element
from analysis.dataset import Dataset
from analysis.errors import MeasureError
from analysis.view import View
from analysis.words import sentences
from analysis.words.phrases import joined, pick, plural


def page(
    data: Dataset, done: list[Outcome], tables: Mapping[str, str], out: Path, lang: str, stale: Stale
) -> str:
    """Return the HTML of the front page in one language.

    Parameters
    ----------
    data : Dataset
    done : list of Outcome
        Of this run, and of earlier ones where they still hold; jobs that were not run are left out.
    tables : mapping of str to str
        The derived tables beside it, as CSV by name.
    out : Path
        Folder of the front page. Other briefings found below it are listed apart, so that none of them looks
        fresh.
    lang : str
    stale : dict of str to Former
        What is known of such briefings, by name.
    """
    folder = out / BRIEFINGS
    found = {runs[0].stem: runs for runs in groups(done)}
    cities = [found.pop(plan) for plan in data.plan_ids if plan in found]
    across = list(found.values())
    sections = [
        _failed(done, lang),
        _section("plans", pick(lang, "各市简报", "City by city"), _cities(data, cities, lang, folder.name)),
        _section(
            "across", pick(lang, "各市比较", "Across the plans"), _across(data, across, lang, folder.name)
        ),
        _section("data", pick(lang, "数据", "Data"), _data(data, tables, lang)),
        _section(
            "earlier",
            pick(lang, "以前运行的结果", "From earlier runs"),
            earlier(data, done, stale, folder, lang),
        ),
    ]
    title = pick(lang, "中国城市的民政承诺", "What Chinese cities promise")
    body = [
        _masthead(data, title, lang),
        element("main", "\n", *sections, id="main", tabindex=-1, class_="front"),
    ]
    about = sentences.imprint(View(data, lang=lang))
    return document(
        title, lang, "\n".join(body), about=about, styles=sheet("analysis.batch.front", "front.css")
    )


def _masthead(data: Dataset, title: str, lang: str) -> str:
    names = joined([data.plan_name(plan, lang) for plan in data.plan_ids], lang)
    count = len(data.plan_ids)
    subtitle = pick(
        lang,
        f"{count}份民政规划的数字与承诺：{names}",
        f"{plural(count, 'civil-affairs plan', 'civil-affairs plans')} in figures: {names}",
    )
    links = [
        element("a", TONGUES[other], href=name, lang=TAGS[other], hreflang=TAGS[other])
        for other, name in FRONT.items()
        if other != lang
    ]
    return element(
        "header",
        element("nav", *links, class_="languages", aria_label=pick(lang, "语言", "Languages")),
        element("h1", escape(title)),
        element("p", escape(subtitle), class_="subtitle"),
        element("p", escape(sentences.imprint(View(data, lang=lang))), class_="imprint"),
        class_="masthead",
    )


def _section(name: str, heading: str, inner: str) -> str:
    if not inner:
        return ""
    return element("section", element("h2", escape(heading), id=name), inner, aria_labelledby=name) + "\n"


def _cities(data: Dataset, cities: list[list[Entry]], lang: str, folder: str) -> str:
    cards = []
    for runs in cities:
        plan = runs[0].stem
        cards.append(card(data, runs, data.plan_name(plan, lang), _numbers(data, plan, lang), lang, folder))
    return element("div", "\n".join(cards), class_="cards") if cards else ""


def _numbers(data: Dataset, plan: str, lang: str) -> list[Headline]:
    try:
        return headlines(data, plan, lang)
    except MeasureError:  # a slip in its figures, which its briefing tells
        return []


def _across(data: Dataset, across: list[list[Entry]], lang: str, folder: str) -> str:
    cards = [card(data, runs, runs[0].title(lang), [], lang, folder) for runs in across]
    return element("div", "\n".join(cards), class_="cards small") if cards else ""


def _data(data: Dataset, tables: Mapping[str, str], lang: str) -> str:
    files = downloads.described(tables, lang)
    words = pick(
        lang,
        f"数据版本{data.version}，{data.date}。简报背后的数据表（CSV格式）：",
        f"Version {data.version} of {data.date}. The tables behind the briefings, as CSV:",
    )
    items = [
        element(
            "li",
            element("a", escape(file.title), href=file.path),
            " ",
            element("span", escape(file.size), class_="note"),
        )
        for file in files
    ]
    return element("p", escape(words)) + (element("ul", *items, class_="downloads") if items else "")


def _failed(done: list[Outcome], lang: str) -> str:
    items = [
        element(
            "li",
            element("a", escape(one.job.name), class_="failed", href=address(LOGS, f"{one.job.name}.log")),
            " ",
            escape(one.error),
        )
        for one in done
        if one.error
    ]
    count = len(items)
    heading = pick(lang, f"{count}份简报失败", plural(count, "briefing failed", "briefings failed"))
    return _section("failed", heading, element("ul", *items) if items else "")
