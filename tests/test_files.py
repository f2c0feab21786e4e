"""Writing: whole or not at all, with the rights that the umask leaves, and a cause where it fails."""

import errno
import os
from pathlib import Path

import pytest

from analysis.errors import OutputError
from analysis.files import content, write_atomically, write_together, writing_to


@pytest.mark.parametrize(("umask", "file", "folder"), [(0o077, 0o600, 0o700), (0o002, 0o664, 0o775)])
def test_files_and_folders_have_the_rights_that_the_umask_leaves(tmp_path, umask, file, folder):
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "new" / "a.csv", b"1")
        write_atomically(tmp_path / "new" / "a.csv", b"2")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == folder
    assert (tmp_path / "new" / "a.csv").stat().st_mode & 0o777 == file


def test_what_cannot_take_its_place_leaves_nothing_and_says_why(tmp_path):
    (tmp_path / "index.html").mkdir()
    told = r"/index\.html: a folder stands where a file is needed"
    with pytest.raises(OutputError, match=told), writing_to(tmp_path):
        write_atomically(tmp_path / "index.html", b"page")
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_a_cause_without_advice_is_told_in_the_words_of_the_system(tmp_path):
    with pytest.raises(OutputError, match=os.strerror(errno.ENOLCK)), writing_to(tmp_path):
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))


def test_what_is_no_file_has_no_content(tmp_path):
    os.mkfifo(tmp_path / "pipe")  # reading it would wait for ever
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"1")
    found = {path.name: content(path) for path in [*tmp_path.iterdir(), tmp_path, tmp_path / "none"]}
    assert found == {"pipe": None, "loop": None, "file": b"1", tmp_path.name: None, "none": None}


@pytest.mark.parametrize("obstacle", ["folder", "no space"])
def test_of_files_that_belong_together_all_are_written_or_none(tmp_path, monkeypatch, obstacle):
    files = {tmp_path / name: name.encode() for name in ("a", "b", "c")}
    (tmp_path / "a").write_bytes(b"former")
    whole = Path.open

    def full(path, *mode):
        if path.name.startswith(".c"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return whole(path, *mode)

    if obstacle == "folder":
        (tmp_path / "c").mkdir()
    else:
        monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OutputError), writing_to(tmp_path):
        write_together(files)
    monkeypatch.undo()
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {"a"}
    assert (tmp_path / "a").read_bytes() == b"former"
    if obstacle == "folder":
        (tmp_path / "c").rmdir()
    write_together(files)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files
