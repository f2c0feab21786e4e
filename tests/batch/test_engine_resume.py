"""What is made anew and what stands: exactly the jobs that were handed a slice that has changed."""

import json
import shutil
from pathlib import Path

import pytest

import analysis
from analysis import View, load_dataset, slices
from analysis.batch import inputs, matrix, notebooks
from analysis.batch.reads import through_views
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.dataset import Dataset
from analysis.dataset.extract import Whole, read_files, write_files
from analysis.errors import MeasureError
from analysis.measures import growth_table, index_table, ledger, standing
from tests.batch.batches import HEAD, batch, job, whole, write_notebook
from tests.conftest import edit

DATA = load_dataset()
GROWTH = slices.call(growth_table, ["dibao_standard", ["hegang"]], {})
CHECKS = slices.call(ledger, [["benxi"]], {})
FACT = slices.fact("benxi-001")


@pytest.fixture
def made(tmp_path, package):
    """A batch of two jobs: one is handed Hegang's growth, one a fact and the claims of Benxi."""
    notebook = write_notebook(tmp_path / "x.ipynb")
    handed = {"a.en": [GROWTH], "b.en": [FACT, CHECKS]}

    def again(**more):
        data = load_dataset(package)
        jobs = [job(data, name, notebook) for name in handed]
        parts = {name: slices.hashes(data, calls) for name, calls in handed.items()}
        done = batch(
            data, jobs, tmp_path / "out", lambda parcel: whole(parcel, slices=parts[parcel.name]), **more
        )
        return {one.job.name: f"{one.state} {one.reason}".strip() for one in done}

    again()
    return again


def test_an_unchanged_batch_runs_nothing(made):
    assert made() == {"a.en": "unchanged", "b.en": "unchanged"}


def test_force_runs_everything(made):
    assert made(force=True) == {"a.en": "made", "b.en": "made"}


def test_a_fact_that_was_handed_out_runs_its_job_and_no_other(made, package):
    edit(package, "facts/benxi.csv", fact_id="benxi-001", note="looked at again")
    assert made() == {"a.en": "unchanged", "b.en": "made"}


def test_a_fact_that_changes_what_a_measure_gives_runs_who_was_handed_it(made, package):
    # hegang-008, the last level, moves the growth; a note on it does not
    edit(package, "facts/hegang.csv", fact_id="hegang-008", note="looked at again")
    assert made() == {"a.en": "unchanged", "b.en": "unchanged"}
    edit(package, "facts/hegang.csv", fact_id="hegang-008", value="610", value_text="610")
    assert made() == {"a.en": "made", "b.en": "unchanged"}


def test_a_fact_that_nobody_was_handed_changes_nothing(made, package):
    edit(package, "facts/benxi.csv", fact_id="benxi-050", note="looked at again")
    assert made() == {"a.en": "unchanged", "b.en": "unchanged"}


def test_a_claim_belongs_to_its_plan(made, package):
    name = next(DATA.frames["checks"].query("plan == 'benxi' and checkable").itertuples()).check
    edit(package, "checks.csv", check=name, checkable="false", operands="")
    assert made() == {"a.en": "unchanged", "b.en": "made"}


def test_a_change_of_a_code_list_is_one_for_all(made, package):
    edit(package, "units.csv", unit="percent", name_en="per cent")
    assert made() == {"a.en": "made", "b.en": "made"}


def test_what_is_missing_or_was_changed_by_hand_is_made_anew(made, tmp_path):
    (tmp_path / "out/briefings/a.en.pdf").write_bytes(b"%PDF by hand")
    (tmp_path / "out/briefings/b.en.pdf").unlink()
    assert made() == {"a.en": "made", "b.en": "made"}
    assert (tmp_path / "out/briefings/a.en.pdf").read_bytes() == b"form"


def test_a_copied_folder_still_counts(made, tmp_path):
    shutil.copytree(tmp_path / "out", tmp_path / "copy")  # other times, same contents
    shutil.rmtree(tmp_path / "out")
    shutil.copytree(tmp_path / "copy", tmp_path / "out", copy_function=shutil.copyfile)
    assert set(made().values()) == {"unchanged"}


def test_the_reason_is_told(tmp_path, package):
    notebook = write_notebook(tmp_path / "x.ipynb")
    data = load_dataset(package)
    one = job(data, "a.en", notebook)
    supplies = Supplies(data, {"growth": "plan,value\nbenxi,1\n"})
    handed = slices.hashes(data, [GROWTH])
    former = json.loads(json.dumps(inputs.used(supplies.parcel(one), handed)))
    assert inputs.compared(former, supplies, one) == ("", former)

    def reason(**changes):
        return inputs.compared(former | changes, supplies, one)[0]

    assert reason(notebook="other") == "the notebook"
    assert reason(parameters={"lang": "zh"}) == "the parameters"
    assert reason(sources="other") == "the package"
    assert reason(environment="other") == "Python or the lock"
    assert reason(evidence="other", tables="other") == "the rows of derived tables that it carries"
    assert reason(tables="other") == ""  # other data, the same rows
    other = {GROWTH: "other"}
    assert reason(slices=other) == ""  # the files are those of before: nobody looks
    assert reason(facts="other") == ""  # other files, the same slices
    assert reason(facts="other", slices=other) == "data: growth_table dibao_standard hegang"
    assert reason(facts="other", slices=None) == "data: facts, claims or outside figures"


def test_the_order_of_outputs_and_the_outputs_of_the_stored_notebook_do_not_matter(tmp_path):
    path = write_notebook(tmp_path / "x.ipynb", "1 + 1")
    bare = Supplies(DATA).parcel(job(DATA, "a.en", path)).content
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["cells"][1] |= {
        "execution_count": 7,
        "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2"]}],
    }
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert Supplies(DATA).parcel(job(DATA, "a.en", path)).content == bare


# What is handed out ------------------------------------------------------------------------------------


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Return what views tell of what they have handed out."""
    monkeypatch.setenv(slices.VARIABLE, str(tmp_path / "told"))
    return lambda: slices.told(tmp_path / "told")


def test_every_way_out_of_a_view_is_told(told):
    view = View(DATA, ["hegang"])
    view.of(growth_table, "dibao_standard", ["hegang"])
    view.of(growth_table, "dibao_standard", ["hegang"])
    view.fact("benxi-001")
    view.facts(["benxi-002"])
    view.mark(["benxi-003"])
    view.series("hegang", "dibao_standard", "urban")
    calls = [GROWTH, FACT, slices.fact("benxi-002"), slices.fact("benxi-003")]
    calls.append(slices.call(Dataset.series, ["hegang", "dibao_standard", "urban"], {}))
    assert told() == dict(sorted(slices.hashes(DATA, calls).items()))
    assert "" not in told().values()


def test_a_measure_reads_what_it_likes_untold(told):
    growth_table(DATA, "dibao_standard")
    assert told() == {}


def test_a_rank_is_a_slice(package):
    """Benxi's town standard falls behind: who is handed the ranks of all is made anew, not Hegang."""
    ranks = slices.call(standing, [["benxi", "hegang", "erenhot", "xincheng"]], {})
    before = slices.hashes(load_dataset(package), [ranks, GROWTH])
    edit(package, "facts/benxi.csv", fact_id="benxi-008", value="500", value_text="500")
    after = slices.hashes(load_dataset(package), [ranks, GROWTH])
    assert after[ranks] != before[ranks]
    assert after[GROWTH] == before[GROWTH]


def test_a_refusal_is_a_slice_and_names_what_is_refused():
    def refused(_data):
        raise MeasureError("benxi-001: in the way")

    call = slices.call(refused, [], {})
    assert slices.hashes(DATA, [call]) == {call: ""}  # no measure of the package: it is not called
    alone = slices.call(index_table, [["benxi"]], {})
    assert slices.hashes(DATA, [alone])[alone]


@pytest.mark.parametrize("maker", ["os:system", "analysis.files:write_atomically", "analysis.measures.x:y"])
def test_a_record_can_call_measures_only(maker):
    call = json.dumps([maker, ["echo"], {}])
    assert slices.hashes(DATA, [call]) == {call: ""}


def test_what_cannot_be_asked_again_cannot_be_handed_out():
    with pytest.raises(TypeError):
        View(DATA).of(growth_table, DATA.facts)


def test_tables_are_copies(told):
    view = View(DATA, ["hegang"])
    own = view.of(growth_table, "dibao_standard", ["hegang"])
    own["cagr"] = 0
    assert view.of(growth_table, "dibao_standard", ["hegang"])["cagr"].max() > 0
    assert told() == slices.hashes(DATA, [GROWTH])


def test_displays_get_the_data_through_a_view_alone():
    root = Path(analysis.__file__).parent
    files = [path for part in ("tables", "charts", "words") for path in (root / part).rglob("*.py")]
    assert len(files) > 80
    for path in files:
        text = path.read_text(encoding="utf-8")
        for way in ("Dataset", "load_dataset", "._data", ".frames"):
            assert way not in text.replace("DatasetError", ""), f"{path}: {way}"


def test_every_notebook_of_ours_reads_through_views():
    for name, notebook in notebooks.find().items():
        assert through_views(notebook.path.read_bytes()), name


@pytest.mark.parametrize(
    ("cell", "through"),
    [
        ("data = load_dataset()\nview = View(data, plans)\nview.of(growth_table, 'x')", True),
        ("data = load_dataset()\nprint(data.version, data.peers_of(plan))", True),
        ("1 + 1", True),
        ("data = load_dataset()\ndata.select('benxi')", False),
        ("data = load_dataset()\ngrowth_table(data, 'x')", False),
        ("load_dataset().facts", False),
        ("data = load_dataset()\nother = data\nother.facts", False),
        ("import analysis\nload = analysis.load_dataset", False),
        ("%time load_dataset()", False),
        ("from analysis import load_dataset as load\nload().facts", False),
        ("data = load_dataset()\nview = View(data)\nview._data.facts", False),
    ],
)
def test_a_notebook_that_goes_past_its_views_is_known(tmp_path, cell, through):
    assert through_views(write_notebook(tmp_path / "x.ipynb", cell).read_bytes()) is through


def test_the_part_about_a_plan_gives_the_same_rows_as_the_whole(tmp_path):
    write_files(Whole(read_files(DATA.package.folder), DATA).about(["erenhot"]), tmp_path)
    part = load_dataset(tmp_path)
    assert part.plan_ids == ["erenhot"]
    whole = DATA.facts.query("plan == 'erenhot'").reset_index(drop=True)
    assert part.facts.reset_index(drop=True).equals(whole)
    assert len(part.corrections) == 10  # the years of its series
    assert set(part.reference.figures["place"]) <= {"erenhot", *part.superiors("erenhot")}


# With kernels ------------------------------------------------------------------------------------------

READER = "from analysis import View\nView(data, [plan]).series(plan, 'dibao_standard', 'urban')\nNone"


def test_a_kernel_tells_what_it_was_handed_and_the_worker_does_not(tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD, READER, plan="benxi")
    result = run(Supplies(DATA).parcel(job(DATA, "benxi.en", notebook, plan="benxi")))
    assert result.error == ""
    assert list(result.slices) == [slices.call(Dataset.series, ["benxi", "dibao_standard", "urban"], {})]
    assert result.title == "Title"


def test_a_changed_fact_concerns_who_was_handed_it_and_nobody_else_would_be_another(package):
    """Two real notebooks made by the engine; then a fact changes that only one of them was handed."""
    found, before = notebooks.find(), load_dataset(package)
    [outlays] = matrix.jobs(before, [found["outlays"]], plans=[], languages=["en"], given={})
    [briefing] = matrix.jobs(before, [found["briefing"]], plans=["erenhot"], languages=["en"], given={})
    results = {one.name: run(Supplies(before).parcel(one)) for one in (outlays, briefing)}
    assert {result.error for result in results.values()} == {""}
    handed = {name: {json.loads(call)[1][0] for call in result.slices if '["fact"' in call}
              for name, result in results.items()}  # fmt: skip
    only = min(handed["outlays.en"] - handed["erenhot.en"])
    edit(package, f"facts/{before.fact(only)['plan']}.csv", fact_id=only, section="another section")
    supplies = Supplies(load_dataset(package))
    changed = {
        one.name: [
            call
            for call, digest in slices.hashes(supplies.loaded(one), results[one.name].slices).items()
            if digest != results[one.name].slices[call]
        ]
        for one in (outlays, briefing)
    }
    assert slices.fact(only) in changed["outlays.en"]
    assert changed["erenhot.en"] == []
    same = run(supplies.parcel(briefing))  # and it would have been the same, byte for byte
    assert same.forms == results["erenhot.en"].forms
