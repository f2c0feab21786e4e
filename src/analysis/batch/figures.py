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


def main() -> None:
    """Write every chart as SVG and PNG in both languages."""
    data = load_dataset()
    folder = paths.figures_dir()
    for lang in LANGUAGES:
        drawn = {
            "dibao_standards": charts.standards_over_time(data, "dibao_standard", data.plan_ids, lang),
            "dibao_gap": charts.urban_rural_gap(data, "dibao_standard", data.plan_ids, lang),
            "growth": charts.growth_dots(data, "dibao_standard", data.plan_ids, lang),
            "urban_rural": charts.ratio_paths(data, "dibao_standard", data.plan_ids, lang),
            "scissors": charts.scissor_lines(data, "dibao_standard", data.plan_ids, lang),
            "ambition": charts.ambition_paths(data, data.plan_ids, lang),
            "ambition_classes": charts.ambition_matrix(data, data.plan_ids, lang),
            "ambition_ranks": charts.rank_by_weight(data, data.plan_ids, [], lang),
            "nursing_beds": charts.nursing_beds_gap(data, data.plan_ids, lang),
            "allowance_steps": charts.allowance_steps(data, data.plan_ids, lang),
            "standing": charts.standing_strips(data, standing(data), lang),
            "standards_context": charts.standards_context(data, "dibao_standard", data.plan_ids, lang),
            "targets_and_levels": charts.targets_and_levels(data, data.plan_ids, lang),
            "demand_and_capacity": charts.demand_and_capacity(data, data.plan_ids, lang),
            "rise_split": charts.rise_split(data, data.plan_ids, lang),
            "standard_bearers": charts.standard_bearers(data, data.plan_ids, lang),
            "full_standard_paths": charts.full_standard_paths(data, "dibao", data.plan_ids, lang),
            "verdicts": charts.verdict_strip(data, data.plan_ids, lang),
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
