"""A briefing on the front page: its first page as a picture, its headline numbers, its files."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from analysis.batch.front.entries import Entry
from analysis.batch.front.headlines import Headline
from analysis.batch.front.holds import holds
from analysis.batch.outcome import Outcome
from analysis.batch.records import LOGS
from analysis.briefing.labels import TAGS
from analysis.briefing.markup import element
from analysis.dataset import Dataset
from analysis.words.phrases import pick

#: Languages by their own names.
TONGUES = {"zh": "中文", "en": "English"}


def card(data: Dataset, runs: list[Entry], name: str, numbers: list[Headline], lang: str, folder: str) -> str:
    """Return the briefings of a plan or notebook as an article: picture, name, numbers, links of each run."""
    first = runs[0]
    tag = None if lang in first.runs or first.plan else TAGS.get(next(iter(first.runs)))
    head = element("h3", escape(name), lang=tag)
    if len(runs) == 1 and not first.differs:
        told = [_files(first, name, lang, folder)]
    else:
        told = [_variant(data, one, runs, name, lang, folder) for one in runs]
    inner = element("div", head, _numbers(numbers), *told)
    return element("article", _picture(first, name, lang, folder), inner, class_="card")


def _variant(data: Dataset, one: Entry, runs: list[Entry], name: str, lang: str, folder: str) -> str:
    """Return one of several runs: its title where that is not the card's, what it holds, its files."""
    title, held = one.title(lang), holds(data, one, runs, lang)
    tag = None if lang in one.runs else TAGS.get(next(iter(one.runs)))
    head = element("h4", escape(title), lang=tag) if title != name else ""
    told = element("p", escape(held), class_="holds")
    return element("div", head, told, _files(one, f"{title}, {held}", lang, folder), class_="variant")


def _picture(entry: Entry, name: str, lang: str, folder: str) -> str:
    shown = [run for one in (lang, *entry.runs) if (run := entry.runs.get(one)) and run.record]
    if not shown:
        return ""
    job = shown[0].job
    alt = pick(lang, f"{name}：简报首页", f"First page of the briefing: {name}")
    image = element("img", src=address(folder, f"{job.name}.png"), alt=alt, loading="lazy")
    return element("a", image, class_="thumbnail", href=address(folder, f"{job.name}.html"))


def _numbers(numbers: list[Headline]) -> str:
    rows = [
        element(
            "div",
            element("dt", escape(one.label)),
            element(
                "dd",
                element("span", escape(one.value), class_="figure" if one.stated else "muted"),
                " " + element("span", escape(one.note), class_="note") if one.note else "",
            ),
        )
        for one in numbers
    ]
    return element("dl", *rows) if rows else ""


def _files(entry: Entry, name: str, lang: str, folder: str) -> str:
    return element(
        "ul", *(_run(one, run, name, lang, folder) for one, run in entry.runs.items()), class_="files"
    )


def _run(tongue: str, run: Outcome, name: str, lang: str, folder: str) -> str:
    """Return the files of one language as a list item."""
    words = {
        ".html": pick(lang, "网页", "HTML"),
        ".pdf": "PDF",
        ".ipynb": pick(lang, "笔记本", "Notebook"),
        ".log": pick(lang, "失败，见日志", "failed, see the log"),
    }
    there = [".html", ".pdf", ".ipynb"] if run.record else [".log"]
    own = TONGUES.get(tongue, tongue)
    links = [
        element(
            "a",
            escape(words[ending]),
            href=address(LOGS if ending == ".log" else folder, run.job.name + ending),
            aria_label=pick(lang, f"{words[ending]}：{name}，{own}", f"{words[ending]}: {name}, {own}"),
            class_="failed" if ending == ".log" else None,
        )
        for ending in there
    ]
    spoken = element("span", escape(own), lang=TAGS.get(tongue) if tongue != lang else None, class_="tongue")
    return element("li", spoken, " ", " ".join(links))


def address(folder: str, name: str) -> str:
    """Return the address of a result from the front page."""
    return f"{quote(folder)}/{quote(name)}"
