"""Edits of one score: level or value, evidence, reason, proofs, look again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from circular_assess.domain.assessment import Assessment, Proof, ScenarioId, Score
from circular_assess.domain.catalogue import HIGHEST_LEVEL, CriterionId, Evidence
from circular_assess.domain.edits.parts import EditRefused, finite, replaced, with_scenario, within


def set_level(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, level: float | None
) -> Assessment:
    """The chosen level 0-4 of a level criterion; None takes it away. It is the buyer's own from now on."""
    if assessment.criterion_setting(criterion_id).criterion.has_value:
        raise EditRefused("refused_needs_value")
    if level is not None and not 0 <= finite(level) <= HIGHEST_LEVEL:
        raise EditRefused("refused_level")
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, _scored(replace(score, level=level), level))


def set_value(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, value: float | None
) -> Assessment:
    """The value of a value criterion in its unit; None takes it away. It is the buyer's own from now on."""
    criterion = assessment.criterion_setting(criterion_id).criterion
    if not criterion.has_value:
        raise EditRefused("refused_needs_level")
    if value is not None and not criterion.lowest <= finite(value) <= criterion.highest:
        raise EditRefused("refused_value", lowest=criterion.lowest, highest=criterion.highest)
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, _scored(replace(score, value=value), value))


def set_range(
    assessment: Assessment,
    scenario_id: ScenarioId,
    criterion_id: CriterionId,
    ends: tuple[float, float] | None,
) -> Assessment:
    """Between what a score may lie, as a level or value like the score itself; None takes it away."""
    criterion = assessment.criterion_setting(criterion_id).criterion
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    if ends is None:
        return set_score(assessment, scenario_id, replace(score, range_low=None, range_high=None))
    scored = score.level if score.value is None else score.value
    if scored is None:
        raise EditRefused("refused_range_unscored")
    lowest, highest = (criterion.lowest, criterion.highest) if criterion.has_value else (0, HIGHEST_LEVEL)
    low, high = within(ends[0], lowest, highest), within(ends[1], lowest, highest)
    if not low <= scored <= high:
        raise EditRefused("refused_range", lowest=lowest, scored=scored, highest=highest)
    return set_score(assessment, scenario_id, replace(score, range_low=low, range_high=high))


def set_evidence(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, evidence: Evidence
) -> Assessment:
    """How strong the evidence is."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, replace(score, evidence=evidence))


def set_reason(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, reason: str
) -> Assessment:
    """Why the score is what it is, in the buyer's words."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, replace(score, reason=reason))


def mark_reason(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, is_confidential: bool
) -> Assessment:
    """Whether the reason of a score stays out of a public edition."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, replace(score, is_reason_confidential=is_confidential))


def mark_proof(
    assessment: Assessment,
    scenario_id: ScenarioId,
    criterion_id: CriterionId,
    position: int,
    is_confidential: bool,
) -> Assessment:
    """Whether a proof of a score, counted from 0, stays out of a public edition; IndexError if none."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    marked = replace(score.proofs[position], is_confidential=is_confidential)
    proofs = replaced(score.proofs, position, marked)
    return set_score(assessment, scenario_id, replace(score, proofs=proofs))


def set_proofs(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, proofs: Sequence[Proof]
) -> Assessment:
    """All proofs of a score, in the order shown."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, replace(score, proofs=tuple(proofs)))


def set_look_again(
    assessment: Assessment, scenario_id: ScenarioId, criterion_id: CriterionId, look_again: bool
) -> Assessment:
    """Whether the buyer wants to look at this score again."""
    score = assessment.scenario(scenario_id).score_of(criterion_id)
    return set_score(assessment, scenario_id, replace(score, look_again=look_again))


def set_score(assessment: Assessment, scenario_id: ScenarioId, score: Score) -> Assessment:
    """The whole score of a scenario on the criterion that it names; an empty score leaves no trace.

    Refused where the value follows from being the baseline.
    """
    criterion = assessment.criterion_setting(score.criterion_id).criterion
    if scenario_id == assessment.baseline_id and criterion.is_difference_to_baseline:
        raise EditRefused("refused_fixed")
    scenario = assessment.scenario(scenario_id)
    scores = {known.criterion_id: known for known in scenario.scores}
    scores[score.criterion_id] = score
    if score == Score(score.criterion_id):
        del scores[score.criterion_id]
    ordered = tuple(scores[criterion_id] for criterion_id in sorted(scores))
    return with_scenario(assessment, replace(scenario, scores=ordered))


def set_scores(
    assessment: Assessment, scores: Mapping[tuple[ScenarioId, CriterionId], float | None]
) -> Assessment:
    """Several values or levels at once, each by the kind of its criterion; None takes one away.

    All or nothing: the refusal of the first that does not fit names its place as `scenario_id` and
    `criterion_id`.
    """
    for (scenario_id, criterion_id), figure in scores.items():
        has_value = assessment.criterion_setting(criterion_id).criterion.has_value
        try:
            assessment = (set_value if has_value else set_level)(
                assessment, scenario_id, criterion_id, figure
            )
        except EditRefused as refused:
            place = {"scenario_id": scenario_id, "criterion_id": criterion_id}
            raise EditRefused(refused.key, **refused.values, **place) from refused
    return assessment


def _scored(score: Score, figure: float | None) -> Score:
    """The score as the buyer's own; its range goes with the figure, or widens so that it holds it."""
    low, high = score.range_low, score.range_high
    if figure is None or low is None or high is None:
        low = high = None
    else:
        low, high = min(low, figure), max(high, figure)
    return replace(score, range_low=low, range_high=high, is_illustrative=False)
