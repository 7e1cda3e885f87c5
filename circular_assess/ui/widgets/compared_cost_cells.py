"""Costs of all scenarios in tables: against the score, by year, by kind; the same that the charts draw."""

from __future__ import annotations

from circular_assess.charts.cost_figures import (
    compared_cost_eur,
    compared_cost_name,
    cost_of,
    costs_by_kind,
    is_by_year,
    priced,
)
from circular_assess.domain.assessment import Headline
from circular_assess.domain.cost_lines import CostKind
from circular_assess.domain.results import Results, ScenarioResult
from circular_assess.texts import DASH, Texts
from circular_assess.ui.widgets.cell_table import Column
from circular_assess.ui.widgets.cells import Cell
from circular_assess.ui.widgets.totals_cells import figure_head, head

# Of a longer period not every year has a row.
MOST_YEARS = 30
MOST_EM = 12.0

Cells = tuple[list[Column], list[list[Cell]]]


def against_score_cells(texts: Texts, results: Results) -> Cells:
    """One row a scenario: its headline total and the cost that is compared."""
    is_proven = results.headline is Headline.PROVEN
    by_year = is_by_year(results)
    columns = [
        Column(head(texts.tr("Scenario")), least=9, takes_rest=True),
        Column(figure_head(texts.tr("Proven") if is_proven else texts.tr("Claimed"))),
        Column(figure_head(compared_cost_name(results, texts))),
    ]
    rows = [
        [
            Cell(scenario.name, mark=scenario.mark),
            Cell(texts.points(scenario.headline_total(results.headline)), is_right=True),
            Cell(texts.euro(compared_cost_eur(cost_of(scenario), by_year=by_year)), is_right=True),
        ]
        for scenario in priced(results)
    ]
    return columns, rows


def cumulative_cells(texts: Texts, results: Results) -> Cells:
    """One row a year: what each scenario has cost until then, worth now. Long periods are thinned out."""
    scenarios = priced(results)
    paid = [cost_of(scenario).cumulative_present_eur for scenario in scenarios]
    last = max((len(amounts) for amounts in paid), default=1) - 1
    step = last // MOST_YEARS + 1
    years = sorted({*range(0, last + 1, step), *(len(amounts) - 1 for amounts in paid)})
    rows = [
        [
            Cell(texts.number(year, decimals=0), is_right=True),
            *(
                _amount(texts, amounts[year]) if year < len(amounts) else Cell(DASH, is_right=True)
                for amounts in paid
            ),
        ]
        for year in years
    ]
    return [Column(figure_head(texts.tr("Up to year"))), *_scenario_columns(scenarios)], rows


def kind_cells(texts: Texts, results: Results) -> Cells:
    """One row a kind of cost that occurs, in the currency of what is compared; income is below 0."""
    scenarios, by_year = priced(results), is_by_year(results)
    amounts = [costs_by_kind(cost_of(scenario), by_year=by_year) for scenario in scenarios]
    kinds = [kind.value for kind in CostKind if any(kind.value in each for each in amounts)]
    rows = [
        [
            Cell(texts.cost_kind(kind)),
            *(
                _amount(texts, each[kind]) if kind in each else Cell(DASH, is_right=True, tone="text2")
                for each in amounts
            ),
        ]
        for kind in kinds
    ]
    total = [
        Cell(texts.euro(compared_cost_eur(cost_of(scenario), by_year=by_year)), is_bold=True, is_right=True)
        for scenario in scenarios
    ]
    rows.append([Cell(compared_cost_name(results, texts), is_bold=True), *total])
    return [Column(head(texts.tr("Kind")), least=8, most=14), *_scenario_columns(scenarios)], rows


def _amount(texts: Texts, amount_eur: float) -> Cell:
    return Cell(texts.euro(amount_eur), is_right=True)


def _scenario_columns(scenarios: tuple[ScenarioResult, ...]) -> list[Column]:
    return [
        Column(
            Cell(each.name, role="small", is_bold=True, is_right=True, mark=each.mark),
            most=MOST_EM,
        )
        for each in scenarios
    ]
