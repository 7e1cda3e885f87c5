"""Edits of what a scenario is made of, how it is used, and its effects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from circular_assess.domain.assessment import Assessment, ScenarioId
from circular_assess.domain.edits.parts import EditRefused, moved, replaced, with_scenario, within
from circular_assess.domain.material_lines import Effect, MaterialLine, ProductUse

LARGEST_MASS_KG = 1e12
LOWEST_AVERAGE, HIGHEST_AVERAGE = 1e-9, 1e12
LARGEST_EFFECT = 1e15
# Shares such as 0.1 + 0.2 + 0.7 add up to a little more than one.
SHARE_TOLERANCE = 1e-9
SHARES_IN = ("recycled_in", "reused_in", "renewable_in")
SHARES_OUT = ("recycled_out", "reused_out", "composted_out", "energy_out")
EFFICIENCIES = ("feedstock_recycling_efficiency", "end_of_life_recycling_efficiency")


def add_material_line(assessment: Assessment, scenario_id: ScenarioId, line: MaterialLine) -> Assessment:
    """One more material at the end."""
    lines = assessment.scenario(scenario_id).material_lines
    return set_material_lines(assessment, scenario_id, (*lines, line))


def set_material_line(
    assessment: Assessment, scenario_id: ScenarioId, position: int, line: MaterialLine
) -> Assessment:
    """Another material in this place."""
    lines = assessment.scenario(scenario_id).material_lines
    return set_material_lines(assessment, scenario_id, replaced(lines, position, line))


def move_material_line(
    assessment: Assessment, scenario_id: ScenarioId, position: int, target: int
) -> Assessment:
    """The material at another place in its list."""
    lines = assessment.scenario(scenario_id).material_lines
    return set_material_lines(assessment, scenario_id, moved(lines, position, target))


def remove_material_line(assessment: Assessment, scenario_id: ScenarioId, position: int) -> Assessment:
    """Take a material away."""
    lines = assessment.scenario(scenario_id).material_lines
    return set_material_lines(assessment, scenario_id, (*lines[:position], *lines[position + 1 :]))


def set_material_lines(
    assessment: Assessment, scenario_id: ScenarioId, lines: Sequence[MaterialLine]
) -> Assessment:
    """All materials of a scenario, as pasted or read from a file; refused if one is impossible.

    The refusal names its `position` in the list.
    """
    for position, line in enumerate(lines):
        try:
            _refuse_material(line)
        except EditRefused as refused:
            raise EditRefused(refused.key, **refused.values, position=position) from refused
    scenario = replace(assessment.scenario(scenario_id), material_lines=tuple(lines))
    return with_scenario(assessment, scenario)


def set_use(assessment: Assessment, scenario_id: ScenarioId, use: ProductUse) -> Assessment:
    """How long and how much the goods are used, against the market; refused at 0 or below."""
    numbers = (use.lifetime_years, use.market_lifetime_years, use.intensity, use.market_intensity)
    for number in numbers:
        if number is not None:
            within(number, LOWEST_AVERAGE, HIGHEST_AVERAGE)
    return with_scenario(assessment, replace(assessment.scenario(scenario_id), use=use))


def add_effect(assessment: Assessment, scenario_id: ScenarioId, effect: Effect) -> Assessment:
    """One more effect at the end."""
    return _with_effects(assessment, scenario_id, (*assessment.scenario(scenario_id).effects, effect))


def set_effect(assessment: Assessment, scenario_id: ScenarioId, position: int, effect: Effect) -> Assessment:
    """Another effect in this place."""
    effects = assessment.scenario(scenario_id).effects
    return _with_effects(assessment, scenario_id, replaced(effects, position, effect))


def remove_effect(assessment: Assessment, scenario_id: ScenarioId, position: int) -> Assessment:
    """Take an effect away."""
    effects = assessment.scenario(scenario_id).effects
    return _with_effects(assessment, scenario_id, (*effects[:position], *effects[position + 1 :]))


def _with_effects(assessment: Assessment, scenario_id: ScenarioId, effects: Sequence[Effect]) -> Assessment:
    for effect in effects:
        within(effect.amount, -LARGEST_EFFECT, LARGEST_EFFECT)
        if effect.units is not None:
            within(effect.units, LOWEST_AVERAGE, HIGHEST_AVERAGE)
    return with_scenario(assessment, replace(assessment.scenario(scenario_id), effects=tuple(effects)))


def _refuse_material(line: MaterialLine) -> None:
    within(line.mass_kg, 0, LARGEST_MASS_KG)
    shares = {field.name: getattr(line, field.name) for field in fields(line)}
    for name in (*SHARES_IN, *SHARES_OUT, *EFFICIENCIES):
        if not 0 <= shares[name] <= 1:
            raise EditRefused("refused_share")
    for names, key in ((SHARES_IN, "refused_shares_in"), (SHARES_OUT, "refused_shares_out")):
        total = sum(shares[name] for name in names)
        if total > 1 + SHARE_TOLERANCE:
            raise EditRefused(key, total=total)
    if line.recycled_in > 0 and line.feedstock_recycling_efficiency == 0:
        raise EditRefused("refused_endless_waste")
