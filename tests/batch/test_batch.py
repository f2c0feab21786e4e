"""The batch: refusals before a kernel starts, failures that stay apart, results whole or absent."""

import json
from dataclasses import replace

import nbformat
import pytest

from analysis import UsageError, load_dataset
from analysis.batch import notebooks, parameters
from analysis.batch.job import Parcel, Result
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.cli import main
from tests.batch.batches import batch, job, write_notebook
from tests.conftest import edit

DATA = load_dataset()
FOUND = notebooks.find()


def refused(capsys, *arguments):
    assert main(list(arguments)) == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--plan", "hegan"], ["hegan", "did you mean 'hegang'", "hulunbuir"]),
        (["--lang", "fr"], ["fr", "zh, en"]),
        (["--notebook", "brifing"], ["brifing", "did you mean 'briefing'"]),
        (["--param", "planet=1"], ["planet", "plans, lang"]),
        (["--notebook", "comparison", "--plan", "atlantis"], ["atlantis", "benxi"]),
        (["--notebook", "growth", "--param", "seed=1", "--param", "seed=2"], ["--param seed", "twice"]),
        (["--param", "noequals"], ["NAME=VALUE"]),
        (["--notebook", "growth", "--param", "indicator=dibao_standart"], ["did you mean 'dibao_standard'"]),
        (["--notebook", "urban_rural", "--param", "indicator=nursing_bed_share"], ["tekun_standard"]),
        (["--notebook", "growth", "--param", "confidence=95"], ["confidence", "from 0.5 to 0.999"]),
        (["--jobs", "0"], ["--jobs: found '0'", "from 1 to"]),
    ],
)
def test_a_request_that_makes_no_sense_is_refused_with_the_valid_values(capsys, tmp_path, arguments, words):
    told = refused(capsys, "brief", "--out", str(tmp_path), *arguments).lower()
    for word in words:
        assert word.lower() in told
    assert list(tmp_path.iterdir()) == []


def test_a_missing_data_folder_is_refused(capsys, tmp_path):
    assert "datapackage.json" in refused(capsys, "check", "--data", str(tmp_path))


def test_check_tells_file_and_row_of_a_changed_digit(capsys, package):
    edit(package, "facts/hegang.csv", fact_id="hegang-008", value="606")
    assert main(["check", "--data", str(package)]) == 1
    told = capsys.readouterr().err
    assert "facts/hegang.csv, row 9, column value" in told
    assert "605" in told


def test_parameters_are_typed_like_their_defaults():
    assert parameters.check(FOUND["comparison"], {"plans": ["benxi"]}, DATA) == {
        "plans": ["benxi"],
        "lang": "en",
    }
    with pytest.raises(UsageError, match="expected a list"):
        parameters.check(FOUND["comparison"], {"plans": "benxi"}, DATA)


@pytest.mark.parametrize(
    ("name", "value", "default"),
    [("confidence", 1.5, 0.95), ("confidence", 0.2, 0.95), ("draws", 5, 2000), ("weights", [1, -1], [])],
)
def test_numbers_keep_their_bounds(name, value, default):
    invented = replace(FOUND["comparison"], parameters={"plans": [], "lang": "en", name: default})
    with pytest.raises(UsageError, match=f"{name}.*expected a number from"):
        parameters.check(invented, {name: value}, DATA)
    assert parameters.check(invented, {}, DATA)[name] == default


def test_the_parameters_cell_may_hold_literals_only():
    cell = nbformat.v4.new_code_cell("a = 1\nb = a + 1", metadata={"tags": ["parameters"]})
    with pytest.raises(UsageError, match="b = a \\+ 1"):
        notebooks.parameters(nbformat.v4.new_notebook(cells=[cell]), FOUND["comparison"].path)


def fake(parcel: Parcel) -> Result:
    """Fail for one name, be lost for another, succeed for the third, without kernels."""
    if parcel.name == "b.en":
        return Result(parcel.name, {".failed.ipynb": b"{}"}, "cell 3 failed with ZeroDivisionError")
    if parcel.name == "c.en":
        raise RuntimeError("gone")
    return Result(parcel.name, {".pdf": b"%PDF-1.7", ".ipynb": b"{}"}, title="A")


@pytest.fixture
def three(tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb")
    return [job(DATA, f"{name}.en", notebook) for name in "abc"]


def test_one_failure_leaves_the_others_whole_and_no_stale_pdf(tmp_path, three):
    folder = tmp_path / "briefings"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.en.pdf").write_bytes(b"of a former run")
    done = batch(DATA, three, tmp_path, fake)
    assert [outcome.state for outcome in done] == ["made", "failed", "failed"]
    assert (folder / "a.en.pdf").read_bytes() == b"%PDF-1.7"
    assert sorted(path.name for path in folder.iterdir()) == ["a.en.ipynb", "a.en.pdf", "b.en.failed.ipynb"]
    assert "cell 3" in (tmp_path / "logs" / "b.en.log").read_text(encoding="utf-8")
    assert "the worker was lost: gone" in (tmp_path / "logs" / "c.en.log").read_text(encoding="utf-8")


def test_the_front_page_links_results_and_failures(tmp_path, three):
    batch(DATA, three, tmp_path, fake)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="briefings/a.en.pdf"' in page
    assert 'href="logs/b.en.log"' in page
    assert "b.en.pdf" not in page
    assert DATA.version in page


def test_pdfs_of_earlier_runs_are_listed_apart(tmp_path, three):
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings" / "old.zh.pdf").write_bytes(b"%PDF")
    batch(DATA, three[:1], tmp_path, fake)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.index("From earlier runs") < page.index("old.zh.pdf")


def test_a_notebook_that_fails_tells_cell_and_traceback_and_keeps_its_part(tmp_path):
    path = write_notebook(tmp_path / "broken.ipynb", "done = 41 + 1\nprint(done)", "1 / 0")
    result = run(Supplies(DATA).parcel(job(DATA, "broken.en", path)))
    assert list(result.forms) == [".failed.ipynb"]
    assert "ZeroDivisionError" in result.error
    assert "cell" in result.error.splitlines()[0]
    stored = json.loads(result.forms[".failed.ipynb"])
    printed = [o.get("text", "") for c in stored["cells"] if c["cell_type"] == "code" for o in c["outputs"]]
    assert any("42" in "".join(text) for text in printed)


def test_list_names_plans_and_notebooks(capsys):
    assert main(["list"]) == 0
    told = capsys.readouterr().out
    for word in [*DATA.plan_ids, *FOUND]:
        assert word in told
