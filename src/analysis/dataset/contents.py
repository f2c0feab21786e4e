"""Reading files: plain ones, and of a package those inside its folder, and nothing else.

What lies beside those listed is not touched: lock files and checkpoints of editors, pipes, dead links.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path, PurePosixPath

_TOLD = {
    errno.ENOENT: "no such file",
    errno.ENOTDIR: "a file in place of a folder",
    errno.ELOOP: "a link that leads back to itself",
    errno.EACCES: "a file that may not be read",
    errno.EPERM: "a file that may not be read",
}


class UnreadableError(Exception):
    """A file that cannot be read; says what stands in its place."""


def content(folder: Path, name: str) -> bytes:
    """Return the content of a file of the package in `folder`; `name` is its path there.

    Raises
    ------
    UnreadableError
        If it is not there, may not be read, is no plain file (which might never end), or leads out of the
        folder.
    """
    try:
        if leads_out(folder, name):
            raise UnreadableError("a link that leads out of the folder of the package")
    except OSError as error:
        raise UnreadableError(_cause(error)) from None
    return plain(folder / name)


def plain(path: Path) -> bytes:
    """Return the content of a file.

    Raises
    ------
    UnreadableError
        If it is not there, may not be read, or is no plain file.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            return path.read_bytes()
    except OSError as error:
        raise UnreadableError(_cause(error)) from None
    raise UnreadableError("a folder" if stat.S_ISDIR(mode) else "a pipe or device")


def _cause(error: OSError) -> str:
    return _TOLD.get(error.errno or 0, error.strerror or str(error))


def is_there(path: Path) -> bool:
    """Tell whether anything has this path, be it readable or not."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno != errno.ENOENT
    return True


def leads_out(folder: Path, name: str) -> bool:
    """Tell whether a path of the package in `folder` ends outside of it, by a link."""
    path = PurePosixPath(name)
    if not any((folder / part).is_symlink() for part in (path, *path.parents[:-1])):
        return False
    return not Path(os.path.realpath(folder / name)).is_relative_to(os.path.realpath(folder))
