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
        view = View(data, lang=lang)
        drawn = {
            "dibao_standards": charts.standards_over_time(view),
            "dibao_gap": charts.urban_rural_gap(view),
            "growth": charts.growth_dots(view),
            "urban_rural": charts.ratio_paths(view),
            "scissors": charts.scissor_lines(view),
            "ambition": charts.ambition_paths(view),
            "ambition_classes": charts.ambition_matrix(view),
            "ambition_ranks": charts.rank_by_weight(view),
            "nursing_beds": charts.nursing_beds_gap(view),
            "allowance_steps": charts.allowance_steps(view),
            "standing": charts.standing_strips(view, view.of(standing, view.plans)),
            "standards_context": charts.standards_context(view),
            "targets_and_levels": charts.targets_and_levels(view),
            "demand_and_capacity": charts.demand_and_capacity(view),
            "rise_split": charts.rise_split(view),
            "standard_bearers": charts.standard_bearers(view),
            "full_standard_paths": charts.full_standard_paths(view, "dibao"),
            "verdicts": charts.verdict_strip(view),
        }
        for name, figure in drawn.items():
            if figure is None:  # nothing to show: places that may not be ranked
                continue
            for kind in ("svg", "png"):
                write_atomically(folder / f"{name}.{lang}.{kind}", getattr(figure, kind))
    briefing = content(notebooks.read(notebooks.find()["briefing"].path))
    page = first_page(*source(briefing), briefing.head["date"])
    write_atomically(folder / "briefing_page.png", page)
    print(f"figures in {folder}")


if __name__ == "__main__":
    main()
