"""Verification of the facts against the texts they were read from, and the worklist of a new text."""

from analysis.verify.report import Report, verify_plan
from analysis.verify.text import Text, read_text

__all__ = ["Report", "Text", "read_text", "verify_plan"]
