"""Edits of the costs: how they are counted, and the cost lines of a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.cost_lines import CostLine, CostSettings, RateKind, RateStep, ResidualRule, Vat
from circular_assess.domain.edits.parts import EditRefused, moved, replaced, with_scenario, within

LOWEST_RATE, HIGHEST_RATE = -0.99, 10.0
LARGEST_AMOUNT_EUR = 1e13
LAST_YEAR = 1000
SHORTEST_LIFE_YEARS = 0.001
MOST_USES = 1e12


def set_vat(assessment: Assessment, vat: Vat | None) -> Assessment:
    """Whether all amounts are with or without VAT; None: not said."""
    return _with_cost(assessment, replace(assessment.cost, vat=vat))


def set_rate_kind(assessment: Assessment, rate_kind: RateKind) -> Assessment:
    """Whether discount rate and price rises are real or nominal."""
    return _with_cost(assessment, replace(assessment.cost, rate_kind=rate_kind))


def set_discount_rate(assessment: Assessment, rate: float | None) -> Assessment:
    """The discount rate a year (0.03 = 3 %); refused at -100 % or below."""
    if rate is not None:
        _refuse_rate(rate)
    return _with_cost(assessment, replace(assessment.cost, discount_rate=rate))


def set_rate_steps(assessment: Assessment, steps: Sequence[RateStep]) -> Assessment:
    """A declining schedule; each step ends later than the one before. Empty: one rate for all years."""
    for step in steps:
        _refuse_rate(step.rate)
        within(step.through_year, 1, LAST_YEAR)
    if any(before.through_year >= after.through_year for before, after in pairwise(steps)):
        raise EditRefused("refused_steps_not_in_order")
    return _with_cost(assessment, replace(assessment.cost, rate_steps=tuple(steps)))


def set_period(assessment: Assessment, years: int | None) -> Assessment:
    """Over how many years costs are counted; None: the term of the tender."""
    if years is not None:
        within(years, 1, LAST_YEAR)
    return _with_cost(assessment, replace(assessment.cost, period_years=years))


def set_residual_rule(assessment: Assessment, rule: ResidualRule) -> Assessment:
    """How the worth at the end is counted."""
    return _with_cost(assessment, replace(assessment.cost, residual_rule=rule))


def set_scenario_period(assessment: Assessment, scenario_id: ScenarioId, years: int | None) -> Assessment:
    """Over how many years the costs of one scenario are counted; None: as for all."""
    if years is not None:
        within(years, 1, LAST_YEAR)
    return with_scenario(assessment, replace(assessment.scenario(scenario_id), period_years=years))


def add_cost_line(
    assessment: Assessment, scenario_id: ScenarioId, line: CostLine, position: int | None = None
) -> Assessment:
    """One more cost line, at a place among the others; None: at the end."""
    lines = list(assessment.scenario(scenario_id).cost_lines)
    lines.insert(len(lines) if position is None else position, line)
    return set_cost_lines(assessment, scenario_id, lines)


def set_cost_line(
    assessment: Assessment, scenario_id: ScenarioId, position: int, line: CostLine
) -> Assessment:
    """Another cost line in this place."""
    lines = assessment.scenario(scenario_id).cost_lines
    return set_cost_lines(assessment, scenario_id, replaced(lines, position, line))


def move_cost_line(assessment: Assessment, scenario_id: ScenarioId, position: int, target: int) -> Assessment:
    """The cost line at another place in its list."""
    lines = assessment.scenario(scenario_id).cost_lines
    return set_cost_lines(assessment, scenario_id, moved(lines, position, target))


def remove_cost_line(assessment: Assessment, scenario_id: ScenarioId, position: int) -> Assessment:
    """Take a cost line away."""
    lines = assessment.scenario(scenario_id).cost_lines
    return set_cost_lines(assessment, scenario_id, (*lines[:position], *lines[position + 1 :]))


def set_cost_lines(assessment: Assessment, scenario_id: ScenarioId, lines: Sequence[CostLine]) -> Assessment:
    """All cost lines of a scenario, as pasted or copied; refused if one cannot be counted."""
    for line in lines:
        _refuse_line(line)
    return with_scenario(assessment, replace(assessment.scenario(scenario_id), cost_lines=tuple(lines)))


def _with_cost(assessment: Assessment, cost: CostSettings) -> Assessment:
    return replace(assessment, cost=cost)


def _refuse_rate(rate: float) -> None:
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise EditRefused("refused_rate_of_edit", lowest=LOWEST_RATE, highest=HIGHEST_RATE)


def _refuse_line(line: CostLine) -> None:
    if line.amount_eur is not None:
        within(line.amount_eur, -LARGEST_AMOUNT_EUR, LARGEST_AMOUNT_EUR)
    within(line.first_year, 0, LAST_YEAR)
    within(line.last_year, 0, LAST_YEAR)
    if line.last_year < line.first_year:
        raise EditRefused("refused_years_turned_round")
    _refuse_rate(line.escalation)
    if line.uses_per_year is not None:
        within(line.uses_per_year, 0, MOST_USES)
    if line.life_years is not None:
        within(line.life_years, SHORTEST_LIFE_YEARS, LAST_YEAR)
