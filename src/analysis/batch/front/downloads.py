"""The derived tables that lie beside the front page of a batch, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.batch.records import DATA
from analysis.words.phrases import pick, plural

#: What the tables hold. One without words here is listed by its name.
_WORDS = {
    "growth": ("增长：年均增速及其依据", "Growth: rates a year and their evidence"),
    "urban_rural": ("城乡比：标准、补差与对象", "Urban-rural ratios: standards, subsidies, recipients"),
    "ambition": ("目标：与基期和以往步伐相比", "Targets against their baselines and past pace"),
    "ambition_index": ("目标力度指数及其敏感性", "Index of ambition and how far it bends"),
    "aging": ("养老：床位与服务", "Aging: beds and services"),
    "consistency": ("数据核验：由规划自身数据重算", "Consistency: claims recomputed"),
    "claims": ("数据核验：各说法的结论与缘由", "Consistency: the verdict on each claim, and why"),
    "amplification": ("加码：目标与上级目标相比", "Amplification: targets against those of the levels above"),
    "binding": ("国家约束性指标在各规划中的去向", "What became of the nation's binding indicators"),
    "existing": ("目标与已有水平相比", "Targets against what exists already"),
    "outlays": ("支出与对象：金额、人数、折合足额人数", "Outlays and rolls, full-standard equivalents"),
    "pressure": ("老龄化压力：人口与床位", "Aging pressure: population and beds"),
    "pressure_profile": ("老龄化压力的构成", "Aging pressure: what it is made of"),
    "population_effect": ("人口变化对目标的影响", "Targets met by population change alone"),
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


def path(name: str) -> str:
    """Return the path of a table from the front page."""
    return f"{DATA}/{name}.csv"


def described(tables: Mapping[str, str], lang: str) -> list[Download]:
    """Return the tables in words, sorted by name."""
    return [_described(name, tables[name].encode("utf-8"), lang) for name in sorted(tables)]


def _described(name: str, content: bytes, lang: str) -> Download:
    rows, kilobytes = content.count(b"\n") - 1, max(1, round(len(content) / 1000))
    title = pick(lang, *_WORDS[name]) if name in _WORDS else name.replace("_", " ")
    size = pick(lang, f"{rows:,}行，{kilobytes:,} kB", f"{plural(rows, 'row', 'rows')}, {kilobytes:,} kB")
    return Download(path(name), title, size)
