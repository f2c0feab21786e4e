"""Files that a PDF carries inside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a PDF.

    Attributes
    ----------
    name : str
        As a reader saves it.
    media : str
        Media type.
    description : str
        What is in it; PDF/A-3 asks for one.
    content : bytes
    """

    name: str
    media: str
    description: str
    content: bytes
