"""Recording what is shown, and telling where two records differ."""

import json
import shutil
import subprocess
import sys

import pytest

from analysis import paths
from analysis.display import MIME
from benchmarks import equality, recording
from benchmarks.comparing import differences

ROOT = paths.docs_dir().parent


@pytest.fixture(scope="module")
def recorded(tmp_path_factory):
    """A record of growth as committed; in a process of its own, for it forks."""
    folder = tmp_path_factory.mktemp("records") / "old"
    command = [sys.executable, "-m", "benchmarks.equality", "record", str(folder)]
    subprocess.run([*command, "--notebook", "growth", "--lang", "en", "--quick"], cwd=ROOT, check=True)
    return folder


def test_a_record_holds_what_a_kernel_showed(recorded):
    stored = json.loads(paths.notebooks_dir().joinpath("01_growth.ipynb").read_text(encoding="utf-8"))
    outputs = [output for cell in stored["cells"] for output in cell.get("outputs", [])]
    content = json.loads((recorded / "notebooks/growth/all.en.json").read_text(encoding="utf-8"))
    shown = [item["display"] for item in content["shown"] if "display" in item]
    assert [item["payload"] for item in shown] == [
        recording.apart({MIME: output["data"][MIME]})[0]["payload"] for output in outputs
    ]


def test_a_changed_payload_is_found_and_told(recorded, tmp_path, capsys):
    copy = shutil.copytree(recorded, tmp_path / "new")
    assert equality.main(["compare", str(recorded), str(copy)]) == 0
    path = copy / "notebooks/growth/all.en.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    at, figure = next(
        (at, item["display"]["payload"])
        for at, item in enumerate(content["shown"])
        if item.get("display", {}).get("payload", {}).get("type") == "figure"
    )
    figure["alt"] += " And more."
    figure["svg"] = "0"
    path.write_text(json.dumps(content), encoding="utf-8")
    capsys.readouterr()
    assert equality.main(["compare", str(recorded), str(copy)]) == 1
    told = capsys.readouterr().out
    assert f"shown[{at}].display.payload.alt" in told
    assert "And more." in told
    assert f"shown[{at}].display.payload.svg" in told
    assert equality.main(["compare", "--ignore", "alt", "--ignore", "svg", str(recorded), str(copy)]) == 0


def test_a_file_that_is_missing_is_a_difference(recorded, tmp_path):
    copy = shutil.copytree(recorded, tmp_path / "new")
    next((copy / "notebooks/growth").iterdir()).unlink()
    assert equality.main(["compare", str(recorded), str(copy)]) == 1
    assert equality.main(["compare", "--part", str(recorded), str(copy)]) == 0


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("plan,value\na,1\nb,2\n", []),
        ("plan,value\na,1\nb,3\n", ["row b,2", "value: '2' is now '3'"]),
        ("plan,value\na,1\n", ["gone: b,2"]),
        ("plan,value\na,1\nb,2\nc,3\n", ["new: c,3"]),
        ("plan,values\na,1\nb,2\n", ["columns"]),
        ("plan,value\r\na,1\r\nb,2\r\n", ["written differently"]),
    ],
)
def test_tables_differ_by_row_and_column(new, told, tmp_path):
    files = tmp_path / "old.csv", tmp_path / "new.csv"
    for path, text in zip(files, ("plan,value\na,1\nb,2\n", new), strict=True):
        path.write_bytes(text.encode("utf-8"))
    found = differences(*files, set())
    assert len(found) == bool(told)
    assert all(part in "".join(found) for part in told)


def test_nothing_to_compare_is_no_equality(tmp_path, capsys):
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
    assert equality.main(["compare", str(tmp_path / "old"), str(tmp_path / "new")]) == 2
    assert "no file in common" in capsys.readouterr().err


def test_a_record_is_not_mixed_with_another(tmp_path, capsys):
    (tmp_path / "left.txt").write_text("", encoding="utf-8")
    assert equality.main(["record", str(tmp_path)]) == 2
    assert "empty" in capsys.readouterr().err


def test_what_goes_wrong_in_a_cell_is_kept():
    sources = ["import sys, warnings\nwarnings.warn('mind')\nprint('said')\n1 + 1", "1 / 0", "'never'"]
    cells = [{"cell_type": "code", "metadata": {}, "source": source} for source in sources]
    found = list(recording.shown(cells, {}))
    assert found[:2] == [("stdout", "said\n"), ("warning", "UserWarning: mind")]
    assert found[2] == ("display", {"text/plain": "2"})
    assert found[3:] == [("error", "ZeroDivisionError: division by zero")]
