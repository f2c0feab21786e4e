"""Words: numbers, labels and sentences in Chinese and English, written from results."""

from analysis.words.marks import marks
from analysis.words.numbers import amount, period, plain, rate_text, unit_name
from analysis.words.phrases import pick

__all__ = ["amount", "marks", "period", "pick", "plain", "rate_text", "unit_name"]
