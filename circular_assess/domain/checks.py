"""What was forgotten and what will not hold: the open points of an assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from circular_assess.domain.assessment import Assessment, ScenarioId, Score
from circular_assess.domain.catalogue import Criterion, CriterionId
from circular_assess.domain.scoring import level_of_score, proven_level


class PointKind(StrEnum):
    """What is open about a score."""

    NOT_SCORED = "not_scored"
    NO_REASON = "no_reason"
    WEAK_EVIDENCE = "weak_evidence"
    NO_PROOF = "no_proof"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """Something to do before the report holds, at one criterion of one scenario."""

    kind: PointKind
    scenario_id: ScenarioId
    criterion_id: CriterionId


def open_points(assessment: Assessment, criterion_ids: Sequence[CriterionId]) -> tuple[OpenPoint, ...]:
    """All open points on the criteria in use, by criterion and then by scenario."""
    points = []
    for criterion_id in criterion_ids:
        criterion = assessment.criterion_setting(criterion_id).criterion
        for scenario in assessment.scenarios:
            is_baseline = scenario.id == assessment.baseline_id
            if is_baseline and criterion.is_difference_to_baseline:
                continue
            kinds = _kinds(scenario.score_of(criterion_id), criterion)
            points += [OpenPoint(kind, scenario.id, criterion_id) for kind in kinds]
    return tuple(points)


def _kinds(score: Score, criterion: Criterion) -> list[PointKind]:
    """What is open about a score; level 0 claims nothing, so that nothing has to be proven."""
    kinds = []
    level = level_of_score(score, criterion)
    if level is None:
        kinds.append(PointKind.NOT_SCORED)
    else:
        if not score.reason.strip():
            kinds.append(PointKind.NO_REASON)
        if proven_level(level, score.evidence) < level:
            kinds.append(PointKind.WEAK_EVIDENCE)
        elif level > 0 and not score.proofs:
            kinds.append(PointKind.NO_PROOF)
    if score.look_again:
        kinds.append(PointKind.LOOK_AGAIN)
    return kinds
