"""Copies of the real plans: a valid package, and each as long as its model."""

import pytest

from analysis import derived, load_dataset
from benchmarks import synthetic


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    return synthetic.write_copies(tmp_path_factory.mktemp("copies") / "data", 12)


def test_copies_are_a_valid_package_of_places_of_their_own(copies):
    data = load_dataset(copies)
    assert len(data.plan_ids) == 12
    places = data.places[data.places["division_code"] != ""]
    for column in ("division_code", "name_zh", "name_en"):
        assert places[column].is_unique, column
    codes = places.set_index("place")["division_code"]
    for place, parent in zip(places["place"], places["parent"], strict=True):
        assert parent not in codes or codes[place][:2] == codes[parent][:2], "another province's code"
    peers = data.frames["peers"]
    assert set(peers.groupby("plan")["rank"].agg(list).map(tuple)) == {(1, 2, 3, 4)}
    assert data.plans["sha256"].is_unique


def printed(data, name, plan):
    """The rows about a plan as text; ids of exclusions are their own."""
    rows = data.frames[name]
    return rows[rows["plan"] == plan].drop(columns="rule", errors="ignore").to_csv(index=False)


def test_a_copy_prints_what_its_model_prints(copies, committed):
    data = load_dataset(copies)
    ids = [d.frames["corrections"]["fact_id"].str.partition("-")[0] for d in (data, committed)]
    for plan, model in zip(data.plan_ids, committed.plan_ids, strict=False):
        for name in ("facts", "checks", "exclusions"):
            assert printed(data, name, plan).replace(plan, model) == printed(committed, name, model)
        claims = [d.frames["claims"]["claim"].str.partition("-")[0] for d in (data, committed)]
        assert (claims[0] == plan).sum() == (claims[1] == model).sum()
        assert (ids[0] == plan).sum() == (ids[1] == model).sum()


def test_every_table_is_made_of_many_places(copies):
    # twelve places, seven of them prefectures: more than an order needs, unlike the five real ones
    data = load_dataset(copies)
    tables = {name: derived.build(name, data) for name in derived.TABLES}
    assert all(len(table) for table in tables.values())
    assert tables["pressure_profile"]["rank"].notna().any()
