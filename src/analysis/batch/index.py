"""The front page of a batch: links to what was built, and what failed."""

from __future__ import annotations

from html import escape
from pathlib import Path

from analysis.batch.job import Job, Result
from analysis.dataset import Dataset

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Briefings</title>
<style>
body {{ font: 16px/1.5 "Source Sans Pro", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif;
  color: #1f2933; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse }}
th, td {{ text-align: left; padding: .3rem 1.2rem .3rem 0; border-bottom: 1px solid #cbd2d9 }}
.failed {{ color: #a61b1b }}
footer {{ color: #5f6b7a; margin-top: 2rem }}
</style>
</head>
<body>
<h1>Briefings 简报</h1>
<table>
<thead><tr><th scope="col">Briefing</th><th scope="col">PDF</th><th scope="col">Notebook</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{earlier}<footer>Data version {version}, data of {date}.</footer>
</body>
</html>
"""


def _row(job: Job, result: Result, titles: dict[str, str], folder: str) -> str:
    stem, _, lang = job.name.rpartition(".")
    title = escape(f"{titles.get(job.name, stem)}")
    if result.pdf is None:
        link = f'<a class="failed" href="{folder}/{job.name}.log">failed, see the log</a>'
        book = f'<a href="{folder}/{job.name}.failed.ipynb">ipynb</a>'
    else:
        link = f'<a href="{folder}/{job.name}.pdf">{escape(job.name)}.pdf</a>'
        book = f'<a href="{folder}/{job.name}.ipynb">ipynb</a>'
    tongue = "zh-CN" if lang == "zh" else lang
    return f'<tr><td lang="{escape(tongue)}">{title}</td><td>{link}</td><td>{book}</td></tr>'


def page(data: Dataset, done: list[tuple[Job, Result]], titles: dict[str, str], folder: Path) -> str:
    """Return the HTML of the front page.

    Parameters
    ----------
    data : Dataset
    done : list of (Job, Result)
        In the order of the plan of work.
    titles : dict of str to str
        Title by job name.
    folder : Path
        Where the PDFs are; PDFs of earlier runs are listed apart, so that none of them looks fresh.
    """
    rows = "\n".join(_row(job, result, titles, folder.name) for job, result in done)
    ours = {f"{job.name}.pdf" for job, _ in done}
    others = sorted(path.name for path in folder.glob("*.pdf") if path.name not in ours)
    items = "".join(f'<li><a href="{folder.name}/{escape(name)}">{escape(name)}</a></li>' for name in others)
    earlier = f"<h2>From earlier runs</h2>\n<ul>{items}</ul>\n" if others else ""
    return _PAGE.format(rows=rows, earlier=earlier, version=escape(data.version), date=escape(data.date))
