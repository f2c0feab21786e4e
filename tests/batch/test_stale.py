"""Nothing stale looks fresh: what lies in the folder of a batch counts only where it is what a run wrote."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from analysis import derived, load_dataset
from analysis.batch import records as kept
from analysis.batch.records import FORMS, FRONT, PAGE, Records
from analysis.errors import MeasureError
from tests.batch.batches import GROWTH, batch, job, whole, write_notebook
from tests.conftest import edit


class Tables(Mapping):
    """Derived tables that count how often they are computed."""

    def __init__(self, **texts):
        self.texts, self.computed = texts, 0

    def __getitem__(self, name):
        self.computed += 1
        return self.texts[name]

    def __iter__(self):
        return iter(self.texts)

    def __len__(self):
        return len(self.texts)


@pytest.fixture
def run(tmp_path, data, out):
    """Run a batch of two jobs, which carry the rows of one plan each; tell what became of them."""
    notebook = write_notebook(tmp_path / "x.ipynb")

    def again(tables=None, function=whole, data=data):
        jobs = [replace(job(data, f"{plan}.en", notebook), about=(plan,)) for plan in ("benxi", "hegang")]
        done = batch(data, jobs, out, function, derived=Tables(growth=GROWTH) if tables is None else tables)
        return {one.job.name.partition(".")[0]: one.state for one in done}

    return again


def files(out) -> dict[str, bytes]:
    names = [*FRONT.values(), f"records/{PAGE}", "data/growth.csv"]
    return {name: (out / name).read_bytes() for name in names}


# Derived tables ----------------------------------------------------------------------------------------


def test_the_tables_stored_with_the_data_are_never_read(package, monkeypatch):
    data = load_dataset(package)
    for text in (b"plan\nhegang\n", b"\xff", b""):
        (package / "derived" / "growth.csv").write_bytes(text)
        monkeypatch.setattr(derived, "build", lambda *_: pd.DataFrame({"plan": ["benxi"]}))
        assert derived.Tables(data)["growth"] == "plan\nbenxi\n"


def test_evidence_and_download_are_the_tables_of_this_run(run, out):
    (out / "data").mkdir(parents=True)
    (out / "data" / "growth.csv").write_text(GROWTH.replace("1.5", "9.9"), encoding="utf-8")
    carried = {}

    def noting(parcel):
        carried[parcel.name] = parcel.evidence["growth"]
        return whole(parcel)

    run(function=noting)
    assert carried == {"benxi.en": "plan,rate\nbenxi,1.5\n", "hegang.en": "plan,rate\nhegang,2.5\n"}
    assert (out / "data" / "growth.csv").read_text(encoding="utf-8") == GROWTH


def test_where_nothing_has_changed_no_table_is_computed(run):
    run()
    tables = Tables(growth=GROWTH)
    assert run(tables) == {"benxi": "unchanged", "hegang": "unchanged"}
    assert tables.computed == 0


def test_the_tables_of_other_data_are_looked_at_once(run, package):
    run()
    edit(package, "facts/benxi.csv", fact_id="benxi-050", note="looked at again")  # nobody asked for it
    tables = Tables(growth=GROWTH.replace("2.5", "2.6"))
    assert run(tables, data=load_dataset(package)) == {"benxi": "unchanged", "hegang": "made"}
    assert tables.computed
    again = Tables(growth="no need")
    assert run(again, data=load_dataset(package)) == {"benxi": "unchanged", "hegang": "unchanged"}
    assert again.computed == 0


@pytest.mark.parametrize("name", ["data/growth.csv", *FRONT.values(), f"records/{PAGE}"])
@pytest.mark.parametrize("harm", ["edited", "cut", "emptied", "no text", "removed"])
def test_a_page_or_a_download_that_is_not_as_written_is_written_again(run, out, name, harm):
    run()
    before = files(out)
    path, content = out / name, before[name]
    harmed = {
        "edited": content.replace(b"1", b"7", 1),
        "cut": content[: len(content) // 2],
        "emptied": b"",
        "no text": b"\xff\xfe\x00",
    }
    if harm == "removed":
        path.unlink()
    else:
        assert harmed[harm] != content
        path.write_bytes(harmed[harm])
    assert set(run().values()) == {"unchanged"}
    assert files(out) == before


# Records -----------------------------------------------------------------------------------------------


def sealed(record, **changes) -> bytes:
    """Return a record as somebody writes it who knows how to make its hash."""
    return kept._sealed({name: value for name, value in (record | changes).items() if name != "sha256"})


def without(record, name) -> bytes:
    return json.dumps({key: value for key, value in record.items() if key != name}).encode()


#: What may lie in the place of a record, and what may have become of one.
INSTEAD = {
    "an object": b"{}",
    "a list": b"[]",
    "null": b"null",
    "a number": b"1" * 5000,
    "a text": b'"sha256"',
    "empty": b"",
    "no UTF-8": b"\xff\xfe{}",
    "deep": b"[" * 100_000,
}
HARMED = {
    "cut": lambda record: json.dumps(record).encode()[:-20],
    "without inputs": lambda record: without(record, "inputs"),
    "without files": lambda record: without(record, "files"),
    "without its hash": lambda record: without(record, "sha256"),
    "another title": lambda record: json.dumps(record | {"title": "x"}).encode(),
    "other kinds": lambda record: json.dumps(record | {"files": 1, "inputs": [], "title": None}).encode(),
    "no files": lambda record: sealed(record, files=[]),
    "no file": lambda record: sealed(record, files={}),
    "files of none": lambda record: sealed(record, files=None),
}


@pytest.mark.parametrize("harm", [*INSTEAD, *HARMED])
def test_a_record_that_is_not_whole_counts_as_none(run, out, harm):
    run()
    path = out / "records" / "benxi.en.json"
    path.write_bytes(INSTEAD[harm] if harm in INSTEAD else HARMED[harm](json.loads(path.read_bytes())))
    assert run() == {"benxi": "made", "hegang": "unchanged"}
    assert set(run().values()) == {"unchanged"}


def test_a_record_that_is_no_file_counts_as_none_and_is_told(run, out):
    run()
    path = out / "records" / "benxi.en.json"
    path.unlink()
    os.mkfifo(path)  # reading it would wait for ever
    assert run() == {"benxi": "made", "hegang": "unchanged"}
    path.unlink()
    path.mkdir()
    with pytest.raises(Exception, match=r"records/benxi\.en\.json: a folder stands where a file is needed"):
        run()


def test_no_path_of_a_record_is_followed(run, out, tmp_path, monkeypatch):
    run()
    path, foreign = out / "records" / "benxi.en.json", tmp_path / "foreign"
    foreign.write_bytes(b"form")
    record = json.loads(path.read_bytes())
    digest = hashlib.sha256(b"form").hexdigest()
    asked = []
    content = kept.content
    monkeypatch.setattr(kept, "content", lambda path: asked.append(path) or content(path))
    for name in (str(foreign), "../foreign", "briefings/hegang.en.pdf"):
        path.write_bytes(sealed(record, files=dict.fromkeys([name, *list(record["files"])[1:]], digest)))
        assert Records(out).read("benxi.en") is None
    assert {one.relative_to(out).as_posix() for one in asked} == {"records/benxi.en.json", *record["files"]}


@pytest.mark.parametrize("ending", FORMS)
def test_a_result_that_was_changed_under_the_same_size_and_time_is_made_anew(run, out, ending):
    run()
    path = out / "briefings" / f"benxi.en{ending}"
    time = path.stat().st_mtime_ns
    path.write_bytes(b"from")
    os.utime(path, ns=(time, time))
    assert run()["benxi"] == "made"
    path.unlink()
    told = out / "records" / "benxi.en.json"
    record = json.loads(told.read_bytes())
    files = {name: digest for name, digest in record["files"].items() if not name.endswith(ending)}
    told.write_bytes(sealed(record, files=files))  # it asks for none that is not there
    assert run()["benxi"] == "made"
    assert path.read_bytes() == b"form"


# The manifest ------------------------------------------------------------------------------------------


TOLD = ["manifest.json", *FRONT.values(), f"records/{PAGE}", "data/growth.csv"]


def test_what_tells_of_the_run_before_is_gone_when_the_first_job_starts(brief, out):
    assert brief() == 0
    assert all((out / name).exists() for name in TOLD)
    left = []

    def looking(parcel):
        left.extend(name for name in TOLD if (out / name).exists())
        return whole(parcel)

    assert brief("--force", function=looking) == 0
    assert left == []
    assert all((out / name).exists() for name in TOLD)


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_a_run_that_ends_early_leaves_no_word_of_files_that_are_not_there(brief, out, end):
    assert brief() == 0

    def ending(parcel):
        if parcel.name == "second.en":
            raise end
        return whole(parcel)

    try:
        assert brief("--force", function=ending) == 130
    except SystemExit:
        assert not (out / "manifest.json").exists()  # nobody was left to write it
    else:
        told = json.loads((out / "manifest.json").read_bytes())["jobs"]
        assert {one["name"]: len(one["files"]) for one in told} == {"first.en": len(FORMS), "second.en": 0}
        for path, digest in told[0]["files"].items():
            assert hashlib.sha256((out / path).read_bytes()).hexdigest() == digest
    assert not any((out / name).exists() for name in TOLD[1:])
    assert not list((out / "briefings").glob("second.*"))


def test_a_table_that_cannot_be_computed_takes_nothing_away(brief, out, capsys, monkeypatch):
    assert brief() == 0

    class Broken(Tables):
        def __getitem__(self, name):
            raise MeasureError("benxi-001: no growth from zero")

    monkeypatch.setattr("analysis.cli.brief.Tables", lambda _: Broken(growth=""))
    assert brief("--force") == 1
    assert "benxi-001: no growth from zero" in capsys.readouterr().err
    assert len(list((out / "briefings").iterdir())) == 2 * len(FORMS)
