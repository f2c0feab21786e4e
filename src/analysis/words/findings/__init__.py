"""The answer of a briefing: what a reader should know of one city, in five findings."""

from analysis.words.findings.across import findings_across
from analysis.words.findings.answer import findings
from analysis.words.findings.silence import silence, unstated

__all__ = ["findings", "findings_across", "silence", "unstated"]
