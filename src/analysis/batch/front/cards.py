"""A briefing on the front page: its first page as a picture, its headline numbers, its files."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from analysis.batch.front.headlines import Headline
from analysis.batch.outcome import Outcome
from analysis.batch.records import LOGS
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
    runs : dict of str to Outcome
        By language.
    """

    stem: str
    plan: str
    runs: dict[str, Outcome]

    def title(self, lang: str) -> str:
        """Return the title in `lang`, or in a language that was run; the stem where nothing has one."""
        titles = [
            self.runs[one].title for one in (lang, *self.runs) if one in self.runs and self.runs[one].record
        ]
        return titles[0] if titles else self.stem


def entries(done: list[Outcome]) -> list[Entry]:
    """Return the briefings of a run in the order of its plan of work."""
    found: dict[str, Entry] = {}
    for one in done:
        stem, _, ending = one.job.name.rpartition(".")
        entry = found.setdefault(stem, Entry(stem, one.job.parameters.get("plan", ""), {}))
        entry.runs[one.job.parameters.get("lang", ending)] = one
    return list(found.values())


def card(entry: Entry, name: str, numbers: list[Headline], lang: str, folder: str) -> str:
    """Return a briefing as an article: picture, name, numbers, links."""
    tag = None if lang in entry.runs or entry.plan else TAGS.get(next(iter(entry.runs)))
    head = element("h3", escape(name), lang=tag)
    told = [head, _numbers(numbers), _files(entry, name, lang, folder)]
    return element("article", _picture(entry, name, lang, folder), element("div", *told), class_="card")


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
