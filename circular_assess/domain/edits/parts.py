"""What the edits share: the refusal, and replacing one part of an assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isfinite
from typing import TypeVar

from circular_assess.domain.assessment import Assessment, CriterionSetting, Scenario, Score
from circular_assess.domain.catalogue import Strategy

Line = TypeVar("Line")


class EditRefused(Exception):
    """A change that would break a rule of scoring; `key` names the rule, `texts` words it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def finite(number: float) -> float:
    """The number itself; refused if it is not a real one."""
    if not isfinite(number):
        raise EditRefused("refused_amount")
    return number


def within(number: float, lowest: float, highest: float) -> float:
    """The number itself; refused if it is not from `lowest` to `highest`."""
    if not (isfinite(number) and lowest <= number <= highest):
        raise EditRefused("refused_value", lowest=lowest, highest=highest)
    return number


def replaced(lines: Sequence[Line], position: int, line: Line) -> tuple[Line, ...]:
    """The lines with another one in this place; IndexError if there is none."""
    lines[position]
    return (*lines[:position], line, *lines[position + 1 :])


def moved(lines: Sequence[Line], position: int, target: int) -> tuple[Line, ...]:
    """The lines with one of them at another place (0 = first)."""
    others = [*lines[:position], *lines[position + 1 :]]
    others.insert(min(max(target, 0), len(others)), lines[position])
    return tuple(others)


def with_weight(assessment: Assessment) -> Assessment:
    """The assessment itself; refused if nothing would count any more."""
    if not assessment.strategies_that_count:
        raise EditRefused("refused_last_weight")
    return assessment


def with_strategy_weights(assessment: Assessment, weights: Mapping[Strategy, float]) -> Assessment:
    """The assessment with these weights of the strategies."""
    strategies = (replace(setting, weight=weights[setting.strategy]) for setting in assessment.strategies)
    return replace(assessment, strategies=tuple(strategies))


def with_setting(assessment: Assessment, changed: CriterionSetting) -> Assessment:
    """The assessment with this setting in place of the one for the same criterion."""
    criteria = (
        changed if setting.criterion.id == changed.criterion.id else setting
        for setting in assessment.criteria
    )
    return replace(assessment, criteria=tuple(criteria))


def with_criteria(assessment: Assessment, criteria: Sequence[CriterionSetting]) -> Assessment:
    """The assessment with other copies of its criteria; scores that no longer fit are flagged.

    A value whose unit means something else is flagged "look again". A value that may not be typed any
    more, or a level where a value is asked now, is taken away; its reason and proofs stay. The score of
    a criterion that is gone goes with it.
    """
    before = {setting.criterion.id: setting.criterion for setting in assessment.criteria}
    after = {setting.criterion.id: setting.criterion for setting in criteria}

    def fitted(score: Score) -> Score:
        old, new = before.get(score.criterion_id), after[score.criterion_id]
        if not score.is_scored or old is None:
            return score
        if score.value is None:
            unscored = replace(score, level=None, range_low=None, range_high=None, look_again=True)
            return unscored if new.has_value else score
        if not new.has_value or not new.lowest <= score.value <= new.highest:
            return replace(score, value=None, range_low=None, range_high=None, look_again=True)
        return replace(
            score,
            range_low=None if score.range_low is None else max(score.range_low, new.lowest),
            range_high=None if score.range_high is None else min(score.range_high, new.highest),
            look_again=score.look_again or new.unit != old.unit,
        )

    scenarios = (
        replace(scenario, scores=tuple(fitted(s) for s in scenario.scores if s.criterion_id in after))
        for scenario in assessment.scenarios
    )
    return replace(assessment, criteria=tuple(criteria), scenarios=tuple(scenarios))


def with_scenario(assessment: Assessment, changed: Scenario) -> Assessment:
    """The assessment with this scenario in place of the one with the same id."""
    scenarios = (changed if scenario.id == changed.id else scenario for scenario in assessment.scenarios)
    return replace(assessment, scenarios=tuple(scenarios))
