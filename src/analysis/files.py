"""Writing results, whole or not at all; and reading what may be there."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
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
    errno.EISDIR: "a folder stands where a file is needed; remove it",
}


def write_atomically(path: Path, content: bytes) -> None:
    """Write `content` to `path` by way of a neighbour, so that no reader ever sees half a file."""
    write_together({path: content})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files; each is there in full beside its place before the first one takes its own."""
    parts: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            # Not by tempfile, whose files are private whatever the umask says.
            part = path.with_name(f".{path.name}.{secrets.token_hex(8)}{PART}")
            parts[part] = path
            with part.open("xb") as file:
                file.write(content)
        for part, path in parts.items():
            part.replace(path)
    except BaseException:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise


def content(path: Path) -> bytes | None:
    """Return what a file holds; None where there is no file, or none that can be read."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Tell a person why nothing can be written to `folder`.

    Raises
    ------
    OutputError
        For a full or read-only file system, a folder without permission, a file in its place, and whatever
        else the system refuses.
    """
    try:
        yield
    except OSError as error:
        cause = _CAUSES.get(error.errno or 0, error.strerror or str(error))
        where = error.filename2 or error.filename or folder  # of a file that takes its place: the place
        raise OutputError(f"{where}: {cause}") from error
