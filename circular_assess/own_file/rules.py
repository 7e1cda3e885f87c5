"""What must fit together in an assessment before it is taken from or written into a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from circular_assess.domain.assessment import Assessment, Scenario, Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, LEVEL_COUNT, Criterion, CriterionId, Strategy
from circular_assess.own_file.refusal import OwnFileRefused
from circular_assess.own_file.shape import refuse_outside

# Shares such as 0.1 + 0.2 + 0.7 add up to a little more than one.
SHARE_TOLERANCE = 1e-9


def check_rules(assessment: Assessment) -> None:
    """OwnFileRefused names the first place that breaks a rule."""
    ends = [step.through_year for step in assessment.cost.rate_steps]
    if any(before >= after for before, after in pairwise(ends)):
        raise OwnFileRefused("cost.rate_steps", "steps_not_in_order")
    if tuple(setting.strategy for setting in assessment.strategies) != tuple(Strategy):
        raise OwnFileRefused("strategies", "wrong_strategies", {"choices": tuple(Strategy)})
    _refuse_repeated([setting.criterion.id for setting in assessment.criteria], "criteria", ".criterion.id")
    for position, setting in enumerate(assessment.criteria):
        _check_criterion(setting.criterion, f"criteria[{position}].criterion")
    _check_scenarios(assessment)
    if not assessment.strategies_that_count:
        raise OwnFileRefused("strategies", "nothing_counts")


def _refuse_repeated(ids: Sequence[str], place: str, inside: str) -> None:
    known: set[str] = set()
    for position, found in enumerate(ids):
        if found in known:
            raise OwnFileRefused(f"{place}[{position}]{inside}", "repeated_id", {"id": found})
        known.add(found)


def _check_criterion(criterion: Criterion, place: str) -> None:
    anchors = criterion.anchors
    if len(anchors) not in (0, LEVEL_COUNT):
        raise OwnFileRefused(f"{place}.levels", "mixed_levels")
    rises = [before < after for before, after in pairwise(anchors)]
    if len(set(rises)) > 1 or any(before == after for before, after in pairwise(anchors)):
        raise OwnFileRefused(f"{place}.levels", "levels_not_in_order")
    if criterion.lowest >= criterion.highest:
        raise OwnFileRefused(f"{place}.lowest", "lowest_not_below_highest")
    if criterion.is_difference_to_baseline and not anchors:
        raise OwnFileRefused(f"{place}.is_difference_to_baseline", "difference_without_value")


def _check_scenarios(assessment: Assessment) -> None:
    scenarios = assessment.scenarios
    _refuse_repeated([scenario.id for scenario in scenarios], "scenarios", ".id")
    if scenarios and assessment.baseline_id is None:
        raise OwnFileRefused("baseline_id", "no_baseline")
    if assessment.baseline_id not in {None, *(scenario.id for scenario in scenarios)}:
        raise OwnFileRefused("baseline_id", "unknown_baseline", {"id": assessment.baseline_id})
    criteria = {setting.criterion.id: setting.criterion for setting in assessment.criteria}
    marks: set[int] = set()
    for position, scenario in enumerate(scenarios):
        place = f"scenarios[{position}]"
        if scenario.mark in marks:
            raise OwnFileRefused(f"{place}.mark", "repeated_mark", {"mark": scenario.mark})
        marks.add(scenario.mark)
        _check_lines(scenario, place)
        _check_scores(scenario, criteria, f"{place}.scores")
    if marks and assessment.next_mark <= max(marks):
        raise OwnFileRefused("next_mark", "mark_in_use")


def _check_lines(scenario: Scenario, place: str) -> None:
    for position, line in enumerate(scenario.cost_lines):
        if line.last_year < line.first_year:
            raise OwnFileRefused(f"{place}.cost_lines[{position}].last_year", "years_turned_round")
    for position, material in enumerate(scenario.material_lines):
        there = f"{place}.material_lines[{position}]"
        shares_in = material.recycled_in + material.reused_in + material.renewable_in
        shares_out = (
            material.recycled_out + material.reused_out + material.composted_out + material.energy_out
        )
        if max(shares_in, shares_out) > 1 + SHARE_TOLERANCE:
            raise OwnFileRefused(there, "shares_over_one", {"sum": max(shares_in, shares_out)})
        if material.recycled_in > 0 and material.feedstock_recycling_efficiency == 0:
            raise OwnFileRefused(f"{there}.feedstock_recycling_efficiency", "endless_waste")


def _check_scores(scenario: Scenario, criteria: Mapping[CriterionId, Criterion], place: str) -> None:
    _refuse_repeated([score.criterion_id for score in scenario.scores], place, ".criterion_id")
    for position, score in enumerate(scenario.scores):
        criterion = criteria.get(score.criterion_id)
        if criterion is None:
            there = f"{place}[{position}].criterion_id"
            raise OwnFileRefused(there, "unknown_criterion", {"id": score.criterion_id})
        _check_score(score, criterion, f"{place}[{position}]")


def _check_score(score: Score, criterion: Criterion, place: str) -> None:
    if criterion.has_value and score.level is not None:
        raise OwnFileRefused(f"{place}.level", "needs_value", {"id": criterion.id})
    if not criterion.has_value and score.value is not None:
        raise OwnFileRefused(f"{place}.value", "needs_level", {"id": criterion.id})
    if score.value is not None:
        refuse_outside(score.value, criterion.lowest, criterion.highest, f"{place}.value")
    _check_range(score, criterion, place)


def _check_range(score: Score, criterion: Criterion, place: str) -> None:
    scored = score.level if score.value is None else score.value
    if score.range_low is None and score.range_high is None:
        return
    if scored is None or score.range_low is None or score.range_high is None:
        raise OwnFileRefused(place, "half_a_range")
    lowest, highest = (criterion.lowest, criterion.highest) if criterion.has_value else (0, HIGHEST_LEVEL)
    refuse_outside(score.range_low, lowest, scored, f"{place}.range_low")
    refuse_outside(score.range_high, scored, highest, f"{place}.range_high")
