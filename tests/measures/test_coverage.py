"""The coverage matrix: what is printed, what is shared, who is missing."""

from analysis.cli import main
from analysis.measures import coverage_table, sharing


def test_a_plan_without_the_indicator_is_a_row(data):
    table = coverage_table(data)
    beds = table[table["indicator"] == "elderly_beds_total"].set_index("plan")
    assert beds.loc["hulunbuir", "kind"] == "observed"
    assert beds.loc["benxi", "facts"] == 0
    assert len(beds) == len(data.plan_ids)


def test_counts_add_up_to_the_facts(data):
    assert coverage_table(data)["facts"].sum() == len(data.facts)


def test_sharing_counts_plans_not_facts(data):
    # 护理型床位占比 stands in the tables of Hulunbuir, Xincheng and Benxi
    assert sharing(coverage_table(data))["nursing_bed_share"] == 3


def test_some_plans_only(data):
    table = coverage_table(data, ["benxi", "hegang"])
    assert set(table["plan"]) == {"benxi", "hegang"}
    assert not (table["indicator"] == "elderly_beds_total").any()


def test_the_command_names_who_is_missing(capsys):
    assert main(["coverage", "--shared"]) == 0
    lines = capsys.readouterr().out.splitlines()
    row = next(line for line in lines if line.startswith("nursing_bed_share"))
    assert row.endswith("erenhot, hegang")
    assert any(line.startswith("o observed") for line in lines)
