"""The badges of the README: small drawings of what the project itself says, asked of no service."""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path

from analysis import colours
from analysis.dataset import Dataset

#: Mean width of a letter of 11 pixels; the text is then fitted to its place.
_LETTER, _PAD, _HEIGHT = 6.1, 6, 20


def badges(data: Dataset, project: Path) -> dict[str, str]:
    """Return the badges by file name.

    Parameters
    ----------
    data : Dataset
    project : Path
        `pyproject.toml`, which states licence and Python versions.
    """
    stated = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    said = {
        "data": f"{data.version}, {data.date}",
        "plans": str(len(data.plan_ids)),
        "facts": f"{len(data.facts):,}",
        "checks": str(len(data.checks)),
        "python": stated["requires-python"].replace(">=", "≥ "),
        "licence": stated["license"],
    }
    return {f"{label}.svg": _badge(label, value) for label, value in said.items()}


def _badge(label: str, value: str) -> str:
    left, right = (round(len(text) * _LETTER) + 2 * _PAD for text in (label, value))
    width = left + right
    texts = "".join(
        f'<text x="{start + _PAD}" y="14" textLength="{span - 2 * _PAD}">{escape(text)}</text>'
        for text, start, span in ((label, 0, left), (value, left, right))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT}" role="img" '
        f'aria-label="{escape(label)}: {escape(value)}"><title>{escape(label)}: {escape(value)}</title>\n'
        f'<rect width="{left}" height="{_HEIGHT}" fill="{colours.INK}"/>'
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{colours.ACCENT}"/>\n'
        f'<g fill="white" font-family="sans-serif" font-size="11">{texts}</g></svg>\n'
    )
