"""Edits of the answers to checks."""

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
    is_confidential: bool | None = None,
) -> Assessment:
    """Why what a check found may stay as it is; an empty answer takes an earlier one away.

    Whether it is confidential stays as it was where nothing is said of it.
    """
    place = (check, scenario_id, criterion_id, subject)
    earlier = [known for known in assessment.check_answers if _place(known) == place]
    if is_confidential is None:
        is_confidential = any(known.is_confidential for known in earlier)
    kept = tuple(known for known in assessment.check_answers if _place(known) != place)
    new = (CheckAnswer(*place, answer, is_confidential),) if answer.strip() else ()
    return replace(assessment, check_answers=(*kept, *new))


def mark_answer(
    assessment: Assessment,
    check: str,
    scenario_id: ScenarioId | None,
    criterion_id: CriterionId | None,
    subject: str,
    is_confidential: bool,
) -> Assessment:
    """Whether an answer stays out of a public edition; nothing changes where there is no answer."""
    place = (check, scenario_id, criterion_id, subject)
    answers = tuple(
        replace(known, is_confidential=is_confidential) if _place(known) == place else known
        for known in assessment.check_answers
    )
    return replace(assessment, check_answers=answers)


def _place(known: CheckAnswer) -> tuple[str, ScenarioId | None, CriterionId | None, str]:
    return (known.check, known.scenario_id, known.criterion_id, known.subject)
