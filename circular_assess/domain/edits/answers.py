"""Edit of the answers to checks."""

from __future__ import annotations

from dataclasses import replace

from circular_assess.domain.assessment import Assessment, CheckAnswer, ScenarioId
from circular_assess.domain.catalogue import CriterionId


def answer_check(
    assessment: Assessment,
    check: str,
    scenario_id: ScenarioId | None,
    criterion_id: CriterionId | None,
    subject: str,
    answer: str,
    *,
    is_confidential: bool = False,
) -> Assessment:
    """Why what a check found may stay as it is; an empty answer takes an earlier one away."""
    place = (check, scenario_id, criterion_id, subject)
    kept = tuple(
        known
        for known in assessment.check_answers
        if (known.check, known.scenario_id, known.criterion_id, known.subject) != place
    )
    new = (CheckAnswer(*place, answer, is_confidential),) if answer.strip() else ()
    return replace(assessment, check_answers=(*kept, *new))
