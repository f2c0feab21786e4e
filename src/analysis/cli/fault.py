"""The last guard: what no other part of the package has told, in one sentence and without a traceback."""

from __future__ import annotations

import os
import traceback

#: Variable that asks for the traceback.
DEBUG_VARIABLE = "MINZHENG_DEBUG"


def fault(error: Exception) -> str:
    """Return what happened. What the system refuses is told as such; all else is a fault of the program.

    The traceback is printed before it if MINZHENG_DEBUG is set.
    """
    if os.environ.get(DEBUG_VARIABLE):
        traceback.print_exception(error)
    if isinstance(error, UnicodeEncodeError):
        letter = error.object[error.start]
        return (
            f"{letter!a} cannot be printed in the encoding {error.encoding}; set PYTHONIOENCODING=utf-8 and "
            "run again"
        )
    if isinstance(error, OSError):
        where = error.filename2 or error.filename
        return f"{where}: {error.strerror}" if where else f"the system refuses: {error}"
    said = " ".join(str(error).split())[:200]
    return (
        f"internal error, a fault of the program ({type(error).__name__}: {said}); please report it with "
        f"what the same command prints under {DEBUG_VARIABLE}=1"
    )
