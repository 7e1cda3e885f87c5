"""Score, cost and material circularity side by side: three figures that are never made into one."""

from __future__ import annotations

from circular_assess.charts.cost_figures import compared_cost_eur, compared_cost_name, is_by_year
from circular_assess.domain.results import ScenarioResult
from circular_assess.report.layout.sheet import Sheet
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Cell, Column, Name
from circular_assess.report.layout.words import strong
from circular_assess.report.sections.content import Content
from circular_assess.texts import DASH

MOST_ON_COVER = 4


def has_three_figures(content: Content) -> bool:
    """True if there is a cost or a material circularity beside the score."""
    return any(
        (scenario.cost is not None and scenario.cost.net_present_cost_eur is not None)
        or has_indicator(scenario)
        for scenario in content.scenarios
    )


def has_indicator(scenario: ScenarioResult) -> bool:
    """True if the material circularity of a scenario is known."""
    materials = scenario.material_circularity
    return materials is not None and materials.indicator is not None


def add_three_figures(sheet: Sheet, content: Content, *, is_cover: bool = False) -> None:
    """One row a scenario; the cover shows the first few."""
    texts, scenarios = content.texts, content.scenarios
    shown = scenarios[:MOST_ON_COVER] if is_cover else scenarios
    score = texts.tr("Score, proven") if content.is_headline_proven else texts.tr("Score, claimed")
    columns = (
        Column(texts.tr("Scenario"), 62),
        Column(score, 21, is_right=True),
        Column(compared_cost_name(content.results, texts), is_right=True),
        Column(texts.tr("Cost per unit and year"), 30, is_right=True),
        Column(texts.tr("Material circularity, 0 to 1"), 25, is_right=True),
    )
    sheet.table(columns, [_row(content, scenario) for scenario in shown], padding=3.0 if is_cover else 4.0)
    sheet.gap(1)
    words = texts.tr("These are three figures: they are never added up.")
    if len(shown) < len(scenarios) and "comparison" in content.options.sections:
        words = texts.tr(
            "These are three figures: they are never added up. The comparison shows all {count:number} "
            "scenarios.",
            count=len(scenarios),
        )
    elif len(shown) < len(scenarios):
        words = texts.tr(
            "These are three figures: they are never added up. Shown are the first {shown:number} of "
            "{count:number} scenarios.",
            shown=len(shown),
            count=len(scenarios),
        )
    sheet.text(words, Role.SMALL, is_quiet=True)


def _row(content: Content, scenario: ScenarioResult) -> list[Cell]:
    texts, cost = content.texts, scenario.cost
    compared = per_unit = indicator = DASH
    if cost is not None and cost.net_present_cost_eur is not None:
        compared = texts.euro(compared_cost_eur(cost, by_year=is_by_year(content.results)))
        if cost.per_functional_unit_year_eur is not None:
            per_unit = texts.euro(cost.per_functional_unit_year_eur, decimals=2)
    materials = scenario.material_circularity
    if materials is not None and materials.indicator is not None:
        indicator = texts.number(materials.indicator, decimals=2)
    return [
        Name(scenario.name, scenario.mark, content.tags(scenario)),
        strong(texts.points(scenario.headline_total(content.results.headline))),
        compared,
        per_unit,
        indicator,
    ]
