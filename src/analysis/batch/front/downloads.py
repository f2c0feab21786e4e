"""The derived tables that go with a batch, copied beside its front page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from analysis.dataset import Dataset
from analysis.files import write_atomically
from analysis.words.phrases import pick, plural

#: Below the folder of results.
FOLDER = "data"

#: What the tables hold. One without words here is listed by its name.
_WORDS = {
    "growth": ("增长：年均增速及其依据", "Growth: rates a year and their evidence"),
    "urban_rural": ("城乡比：标准、补差与对象", "Urban-rural ratios: standards, subsidies, recipients"),
    "ambition": ("目标：与基期和以往步伐相比", "Targets against their baselines and past pace"),
    "ambition_index": ("目标力度指数及其敏感性", "Index of ambition and how far it bends"),
    "aging": ("养老：床位与服务", "Aging: beds and services"),
    "consistency": ("一致性：可由规划自身数字核对的说法", "Consistency: claims recomputed"),
    "amplification": ("加码：目标与上级目标相比", "Amplification: targets against those of the levels above"),
    "binding": ("约束性：各级目标的约束力", "Binding targets, level by level"),
    "existing": ("规划之前已有的上级要求", "What the levels above asked for already"),
    "outlays": ("支出：标准与对象所隐含的金额", "Outlays that standards and recipients imply"),
    "pressure": ("老龄化压力：人口与床位", "Aging pressure: population and beds"),
    "pressure_profile": ("老龄化压力的构成", "Aging pressure: what it is made of"),
    "population_effect": ("人口口径的影响", "What the choice of population changes"),
    "standards": ("标准：与上级和相对水平相比", "Standards beside province and nation"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to fetch.

    Attributes
    ----------
    path : str
        From the front page.
    title : str
    size : str
        Rows and kilobytes in words.
    """

    path: str
    title: str
    size: str


def copy(data: Dataset, out: Path) -> list[str]:
    """Copy the derived tables of the data package to `out/data` and return their names, sorted."""
    found = sorted((data.package.folder / "derived").glob("*.csv"))
    for path in found:
        write_atomically(out / FOLDER / path.name, path.read_bytes())
    return [path.stem for path in found]


def described(names: list[str], out: Path, lang: str) -> list[Download]:
    """Return the copied tables in words."""
    return [_described(name, (out / FOLDER / f"{name}.csv").read_bytes(), lang) for name in names]


def _described(name: str, content: bytes, lang: str) -> Download:
    rows, kilobytes = content.count(b"\n") - 1, max(1, round(len(content) / 1000))
    title = pick(lang, *_WORDS[name]) if name in _WORDS else name.replace("_", " ")
    size = pick(lang, f"{rows:,}行，{kilobytes:,} kB", f"{plural(rows, 'row', 'rows')}, {kilobytes:,} kB")
    return Download(f"{FOLDER}/{name}.csv", title, size)
