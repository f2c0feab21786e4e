"""The edges of the command line: whatever is asked, read or written, the answer is a sentence."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from analysis import UsageError, load_dataset
from analysis.cli import look, main
from tests.conftest import append
from tests.curation import sixth


def told(capsys, *arguments: object, code: int = 2) -> str:
    """Return the one line that a refusal prints."""
    assert main([*map(str, arguments)]) == code
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("minzheng: ")
    assert "internal error" not in line
    return line


# Options --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        (["check", "--data"], "--data"),
        (["brief", "--out"], "--out"),
        (["brief", "--scheduler"], "--scheduler"),
        (["verify", "--sources"], "--sources"),
        (["numbers", "--text"], "--text"),
        (["export"], "DIR"),
        (["copy", "data"], "DIR"),
    ],
)
@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_text_names_nothing(capsys, arguments, option, nothing):
    assert f"{option}: found {nothing!r}, expected a name" in told(capsys, *arguments, nothing)


@pytest.mark.parametrize("text", ["a\0b", "b\udce9"])
def test_what_is_no_text_is_refused_wherever_it_stands(capsys, text):
    for arguments in (["check", "--data", text], ["coverage", "--plan", text], [text]):
        assert "no text in UTF-8" in told(capsys, *arguments)


@pytest.mark.parametrize(
    ("option", "value"),
    [("--jobs", "0"), ("--jobs", "-1"), ("--jobs", "two"), ("--jobs", "9" * 5000), ("--jobs", "9" * 20),
     ("--timeout", "0"), ("--timeout", "9999999"), ("--timeout", "1e3")],
)  # fmt: skip
def test_numbers_have_bounds(capsys, option, value):
    assert f"argument {option}: found '{value}', expected a whole number from 1" in told(
        capsys, "brief", option, value
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show"], "invalid choice"),
        (["verify"], "--sources"),
        (["list", "--plan", "benxi"], "unrecognized arguments"),
        (["numbers", "--text", "a.txt", "--all", "--draft"], "not allowed with"),
        (["export", "x", "--format", "xlsx"], "invalid choice"),
    ],
)
def test_other_slips_are_told_in_a_line_that_leads_to_the_help(capsys, arguments, words):
    line = told(capsys, *arguments)
    assert words in line
    assert "--help`" in line


# Reading --------------------------------------------------------------------------------------------------


def odd(folder: Path) -> dict[str, Path]:
    """Make everything that may stand where a file or a folder is expected."""
    names = ("missing", "loop", "pipe", "folder", "empty", "bytes", "below")
    found = {name: folder / f"{name}.txt" for name in names}
    found["below"] = found["empty"] / "below.txt"
    found["loop"].symlink_to(found["loop"])
    os.mkfifo(found["pipe"])  # reading it would wait for ever
    found["folder"].mkdir()
    found["empty"].write_bytes(b"\n")
    found["bytes"].write_bytes("第一行\n".encode() + "第二行".encode("gb18030"))
    return found


TEXTS = {
    "missing": "no such file", "loop": "a link that leads back to itself", "pipe": "a pipe or device",
    "folder": "a folder", "empty": "the file is empty", "bytes": "line 2 is no UTF-8",
    "below": "a file in place of a folder",
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in TEXTS if kind != "loop"])
def test_a_text_is_a_plain_file_with_text(capsys, known, tmp_path, kind):
    path = odd(tmp_path)[kind]
    line = told(capsys, "numbers", "--text", path, "--data", known)
    assert f"{path}: {TEXTS[kind]}" in line
    if path.exists():
        path.rename(tmp_path / "benxi.txt")
        line = told(capsys, "verify", "--sources", tmp_path, "--plan", "benxi", "--data", known)
        assert f"benxi.txt: {TEXTS[kind]}" in line


def test_links_in_a_circle_are_refused_as_what_they_are(capsys, known, tmp_path):
    loop = odd(tmp_path)["loop"]
    for arguments in (["numbers", "--text", loop], ["check", "--data", loop], ["export", loop]):
        assert "loop.txt' is a link that leads back to itself" in told(capsys, *arguments)
    loop.rename(tmp_path / "benxi.txt")
    line = told(capsys, "verify", "--sources", tmp_path, "--plan", "benxi", "--data", known)
    assert "benxi.txt" in line


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_text_that_may_not_be_read(capsys, known, tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("12", encoding="utf-8")
    path.chmod(0)
    assert "a file that may not be read" in told(capsys, "numbers", "--text", path, "--data", known)


@pytest.mark.parametrize("kind", ["missing", "pipe", "folder", "empty", "below"])
def test_a_data_package_is_a_folder_with_a_descriptor(capsys, tmp_path, kind):
    line = told(capsys, "check", "--data", odd(tmp_path)[kind])
    assert f"{kind}.txt" in line
    assert "expected a folder with datapackage.json" in line


@pytest.mark.parametrize("name", ["x" * 5000, "~nobody-has-this-name/data"])
def test_a_name_that_no_folder_can_have(capsys, name):
    assert name[:20] in told(capsys, "list", "--data", name)


def test_an_empty_name_is_never_another_folder(monkeypatch, committed):
    with pytest.raises(UsageError, match="an empty name"):
        load_dataset("")
    monkeypatch.setenv("MINZHENG_DATA", "")  # as if it were not set
    assert load_dataset().plan_ids == committed.plan_ids


def test_a_plan_without_a_fact_prints_nothing_and_is_no_fault(capsys, package):
    row = f"benxi_2026,benxi,题,,,2026,2030,2025,2030,{'0' * 64},excerpt,undeclared"
    append(package, "plans.csv", row)
    for plans in (["benxi_2026"], ["benxi_2026", "benxi"]):
        assert main(["coverage", "--data", str(package), "--plan", *plans]) == 0
        assert "benxi_2026" in capsys.readouterr().out.splitlines()[0]


# Writing --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["export", "copy"])
@pytest.mark.parametrize("kind", ["empty", "below"])
def test_a_file_in_place_of_a_folder(capsys, known, tmp_path, monkeypatch, command, kind):
    monkeypatch.setattr("analysis.derived.export.TABLES", {})
    target = odd(tmp_path)[kind]
    if command == "export":
        line = told(capsys, "export", target, "--data", known, code=1)
    else:
        line = told(capsys, "copy", "data", target, code=1 if kind == "below" else 2)
    assert "empty.txt" in line


def test_the_data_are_not_exported_over_themselves(capsys, package):
    before = (package / "facts/benxi.csv").read_bytes(), (package / "plans.csv").read_bytes()
    assert "name another folder" in told(capsys, "export", package / ".", "--data", package)
    assert before == ((package / "facts/benxi.csv").read_bytes(), (package / "plans.csv").read_bytes())


def test_an_empty_folder_is_filled_unless_one_stands_in_it(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "the folder you are in" in told(capsys, "copy", "notebooks", ".")
    assert main(["copy", "notebooks", "in"]) == 0
    assert (tmp_path / "in" / "briefing.ipynb").exists()


# The last guard -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "/far/away"), "/far/away: Permission denied"),
        (OSError("no more"), "the system refuses: no more"),
        (KeyError("a key\nof two lines"), "(KeyError: 'a key"),
        (RecursionError("too deep"), "(RecursionError: too deep)"),
        (MemoryError(), "(MemoryError: )"),
        (OverflowError("too large"), "(OverflowError: too large)"),
    ],
)
def test_what_nobody_expected_is_told_in_a_line(capsys, monkeypatch, error, words):
    def fail(_):
        raise error

    monkeypatch.setattr(look, "show", fail)
    monkeypatch.delenv("MINZHENG_DEBUG", raising=False)
    assert main(["list"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert words in line
    assert ("internal error" in line) != isinstance(error, OSError)
    monkeypatch.setenv("MINZHENG_DEBUG", "1")
    assert main(["list"]) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_what_cannot_be_printed_says_how_it_can(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="latin-1"))
    assert main(["list"]) == 1
    assert "PYTHONIOENCODING=utf-8" in capsys.readouterr().err


def test_a_plan_with_every_edge_at_once_is_refused_and_not_laid_down(capsys, package, tmp_path):
    given = sixth.arguments("new-plan", package, sixth.sources(tmp_path))
    before = (package / "plans.csv").read_bytes()
    for text in ("", tmp_path):
        told(capsys, *given, "--text", text)
    for option in ("--baseline", "--target"):
        told(capsys, *given, option, "1e9")
    assert (package / "plans.csv").read_bytes() == before
