"""Edits of the scenarios: add, duplicate, describe, move, remove, baseline."""

from __future__ import annotations

from dataclasses import replace

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.edits.parts import with_scenario


def add_scenario(
    assessment: Assessment, scenario_id: ScenarioId, name: str, description: str = ""
) -> Assessment:
    """A new scenario at the end; the first one is the baseline."""
    scenario = Scenario(scenario_id, name, assessment.next_mark, description)
    return _append_scenario(assessment, scenario)


def duplicate_scenario(
    assessment: Assessment, scenario_id: ScenarioId, new_id: ScenarioId, name: str
) -> Assessment:
    """A copy of a scenario with its scores and lines, right after it, with a mark of its own."""
    original = assessment.scenario(scenario_id)
    copy = replace(original, id=new_id, name=name, mark=assessment.next_mark)
    position = assessment.scenarios.index(original) + 1
    return move_scenario(_append_scenario(assessment, copy), new_id, position)


def describe_scenario(
    assessment: Assessment, scenario_id: ScenarioId, name: str, description: str
) -> Assessment:
    """A scenario's name and line of description."""
    scenario = assessment.scenario(scenario_id)
    return with_scenario(assessment, replace(scenario, name=name, description=description))


def set_knock_out(assessment: Assessment, scenario_id: ScenarioId, reason: str | None) -> Assessment:
    """Why a scenario is not acceptable, which takes it out of the ranking; None takes it in again."""
    return with_scenario(assessment, replace(assessment.scenario(scenario_id), knock_out=reason))


def move_scenario(assessment: Assessment, scenario_id: ScenarioId, position: int) -> Assessment:
    """The scenario at another place (0 = first) in the order that all pages use."""
    others = [scenario for scenario in assessment.scenarios if scenario.id != scenario_id]
    position = min(max(position, 0), len(others))
    others.insert(position, assessment.scenario(scenario_id))
    return replace(assessment, scenarios=tuple(others))


def remove_scenario(assessment: Assessment, scenario_id: ScenarioId) -> Assessment:
    """Take a scenario away; if it was the baseline, the first that remains takes the role."""
    assessment.scenario(scenario_id)
    remaining = tuple(scenario for scenario in assessment.scenarios if scenario.id != scenario_id)
    baseline_id = assessment.baseline_id
    if baseline_id == scenario_id:
        baseline_id = remaining[0].id if remaining else None
    answers = tuple(answer for answer in assessment.check_answers if answer.scenario_id != scenario_id)
    return replace(assessment, scenarios=remaining, baseline_id=baseline_id, check_answers=answers)


def set_baseline(assessment: Assessment, scenario_id: ScenarioId) -> Assessment:
    """Make this scenario the one that the others are compared with."""
    return replace(assessment, baseline_id=assessment.scenario(scenario_id).id)


def mark_scenario(
    assessment: Assessment, scenario_id: ScenarioId, *, name: bool, description: bool, knock_out: bool
) -> Assessment:
    """What of a scenario is confidential and stays out of a public edition."""
    marked = replace(
        assessment.scenario(scenario_id),
        is_name_confidential=name,
        is_description_confidential=description,
        is_knock_out_confidential=knock_out,
    )
    return with_scenario(assessment, marked)


def _append_scenario(assessment: Assessment, scenario: Scenario) -> Assessment:
    return replace(
        assessment,
        scenarios=(*assessment.scenarios, scenario),
        baseline_id=assessment.baseline_id or scenario.id,
        next_mark=assessment.next_mark + 1,
    )
