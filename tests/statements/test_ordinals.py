"""No order across levels of government, years or plans of one place, in all that a run shows.

The notebooks run in this process with nothing drawn, on the known plans and on invented ones: a later plan of
a place, a province, the nation, an excerpt, and five prefectures that may be put in an order.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from analysis import load_dataset, paths
from analysis.dataset.model import LANGUAGES
from analysis.measures import amplification_table, existing_table, relative_levels
from analysis.measures.ranks import LEAST
from analysis.measures.standards.pace import paces, verdict
from analysis.measures.superiors.yardsticks import OPEN, one_way
from tests.statements.invented import FIVE, FOUND, PLANS, add, add_all, add_five, run, texts

#: Words that put places in an order, but for the name of a scheme and for ends of a series or a span.
ORDINALS = {
    "en": re.compile(
        r"\b(?:highest|lowest|ranks?|ranked|\d+(?:st|nd|rd|th)|first place|widest|fastest|slowest|furthest|"
        r"leads|runs from)\b(?! of the windows| years? |-to-last)"
    ),
    "zh": re.compile(
        r"最高(?!者之比|额)|最低(?!生活保障|工资)|名次|排名|居首|第\d+[高低名]|最快|最慢|相差最大"
    ),
}

#: What says that there is no order, or speaks of the claims of one plan, or of years of one place.
ALLOWED = re.compile(
    r"No order is given|nothing to rank|无从排名|不排名次|Not a ranking|not a ranking|不作排名|"
    r"not for ranking|不宜直接排名|"
    r"contradiction|apart of those|矛盾的各项|须另作解释的各项|no index|没有可以排名|没有指数|"
    r"From the fastest to the slowest of the windows|各缩小窗口中的最快与最慢者|rank of the|排名"
)


@pytest.fixture(scope="module", autouse=True)
def _nothing_is_drawn():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.display.figure._svg", lambda *_: b"")
        yield


@pytest.fixture(scope="module")
def packages(known, tmp_path_factory):
    """The known plans with the invented ones, and with five prefectures."""
    found = {}
    for name, grow in (("mixed", add_all), ("five", add_five)):
        found[name] = Path(shutil.copytree(known, tmp_path_factory.mktemp(name) / "data"))
        grow(found[name])
    return found


@pytest.fixture
def on(packages, known, monkeypatch):
    """Let the notebooks load a package."""

    def use(name: str = ""):
        monkeypatch.setenv(paths.DATA_VARIABLE, str(packages.get(name, known)))
        return load_dataset()

    return use


def ordinals(name: str, lang: str, plans: list[str]) -> list[str]:
    shown = [text for text in texts(run(name, lang, plans)) if ORDINALS[lang].search(text)]
    return [text for text in shown if not ALLOWED.search(text)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FOUND)
def test_the_known_plans_are_put_in_no_order(on, name, lang):
    data = on()
    for plans in [[plan] for plan in data.plan_ids] if FOUND[name].per_plan else [[]]:
        assert ordinals(name, lang, plans) == []


@pytest.mark.parametrize("name", FOUND)
def test_plans_of_other_periods_and_levels_run_and_are_put_in_no_order(on, name):
    on("mixed")
    lang = LANGUAGES[sorted(FOUND).index(name) % 2]
    for plans in [["hegang_2026"], ["hohhot"]] if FOUND[name].per_plan else [[], ["hegang", "hegang_2026"]]:
        assert ordinals(name, lang, plans) == []


@pytest.mark.soak
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FOUND)
def test_every_selection_of_invented_plans_runs_and_is_put_in_no_order(on, name, lang):
    data = on("mixed")
    each = [[plan] for plan in data.plan_ids]
    pairs = [["hegang", "hegang_2026"], ["benxi", "liaoning"], ["china_2026", "hegang_2026"]]
    for plans in each if FOUND[name].per_plan else [[], *each, *pairs]:
        shown = texts(run(name, lang, plans))
        assert not [text for text in shown if re.search(r"\bnan\b|\bNone\b(?! (?:is|of))|<NA>", text)]
        assert ordinals(name, lang, plans) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_five_prefectures_are(on, lang):
    on("five")
    assert ordinals("comparison", lang, list(FIVE)), "the search finds an order where one may be given"


# Yardsticks -------------------------------------------------------------------------------------------------


def test_the_plan_of_a_superior_is_a_yardstick_with_its_plan_as_source(on):
    data = on("mixed")
    [figure] = data.reference.records("liaoning", "community_facility_area_per_100_households")
    assert (figure["value"], figure["grade"], figure["table"]) == (32, "plan", "plans")
    assert figure["source"].startswith("liaoning 2021")
    rows = amplification_table(data, ["benxi"]).set_index(["indicator", "superior"])
    # 1.3 in the city against at most 1.35 in the province, and lower is better
    ratio = rows.loc[("dibao_standard:urban_to_rural_ratio", "liaoning")]
    assert (ratio["amplification"], ratio["relation"]) == (pytest.approx(-0.05), "beyond")
    # what file and plan both print is one figure: the nursing share of 55 by the year of the target
    assert rows.loc[("nursing_bed_share", "liaoning"), "grade"] == "plan"
    near = relative_levels(data, "dibao_standard", ["benxi"])
    assert 2020 in list(near.loc[near["place"] == "liaoning", "year"])
    assert data.is_outside(figure["reference_id"])
    assert "liaoning" in data.plans_above("benxi")


def test_a_plan_is_no_peer_of_its_own_place(on):
    data = on("mixed")
    for plan in PLANS:
        place = data.plan(plan)["place"]
        assert place not in [data.plan(peer)["place"] for peer in data.peers_of(plan)]
    paid = existing_table(data).query("basis == 'paid'")
    own = paid["plan"].map(lambda plan: data.plan(plan)["place"])
    assert (paid["place"] != own).all()


def test_a_sign_needs_all_admissible_values(data):
    # the nation's urban standard of 2020: 677.5 derived, 665 printed; the plan grew by 7.84 % from 488
    rows = paces(data, "dibao_standard", ["hulunbuir"]).query("place == 'china' and area == 'urban'")
    assert list(rows["above"].round(4)) == [0.0818, 0.0768]  # from 494.6 over four years
    assert [verdict(row) for row in rows.itertuples()] == ["slower", "faster"]
    near = relative_levels(data, "dibao_standard", ["benxi"])
    near = near.query("place == 'china' and area == 'urban' and year == 2020")
    assert list(near["value"]) == pytest.approx([665 / 677.5, 1])


def test_verdicts_that_do_not_agree_are_open():
    rows = [{"of": "a", "said": "above"}, {"of": "a", "said": "below"}, {"of": "b", "said": "above"}]
    one_way(rows, "said", ("of",))
    assert [row["said"] for row in rows] == [OPEN, OPEN, "above"]


def test_a_target_of_a_superior_with_two_values_is_open(known, tmp_path):
    package = Path(shutil.copytree(known, tmp_path / "data"))
    # the file has 55 for the province, its plan 65: the city's 60 lies between them
    facts = (("nursing_bed_share", "all", 2025, "target", ">=", 65, "percent", "binding"),)
    add(package, "inner_mongolia", "inner_mongolia", 2021, 2025, 2020, facts)
    rows = amplification_table(load_dataset(package), ["xincheng"])
    rows = rows.query("indicator == 'nursing_bed_share' and superior == 'inner_mongolia'")
    assert list(rows["relation"]) == [OPEN, OPEN]
    assert sorted(rows["amplification"]) == [-5, 5]


def test_five_are_the_least():
    assert LEAST == 5
