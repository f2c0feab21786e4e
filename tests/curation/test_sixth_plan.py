"""From text to briefing without a line of code: the invented sixth city among the five."""

from __future__ import annotations

import io
import os
import shutil
from pathlib import Path

import pypdf
import pytest

from analysis import load_dataset, paths
from analysis.batch import matrix, notebooks
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.charts.standing import _looks
from analysis.cli import main
from analysis.derived import TABLES, build
from analysis.view import View
from tests.curation import sixth

#: The project's own files; a job changes the variable that names the data.
OWN = (paths.data_dir(), paths.notebooks_dir(), Path(paths.__file__).parent)


def bytes_below(*folders: Path) -> dict[Path, bytes]:
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return {path: path.read_bytes() for path in files if path.is_file() and "__pycache__" not in path.parts}


@pytest.fixture(scope="module")
def restored():
    """Leave the environment as it was: a job sets what its kernel inherits."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="module")
def work(tmp_path_factory, known, restored):  # noqa: ARG001
    """A copy of the data with the sixth plan coded, and the project's own files from before."""
    folder = tmp_path_factory.mktemp("sixth")
    own = bytes_below(*OWN)
    package = Path(shutil.copytree(known, folder / "data"))
    texts = sixth.sources(folder)
    sixth.laid_down(package, texts)
    sixth.coded(package)
    return {"data": load_dataset(package), "package": package, "texts": texts, "own": own}


@pytest.fixture(scope="module")
def derived(work):
    return {name: build(name, work["data"]) for name in TABLES}


def test_check_accepts_it(work, capsys):
    assert main(["check", "--data", str(work["package"])]) == 0
    assert " 6 plans" in capsys.readouterr().out


def test_every_number_of_its_text_is_accounted_for(work, capsys):
    assert main(sixth.arguments("verify", work["package"], work["texts"])) == 0
    assert "samplecity: 22 facts, 14 numbers left out by rule" in capsys.readouterr().out


def test_the_guides_example_is_a_fact_of_the_example():
    [example] = [block for block in sixth.blocks() if block.startswith("samplecity-006,")]
    assert example in sixth.FACTS.read_text(encoding="utf-8")


def test_growth_by_hand(derived):
    # 480 to 630 over four years: (630 / 480) ** (1 / 4) - 1 = 7.03 %; 3600 to 5580: 11.58 %
    rows = (
        derived["growth"].query("plan == 'samplecity' and indicator == 'dibao_standard'").set_index("group")
    )
    assert rows.at["urban", "cagr"] == pytest.approx(0.0703, abs=5e-5)
    assert rows.at["rural", "cagr"] == pytest.approx(0.1158, abs=5e-5)


def test_ratio_by_hand(derived):
    # 630 a month against 5580 a year, 465 a month: 1.3548
    rows = derived["urban_rural"].query("plan == 'samplecity' and year == 2020 and urban > 0")
    [ratio] = rows.query("indicator == 'dibao_standard' and kind == 'observed'")["ratio"]
    assert ratio == pytest.approx(1.3548, abs=5e-5)


def test_target_by_hand(derived):
    # 38 to 55 per cent in five years: 3.4 points a year; 260 to 600 persons: 18.20 % a year
    rows = derived["ambition"].query("plan == 'samplecity'").set_index("indicator")
    assert rows.at["nursing_bed_share", "required_annual_pp"] == pytest.approx(0.034)
    assert rows.at["social_workers_certified", "required_annual_rate"] == pytest.approx(0.1820, abs=5e-5)


def test_its_check_is_judged(derived):
    [verdict] = derived["claims"].query("plan == 'samplecity'")["verdict"]
    assert verdict == "holds"


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"ambition_index", "population_effect", "readings"}))
def test_it_stands_in_the_derived_tables_beside_the_others(work, derived, name):
    assert set(derived[name]["plan"]) == set(work["data"].plan_ids)


def test_the_others_keep_their_peers_and_figures(work, data):
    six = work["data"]
    for plan in data.plan_ids:
        assert six.peers_of(plan) == data.peers_of(plan)
        assert six.select(plan).reset_index(drop=True).equals(data.select(plan).reset_index(drop=True))


def test_each_of_six_cities_looks_like_no_other(work):
    looks = _looks(View(work["data"]), work["data"].plan_ids)
    assert len({marker for marker, _ in looks.values()}) == len({c for _, c in looks.values()}) == 6


@pytest.mark.parametrize(
    ("notebook", "plans", "figures"),
    [
        ("briefing", [sixth.ID], ["Sample City", "630", "5,580", "7.03", "11.58", "1.355", "Liaoning"]),
        ("comparison", [], ["Sample City", "Benxi", "Erenhot", "Hegang", "Hulunbuir", "Xincheng District"]),
    ],
)
def test_it_is_set(work, notebook, plans, figures):
    found = notebooks.find()[notebook]
    [job] = matrix.jobs(work["data"], [found], plans=plans, languages=["en"], given={})
    result = run(Supplies(work["data"]).parcel(job))
    assert result.error == ""
    pages = pypdf.PdfReader(io.BytesIO(result.forms[".pdf"])).pages
    text = "\n".join(page.extract_text() for page in pages)
    for figure in figures:
        assert figure in text
    assert "Sample City" in result.forms[".html"].decode("utf-8")


def test_nothing_of_the_project_has_changed(work, known):
    """Stands last: whatever the tests above ran, only the copy of the data is another one."""
    assert [path for path, content in bytes_below(*OWN).items() if work["own"].get(path) != content] == []
    copies = {p.relative_to(work["package"]): c for p, c in bytes_below(work["package"]).items()}
    before = {p.relative_to(known): content for p, content in bytes_below(known).items()}
    changed = {path.as_posix() for path, content in copies.items() if before.get(path) != content}
    files = {"places.csv", "plans.csv", "peers.csv", "checks.csv", "datapackage.json", "facts/samplecity.csv"}
    assert changed == files
