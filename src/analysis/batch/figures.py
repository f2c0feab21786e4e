"""Draw the charts across all plans, and the first page of a briefing, into figures/: `make figures`."""

from __future__ import annotations

from analysis import charts, load_dataset, paths
from analysis.batch import notebooks
from analysis.briefing.content import content
from analysis.briefing.pdf import first_page
from analysis.briefing.printed import source
from analysis.dataset.model import LANGUAGES
from analysis.files import write_atomically
from analysis.measures import standing
from analysis.view import View


def main() -> None:
    """Write every chart as SVG and PNG in both languages."""
    data = load_dataset()
    folder = paths.figures_dir()
    for lang in LANGUAGES:
        drawn = {
            "dibao_standards": charts.standards_over_time(
                View(data, data.plan_ids, lang, indicator="dibao_standard")
            ),
            "dibao_gap": charts.urban_rural_gap(View(data, data.plan_ids, lang, indicator="dibao_standard")),
            "growth": charts.growth_dots(View(data, data.plan_ids, lang, indicator="dibao_standard")),
            "urban_rural": charts.ratio_paths(View(data, data.plan_ids, lang, indicator="dibao_standard")),
            "scissors": charts.scissor_lines(View(data, data.plan_ids, lang, indicator="dibao_standard")),
            "ambition": charts.ambition_paths(View(data, data.plan_ids, lang)),
            "ambition_classes": charts.ambition_matrix(View(data, data.plan_ids, lang)),
            "ambition_ranks": charts.rank_by_weight(View(data, data.plan_ids, lang, weights=[])),
            "nursing_beds": charts.nursing_beds_gap(View(data, data.plan_ids, lang)),
            "allowance_steps": charts.allowance_steps(View(data, data.plan_ids, lang)),
            "standing": charts.standing_strips(View(data, lang=lang), standing(data)),
            "standards_context": charts.standards_context(
                View(data, data.plan_ids, lang, indicator="dibao_standard")
            ),
            "targets_and_levels": charts.targets_and_levels(View(data, data.plan_ids, lang)),
            "demand_and_capacity": charts.demand_and_capacity(View(data, data.plan_ids, lang)),
            "rise_split": charts.rise_split(View(data, data.plan_ids, lang)),
            "standard_bearers": charts.standard_bearers(View(data, data.plan_ids, lang)),
            "full_standard_paths": charts.full_standard_paths(View(data, data.plan_ids, lang), "dibao"),
            "verdicts": charts.verdict_strip(View(data, data.plan_ids, lang)),
        }
        for name, figure in drawn.items():
            for kind in ("svg", "png"):
                write_atomically(folder / f"{name}.{lang}.{kind}", getattr(figure, kind))
    briefing = content(notebooks.read(notebooks.find()["briefing"].path))
    page = first_page(*source(briefing), briefing.head["date"])
    write_atomically(folder / "briefing_page.png", page)
    print(f"figures in {folder}")


if __name__ == "__main__":
    main()
