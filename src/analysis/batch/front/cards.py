"""A briefing on the front page: its first page as a picture, its headline numbers, its files."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from analysis.batch.front.headlines import Headline
from analysis.batch.job import Job, Result
from analysis.briefing.labels import TAGS
from analysis.briefing.markup import element
from analysis.words.phrases import pick

#: Languages by their own names.
TONGUES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One briefing in all the languages that were run.

    Attributes
    ----------
    stem : str
        Job name without language.
    plan : str
        Plan id, or "" for a comparison.
    runs : dict of str to (Job, Result)
        By language.
    titles : dict of str to str
        Title by language.
    """

    stem: str
    plan: str
    runs: dict[str, tuple[Job, Result]]
    titles: dict[str, str]

    def title(self, lang: str) -> str:
        """Return the title in `lang`, or in a language that was run."""
        return self.titles.get(lang) or next(iter(self.titles.values()), self.stem)


def entries(done: list[tuple[Job, Result]], titles: dict[str, str]) -> list[Entry]:
    """Return the briefings of a run in the order of its plan of work."""
    found: dict[str, Entry] = {}
    for job, result in done:
        stem, _, ending = job.name.rpartition(".")
        lang = job.parameters.get("lang", ending)
        entry = found.setdefault(stem, Entry(stem, job.parameters.get("plan", ""), {}, {}))
        entry.runs[lang] = (job, result)
        entry.titles[lang] = titles.get(job.name, stem)
    return list(found.values())


def card(entry: Entry, name: str, numbers: list[Headline], lang: str, folder: str) -> str:
    """Return a briefing as an article: picture, name, numbers, links."""
    tag = None if lang in entry.runs or entry.plan else TAGS.get(next(iter(entry.runs)))
    head = element("h3", escape(name), lang=tag)
    told = [head, _numbers(numbers), _files(entry, name, lang, folder)]
    return element("article", _picture(entry, name, lang, folder), element("div", *told), class_="card")


def _picture(entry: Entry, name: str, lang: str, folder: str) -> str:
    runs = [entry.runs[one] for one in (lang, *entry.runs) if one in entry.runs]
    shown = [(job, result, result.thumbnail) for job, result in runs if result.thumbnail]
    if not shown:
        return ""
    job, result, thumbnail = shown[0]
    alt = pick(lang, f"{name}：简报首页", f"First page of the briefing: {name}")
    png = base64.b64encode(thumbnail).decode("ascii")
    width, height = (int.from_bytes(thumbnail[at : at + 4]) for at in (16, 20))  # of the PNG's head
    image = element("img", src=f"data:image/png;base64,{png}", alt=alt, width=width, height=height)
    ending = "html" if result.html else "pdf"
    return element("a", image, class_="thumbnail", href=address(folder, f"{job.name}.{ending}"))


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
        "ul", *(_run(one, *run, name, lang, folder) for one, run in entry.runs.items()), class_="files"
    )


def _run(tongue: str, job: Job, result: Result, name: str, lang: str, folder: str) -> str:
    """Return the files of one language as a list item."""
    words = {
        ".html": pick(lang, "网页", "HTML"),
        ".pdf": "PDF",
        ".ipynb": pick(lang, "笔记本", "Notebook"),
        ".log": pick(lang, "失败，见日志", "failed, see the log"),
        ".failed.ipynb": pick(lang, "笔记本", "Notebook"),
    }
    there = [".log", ".failed.ipynb"] if result.error else [".html", ".pdf", ".ipynb"]
    kept = {".html": result.html, ".pdf": result.pdf, ".failed.ipynb": result.notebook}
    own = TONGUES.get(tongue, tongue)
    links = [
        element(
            "a",
            escape(words[ending]),
            href=address(folder, job.name + ending),
            aria_label=pick(lang, f"{words[ending]}：{name}，{own}", f"{words[ending]}: {name}, {own}"),
            class_="failed" if ending == ".log" else None,
        )
        for ending in there
        if kept.get(ending, b"kept")
    ]
    spoken = element("span", escape(own), lang=TAGS.get(tongue) if tongue != lang else None, class_="tongue")
    return element("li", spoken, " ", " ".join(links))


def address(folder: str, name: str) -> str:
    """Return the address of a result from the front page."""
    return f"{quote(folder)}/{quote(name)}"
