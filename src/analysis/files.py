"""Writing results: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis.errors import OutputError

#: Ending of a file that is being written; its name begins with a dot.
PART = ".part"

_CAUSES = {
    errno.ENOSPC: "there is no space left; free some and run again",
    errno.EDQUOT: "the quota is used up; free some space and run again",
    errno.EROFS: "the file system is read-only; name another folder",
    errno.EACCES: "it may not be written to; change its permissions or name another folder",
    errno.EPERM: "it may not be written to; change its permissions or name another folder",
    errno.ENOTDIR: "a file stands where a folder is needed; name another folder",
    errno.EEXIST: "a file stands where a folder is needed; name another folder",
}


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a neighbour, so that no reader ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Tell a person why nothing can be written to `folder`.

    Raises
    ------
    OutputError
        For a full or read-only file system, a folder without permission, a file in its place.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _CAUSES:
            raise
        raise OutputError(f"{error.filename or folder}: {_CAUSES[error.errno]}") from error
