"""What is made anew and what stands: exactly the jobs that read a row that has changed, and never fewer."""

import json
import shutil
from pathlib import Path

import pytest

import analysis
from analysis import load_dataset
from analysis.batch import inputs, matrix, notebooks
from analysis.batch.supplies import Supplies
from analysis.batch.work import run
from analysis.dataset import questions
from analysis.dataset.answers import Answers
from analysis.dataset.extract import Whole, read_files, write_files
from analysis.measures import growth_table
from tests.batch.batches import HEAD, batch, job, whole, write_notebook
from tests.conftest import append, edit

DATA = load_dataset()
STANDARD = ("facts", "hegang", "dibao_standard", None, None)


@pytest.fixture
def made(tmp_path, package):
    """A batch of two jobs: one reads Hegang's standards, one the fact benxi-001; neither needs a kernel."""
    notebook = write_notebook(tmp_path / "x.ipynb")
    asked = {"a.en": (STANDARD,), "b.en": (("fact", "benxi-001"), ("checks", "benxi"))}

    def fake(parcel):
        return whole(parcel, questions=asked[parcel.name])

    def again(**more):
        data = load_dataset(package)
        jobs = [job(data, name, notebook) for name in asked]
        done = batch(data, jobs, tmp_path / "out", fake, **more)
        return {one.job.name: f"{one.state} {one.reason}".strip() for one in done}

    again()
    return again


def test_an_unchanged_batch_runs_nothing(made):
    assert made() == {"a.en": "unchanged", "b.en": "unchanged"}


def test_force_runs_everything(made):
    assert made(force=True) == {"a.en": "made", "b.en": "made"}


def test_a_change_of_a_fact_runs_the_job_that_read_it_and_no_other(made, package):
    edit(package, "facts/benxi.csv", fact_id="benxi-001", note="looked at again")
    assert made() == {"a.en": "unchanged", "b.en": "made"}


def test_a_fact_more_is_a_change_for_who_asked_for_its_like(made, package):
    lines = (package / "facts" / "hegang.csv").read_text(encoding="utf-8").splitlines()
    line = next(line for line in lines if ",dibao_standard," in line)
    _, rest = line.split(",", 1)
    append(package, "facts/hegang.csv", f"hegang-999,{rest}")
    assert made() == {"a.en": "made", "b.en": "unchanged"}


def test_a_fact_that_nobody_read_changes_nothing(made, package):
    edit(package, "facts/benxi.csv", fact_id="benxi-050", note="looked at again")
    assert made() == {"a.en": "unchanged", "b.en": "unchanged"}


def test_a_check_belongs_to_its_plan(made, package):
    name = next(DATA.frames["checks"].query("plan == 'benxi'").itertuples()).check
    edit(package, "checks.csv", check=name, note="looked at again")
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
    former = json.loads(json.dumps(inputs.used(supplies.parcel(one), [STANDARD], supplies.answers(one))))
    assert inputs.compared(former, supplies, one) == ("", former)

    def reason(**changes):
        return inputs.compared(former | changes, supplies, one)[0]

    assert reason(notebook="other") == "the notebook"
    assert reason(parameters={"lang": "zh"}) == "the parameters"
    assert reason(sources="other") == "the package"
    assert reason(environment="other") == "Python or the lock"
    assert reason(evidence="other", tables="other") == "the rows of derived tables that it carries"
    assert reason(tables="other") == ""  # other data, the same rows
    other = [[list(STANDARD), "other"]]
    assert reason(questions=other) == ""  # the files are those of before: nobody asks
    assert reason(facts="other", questions=other) == "facts: facts hegang dibao_standard"


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


# What is read ------------------------------------------------------------------------------------------


def asked(call) -> set:
    with questions.listening() as heard:
        call()
    return heard


@pytest.mark.parametrize(
    ("call", "question"),
    [
        (lambda data: data.facts, ("facts", None, None, None, None)),
        (lambda data: data.select("hegang", "dibao_standard"), STANDARD),
        (lambda data: data.select(kind=["target"]), ("facts", None, None, None, ("target",))),
        (lambda data: data.fact("benxi-001"), ("fact", "benxi-001")),
        (lambda data: data.rows(["benxi-001"]), ("fact", "benxi-001")),
        (lambda data: data.mark(["benxi-001"]), ("fact", "benxi-001")),
        (lambda data: data.checks, ("checks", None)),
        (lambda data: data.checks_of("benxi"), ("checks", "benxi")),
        (
            lambda data: data.series("hegang", "dibao_standard", "urban"),
            ("facts", "hegang", "dibao_standard", "urban", ("observed", "estimate")),
        ),
    ],
)
def test_every_way_to_a_fact_is_noted(call, question):
    assert asked(lambda: call(DATA)) == {question}


def test_a_remembered_result_has_asked_what_its_first_computation_asked():
    data = load_dataset()
    first = asked(lambda: growth_table(data, "dibao_standard", ["hegang"]))
    again = asked(lambda: growth_table(data, "dibao_standard", ["hegang"]))
    assert again == first
    assert ("facts", "hegang", "dibao_standard", "all", ("observed", "estimate")) in first


def test_no_module_goes_round_the_questions():
    root = Path(analysis.__file__).parent
    layers = ("measures", "tables", "charts", "words", "display", "briefing")
    files = [path for layer in layers for path in (root / layer).rglob("*.py")]
    assert len(files) > 100
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert ".frames" not in text, path
        assert "_by_id" not in text, path
    for path in (Path(analysis.__file__).parents[2] / "notebooks").glob("*.ipynb"):
        assert ".frames" not in path.read_text(encoding="utf-8")


def test_the_answer_is_that_of_the_plans_seen():
    everywhere = Answers(DATA, DATA.plan_ids).digest(("facts", None, "dibao_standard", None, None))
    alone = Answers(DATA, ["hegang"]).digest(("facts", None, "dibao_standard", None, None))
    assert alone == Answers(DATA, ["hegang"]).digest(STANDARD)
    assert alone != everywhere
    assert Answers(DATA, ["benxi"]).digest(STANDARD) == Answers(DATA, ["benxi"]).digest(("fact", "none"))


def test_the_part_about_a_plan_gives_the_same_rows_as_the_whole(tmp_path):
    write_files(Whole(read_files(DATA.package.folder), DATA).about(["erenhot"]), tmp_path)
    part = load_dataset(tmp_path)
    assert part.plan_ids == ["erenhot"]
    whole = DATA.facts.query("plan == 'erenhot'").reset_index(drop=True)
    assert part.facts.reset_index(drop=True).equals(whole)
    assert len(part.corrections) == 10  # the years of its series
    assert set(part.reference.figures["place"]) <= {"erenhot", *part.superiors("erenhot")}


# With kernels ------------------------------------------------------------------------------------------

READER = "from analysis import load_dataset\nload_dataset().select(plan, 'dibao_standard')\nNone"


def test_a_kernel_tells_what_it_read_and_the_worker_does_not(tmp_path):
    notebook = write_notebook(tmp_path / "x.ipynb", HEAD, READER, plan="benxi")
    result = run(Supplies(DATA).parcel(job(DATA, "benxi.en", notebook, plan="benxi")))
    assert result.error == ""
    assert result.questions == (("facts", "benxi", "dibao_standard", None, None),)
    assert result.title == "Title"


def test_a_changed_fact_concerns_who_read_it_and_nobody_else_would_be_another(package, memory):
    """Two real notebooks made by the engine; then a fact changes that only one of them reads."""
    found, before = notebooks.find(), load_dataset(package)
    chosen = {"plans": ["erenhot"], "languages": ["en"], "given": {}}
    [outlays] = matrix.jobs(before, [found["outlays"]], **chosen | {"plans": []})
    [briefing] = matrix.jobs(before, [found["briefing"]], **chosen)
    results = {one.name: run(Supplies(before, memory=memory).parcel(one)) for one in (outlays, briefing)}
    assert {result.error for result in results.values()} == {""}
    read = {
        name: {fact.fact_id for fact in before.facts.itertuples() if _any_asks(result.questions, fact)}
        for name, result in results.items()
    }
    only = sorted(read["outlays.en"] - read["erenhot.en"])
    fact = before.fact(only[0])
    edit(package, f"facts/{fact['plan']}.csv", fact_id=only[0], section="another section")
    supplies = Supplies(load_dataset(package), memory=memory)
    changed = {
        one.name: [
            question
            for question in results[one.name].questions
            if Answers(before, one.plans).digest(question) != supplies.answers(one).digest(question)
        ]
        for one in (outlays, briefing)
    }
    assert changed["outlays.en"]
    assert changed["erenhot.en"] == []
    same = run(supplies.parcel(briefing))  # and it would have been the same, byte for byte
    assert same.forms == results["erenhot.en"].forms


def _any_asks(asked, fact) -> bool:
    return any(_asks(question, fact) for question in asked)


def _asks(question, fact) -> bool:
    if question[0] != "facts":
        return question == ("fact", fact.fact_id)
    parts = zip(question[1:], (fact.plan, fact.indicator, fact.group, fact.kind), strict=True)
    return all(
        part is None or value == part or (isinstance(part, tuple) and value in part) for part, value in parts
    )


def test_the_kernels_of_a_batch_share_the_data_that_one_of_them_has_checked(tmp_path, monkeypatch, package):
    monkeypatch.setenv("MINZHENG_MEMORY", str(tmp_path / "memory"))
    (tmp_path / "memory").mkdir()
    first = load_dataset(package)
    with monkeypatch.context() as patch:
        patch.setattr("analysis.dataset.load._load", None)  # nothing is read or checked again
        second = load_dataset(package)
    assert second.facts.equals(first.facts)
    assert second.fingerprint == first.fingerprint
    edit(package, "facts/benxi.csv", fact_id="benxi-001", note="another file")
    assert load_dataset(package).fact("benxi-001")["note"] == "another file"
