"""Names follow contents: what a result is called is what it is about, and no two results share a name."""

import json
from dataclasses import replace
from itertools import product

import pytest

from analysis import UsageError, load_dataset
from analysis.batch import combinations, matrix, naming, notebooks, parameters
from analysis.cli import main
from analysis.dataset.model import LANGUAGES
from tests.batch.batches import write_notebook

DATA = load_dataset()
FOUND = notebooks.find()
IDS = DATA.plan_ids

#: Another value for each parameter that a notebook may have; a new one needs a line here.
OTHER = {
    "indicator": "tekun_standard",
    "confidence": 0.9,
    "intervals": 4,
    "weights": [1, 2],
    "draws": 300,
    "seed": 2,
    "new_beds": 300,
}


def planned(*chosen, plans=(), languages=("en",), **given):
    books = [FOUND[name] for name in chosen]
    return matrix.jobs(DATA, books, plans=list(plans), languages=list(languages), given=given)


def name(notebook="growth", **given):
    [job] = planned(notebook, **given)
    return job.name


# Place and language --------------------------------------------------------------------------------------


@pytest.mark.parametrize("plans", [[], IDS[:1], IDS[1::-1]], ids="+".join)
@pytest.mark.parametrize("book", FOUND.values(), ids=lambda one: one.name)
def test_place_and_language_of_every_job_are_those_of_its_name(book, plans):
    own = set(book.parameters) - set(parameters.OPTIONS)
    for given in [{}, *({one: OTHER[one]} for one in sorted(own)), {one: OTHER[one] for one in own}]:
        jobs = planned(book.name, plans=plans, languages=LANGUAGES, **given)
        assert len({job.name for job in jobs}) == len(jobs)
        for job in jobs:
            first, rest = job.name.split(".", 1)
            assert rest.rpartition(".")[2] == job.parameters["lang"]
            if book.per_plan:
                assert first == job.parameters["plan"] == job.about[0]
            else:
                assert first == book.name
                assert {one for one in IDS if one in rest} == set(plans) == set(job.parameters["plans"])
                assert set(job.about) == set(plans or IDS)
            assert {one: job.parameters[one] for one in given} == given
        expected = (plans or IDS) if book.per_plan else [book.name]
        assert {job.name.split(".")[0] for job in jobs} == set(expected)


GIVEN = [("plan", "x", "--plan"), ("plans", ["x"], "--plan"), ("lang", "zh", "--lang")]


@pytest.mark.parametrize(("given", "value", "option"), GIVEN)
@pytest.mark.parametrize("book", FOUND)
def test_what_a_name_stands_for_is_refused_as_a_parameter(book, given, value, option):
    with pytest.raises(UsageError, match=f"results are named after it; set it with {option}"):
        matrix.jobs(DATA, [FOUND[book]], plans=IDS[:2], languages=["en"], given={given: value})


def test_the_request_is_refused_before_anything_is_written(capsys, tmp_path):
    asked = ["--notebook", "briefing", "--param", f"plan={IDS[0]}", "--lang", "en"]
    assert main(["brief", *asked, "--out", str(tmp_path / "out")]) == 2
    assert "--param plan: results are named after it; set it with --plan" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_named_twice_is_one_job():
    books = notebooks.pick(["growth", "briefing", "growth"], FOUND)
    jobs = matrix.jobs(DATA, books, plans=[IDS[0], IDS[0]], languages=["en", "en"], given={})
    assert [job.name for job in jobs] == [f"growth.{IDS[0]}.en", f"{IDS[0]}.en"]


def test_plans_stand_in_the_order_of_the_data_and_all_of_them_are_the_standard_run():
    some = IDS[:2]
    assert name(plans=some) == name(plans=some[::-1]) == f"growth.{'-'.join(some)}.en"
    assert name(plans=IDS[::-1]) == name() == "growth.en"
    [job] = planned("growth", plans=some[::-1])
    assert job.parameters["plans"] == some


def test_every_combination_has_a_name_of_its_own():
    jobs = combinations.jobs(DATA)
    assert len({job.name for job in jobs}) == len(jobs)


# Variants ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notebook", "given", "expected"),
    [
        ("growth", {}, "growth.en"),
        ("growth", {"indicator": "tekun_standard"}, "growth.tekun_standard.en"),
        ("growth", {"confidence": 0.9}, "growth.confidence-0.9.en"),
        ("growth", {"confidence": 0.9, "intervals": 4}, "growth.confidence-0.9+intervals-4.en"),
        ("growth", {"intervals": 4, "indicator": "tekun_standard"}, "growth.tekun_standard+intervals-4.en"),
        ("growth", {"indicator": "dibao_standard", "confidence": 0.95}, "growth.en"),
        ("aging", {"new_beds": 300}, "aging.new_beds-300.en"),
        ("ambition", {"weights": [0.5, 2.0]}, "ambition.weights-0.5-2.en"),
        ("ambition", {"weights": []}, "ambition.en"),
    ],
)
def test_a_variant_is_named_after_what_differs(notebook, given, expected):
    assert name(notebook, **given) == expected


@pytest.mark.parametrize(
    ("notebook", "one", "other"),
    [
        ("growth", ["confidence=0.9"], ["confidence=0.90"]),
        ("growth", ["confidence=0.9"], ["confidence=9.0e-1"]),
        ("ambition", ["weights=[1, 2]"], ["weights=[1.0, 2.00]"]),
        ("aging", ["new_beds=300"], ["new_beds=+300"]),
        ("growth", ["intervals=4", "confidence=0.9"], ["confidence=0.9", "intervals=4"]),
    ],
)
def test_two_spellings_of_a_value_are_one_run(notebook, one, other):
    [first], [second] = (planned(notebook, **parameters.parse_all(texts)) for texts in (one, other))
    assert first.name == second.name != f"{notebook}.en"
    assert json.dumps(first.parameters) == json.dumps(second.parameters)


def test_a_whole_number_for_a_fraction_is_one_run(tmp_path):
    path = write_notebook(tmp_path / "x.ipynb", plans=[], share=1.0)
    book = notebooks.Notebook("x", path, {"plans": [], "lang": "en", "share": 1.0})
    found = [matrix.job(DATA, book, {"lang": "en", "share": share}) for share in (1, 1.0, 2, 2.0)]
    assert [job.name for job in found] == ["x.en", "x.en", "x.share-2.0.en", "x.share-2.0.en"]
    assert {type(job.parameters["share"]) for job in found} == {float}


TEXTS = [
    "", " ", ".", "..", "../x", "a/b", "a\\b", "a.b", "a-b", "a+b", "a~b", "A", "a", "é", "规划", "\u202ea",
    "a\0b", "x" * 300, "x" * 301, "<script>", "a b", "a_b", "1", "true", "none", "\ud800", "a\nb",
]  # fmt: skip
SCALARS = [*TEXTS, 1, 0, -1, 0.9, 1e-9, 1e300, 10**400, True, False, None, float("inf"), float("nan")]
LISTS = [
    [],
    ["a"],
    ["a", "b"],
    ["a-b"],
    ["a+b"],
    ["b", "a"],
    [1, 2],
    ["1", "2"],
    [12],
    [True],
    [[1], 2],
    ["x"] * 99,
]
SETS = [{one: value} for one, value in product(("indicator", "x", "y", "X"), SCALARS)]
SETS += [{"z": value} for value in LISTS]
SETS += [{"x": "a", "y": "b"}, {"x": "a-b", "y": ""}, {"x": "a+y-b"}, {"indicator": "a", "y": "b"}]


def test_two_sets_of_parameters_never_share_a_name():
    names = [naming.name("growth", one, "en").casefold() for one in SETS]
    assert len(set(names)) == len(SETS)
    assert names == [naming.name("growth", dict(reversed(one.items())), "en") for one in SETS]


@pytest.mark.parametrize("stem", [*TEXTS, "规" * 90, "y" * 240])
def test_every_name_is_a_safe_file_name(tmp_path, stem):
    found = {naming.name(stem, one, "zh") for one in (*SETS, {})}
    for one in found:
        assert all(letter.isalnum() or letter in "_+-~." for letter in one), one
        assert ".." not in one and not one.startswith(".")
        # as it is written: by way of a neighbour, and of a run that failed
        assert len(f".{one}.failed.ipynb.abcdefgh.part".encode()) <= 255
    (tmp_path / max(found, key=len)).touch()


def test_stems_keep_apart():
    names = [naming.name(stem, {}, "en") for stem in (*TEXTS, "y" * 200, "y" * 201)]
    assert len({name.casefold() for name in names} | {"a.en"}) == len(names) - 1  # of A and a


def test_names_stay_as_they_are():
    """Results of years ago are found by them: a hash that changes would leave them orphaned."""
    assert (
        naming.name("growth", {"weights": [1] * 40}, "en")
        == "growth.weights" + "-1" * 20 + "~2c0cf2680e0d.en"
    )


# Names that data and notebooks may not have ----------------------------------------------------------------


@pytest.mark.parametrize("taken", ["comparison", "dibao_standard", "confidence"])
def test_a_plan_may_not_have_a_name_that_means_something_else_in_names(taken):
    renamed = DATA.frames | {"plans": DATA.plans.assign(plan=DATA.plans["plan"].replace("hegang", taken))}
    with pytest.raises(UsageError, match=f"plan id '{taken}' is also the name of"):
        matrix.check_names(type(DATA)(DATA.package, renamed), FOUND)


def test_the_results_of_two_notebooks_about_one_plan_would_share_their_names():
    second = replace(FOUND["briefing"], name="city", path=FOUND["briefing"].path.with_name("07_city.ipynb"))
    with pytest.raises(UsageError, match=r"briefing\.ipynb and 07_city\.ipynb: only one"):
        matrix.check_names(DATA, FOUND | {"city": second})


def test_two_notebooks_of_one_name_are_refused(tmp_path, monkeypatch):
    for file in ("01_growth.ipynb", "02_growth.ipynb"):
        write_notebook(tmp_path / file, plans=[])
    monkeypatch.setattr("analysis.paths.notebooks_dir", lambda: tmp_path)
    with pytest.raises(UsageError, match=r"01_growth\.ipynb and 02_growth\.ipynb: both are called 'growth'"):
        notebooks.find()
