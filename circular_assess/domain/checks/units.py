"""Checks of effects and masses per unit: tonnes typed for kilograms, figures that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import fsum
from types import MappingProxyType

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.catalogue import Theme
from circular_assess.domain.checks.check import (
    Check,
    Checked,
    CheckId,
    Part,
    Place,
    Severity,
    Step,
    severity_in,
)
from circular_assess.domain.material_lines import Effect, EffectUnit
from circular_assess.domain.messages import Message


class Measure(StrEnum):
    """What is counted per unit: kilograms CO2e, cubic metres of water, jobs, kilograms of material."""

    CARBON = "carbon"
    WATER = "water"
    JOBS = "jobs"
    MASS = "mass"


# What an effect counts, and how much of it is one of the unit that is typed.
MEASURES: Mapping[EffectUnit, tuple[Measure, float]] = MappingProxyType(
    {
        EffectUnit.KG_CO2E: (Measure.CARBON, 1.0),
        EffectUnit.TONNE_CO2E: (Measure.CARBON, 1000.0),
        EffectUnit.LITRE_WATER: (Measure.WATER, 0.001),
        EffectUnit.CUBIC_METRE_WATER: (Measure.WATER, 1.0),
        EffectUnit.JOBS: (Measure.JOBS, 1.0),
    }
)

# Our proposals for the most that one unit can come to over the whole purchase. They lie some ten times
# above what is usual, so that a thousandfold slip is caught and a heavy product is not: a published case had
# 308 329 t CO2e for 2 125 pieces of furniture, 145 t each, where 145 kg was meant.
MOST_KG_CO2E: Mapping[Theme, float] = MappingProxyType(
    {
        Theme.TEXTILE: 1_000.0,
        Theme.CATERING: 2_000.0,
        Theme.FURNITURE: 5_000.0,
        Theme.BUILDING: 10_000.0,
        Theme.LIGHTING: 10_000.0,
        Theme.ICT: 10_000.0,
        Theme.GENERAL: 50_000.0,
    }
)
MOST_M3_WATER: Mapping[Theme, float] = MappingProxyType(
    {
        Theme.TEXTILE: 200.0,
        Theme.CATERING: 2_000.0,
        Theme.FURNITURE: 200.0,
        Theme.BUILDING: 200.0,
        Theme.LIGHTING: 200.0,
        Theme.ICT: 500.0,
        Theme.GENERAL: 1_000.0,
    }
)
MOST_JOBS = 10.0
FEWEST_UNITS = 2.0
FAR_APART = 500.0


def unit_checks(checked: Checked) -> Iterator[Check]:
    """Effects that are implausible per unit, and scenarios whose figures per unit are far apart."""
    implausible: set[tuple[ScenarioId, Measure]] = set()
    for scenario in checked.assessment.scenarios:
        for position, effect in enumerate(scenario.effects):
            check = _implausible(checked.assessment, scenario, effect, position)
            if check is not None:
                implausible.add((scenario.id, MEASURES[effect.unit][0]))
                yield check
    for measure in Measure:
        rest = [s for s in checked.assessment.scenarios if (s.id, measure) not in implausible]
        yield from _far_apart(checked.assessment, measure, rest)


def per_unit(assessment: Assessment, effect: Effect) -> float | None:
    """An effect by its measure for one unit (kg, m3 or jobs); None without a number of units."""
    units = assessment.tender.quantity if effect.units is None else effect.units
    return effect.amount * MEASURES[effect.unit][1] / units if units else None


def _implausible(assessment: Assessment, scenario: Scenario, effect: Effect, position: int) -> Check | None:
    each, measure = per_unit(assessment, effect), MEASURES[effect.unit][0]
    most = _most(measure, assessment.tender.theme)
    if each is None or abs(each) <= most or _is_whole_purchase(assessment, effect):
        return None
    values = {"name": scenario.name, "each": _rounded(abs(each)), "most": most}
    return Check(
        CheckId.IMPLAUSIBLE_UNIT,
        severity_in(scenario, Severity.ERROR),
        Message(f"check_implausible_{measure}", values),
        Place(Step.MATERIALS, scenario.id, part=Part.EFFECT, position=position),
        scenario.id,
        subject=effect.unit,
    )


def _is_whole_purchase(assessment: Assessment, effect: Effect) -> bool:
    """True if all that is bought is one unit, of which no size is usual."""
    quantity = assessment.tender.quantity
    return quantity is not None and max(quantity, effect.units or 0.0) < FEWEST_UNITS


def _most(measure: Measure, theme: Theme) -> float:
    limits = {Measure.CARBON: MOST_KG_CO2E, Measure.WATER: MOST_M3_WATER}
    return limits[measure][theme] if measure in limits else MOST_JOBS


def _far_apart(assessment: Assessment, measure: Measure, scenarios: list[Scenario]) -> Iterator[Check]:
    """The scenario with the largest figure per unit, where the smallest is 500 times less."""
    found = [
        (figure, scenario) for scenario in scenarios if (figure := _figure(assessment, measure, scenario))
    ]
    if len(found) < 2:
        return
    largest, scenario = max(found, key=lambda each: each[0])
    smallest, other = min(found, key=lambda each: each[0])
    if largest < FAR_APART * smallest:
        return
    values = {"name": scenario.name, "other": other.name, "times": _rounded(largest / smallest)}
    part = Part.LINE if measure is Measure.MASS else Part.EFFECT
    yield Check(
        CheckId.SCENARIOS_FAR_APART,
        severity_in(scenario, Severity.WARNING),
        Message(f"check_far_apart_{measure}", values),
        Place(Step.MATERIALS, scenario.id, part=part, position=_position(measure, scenario)),
        scenario.id,
        subject=measure,
    )


def _figure(assessment: Assessment, measure: Measure, scenario: Scenario) -> float:
    """The largest effect of a scenario for one unit, or its mass; 0 if there is none."""
    if measure is Measure.MASS:
        # All scenarios have the same number of units.
        return fsum(line.mass_kg for line in scenario.material_lines)
    figures = [
        abs(per_unit(assessment, effect) or 0.0)
        for effect in scenario.effects
        if MEASURES[effect.unit][0] is measure
    ]
    return max(figures, default=0.0)


def _position(measure: Measure, scenario: Scenario) -> int:
    """Where the figure stands: the first effect of this measure, or the heaviest line."""
    if measure is Measure.MASS:
        masses = [line.mass_kg for line in scenario.material_lines]
        return masses.index(max(masses))
    return next(
        position for position, effect in enumerate(scenario.effects) if MEASURES[effect.unit][0] is measure
    )


def _rounded(figure: float) -> float:
    """A figure with three significant digits."""
    return float(f"{figure:.3g}")
