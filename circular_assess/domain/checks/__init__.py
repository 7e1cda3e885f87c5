"""What was forgotten and what will not hold: the checks of an assessment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from circular_assess.domain.assessment import Assessment, CheckAnswer, ScenarioId
from circular_assess.domain.catalogue import CriterionId
from circular_assess.domain.checks.check import (
    Check,
    Checked,
    CheckId,
    Part,
    Place,
    Scored,
    Severity,
    Step,
    Weighed,
    answers_by_key,
    open_and_serious,
)
from circular_assess.domain.checks.costs import cost_checks
from circular_assess.domain.checks.marks import mark_checks
from circular_assess.domain.checks.scores import alike_checks, mixing_checks, score_checks, weight_checks
from circular_assess.domain.checks.tender import (
    comparison_checks,
    illustrative_checks,
    knock_out_checks,
    name_checks,
    tender_checks,
)
from circular_assess.domain.checks.units import unit_checks
from circular_assess.domain.cost_results import CostResult
from circular_assess.domain.messages import Message

__all__ = ["Check", "CheckId", "Part", "Place", "Severity", "Step", "found_checks", "open_and_serious"]

_ALL = (
    comparison_checks,
    score_checks,
    mixing_checks,
    unit_checks,
    weight_checks,
    alike_checks,
    cost_checks,
    tender_checks,
    knock_out_checks,
    name_checks,
    illustrative_checks,
    mark_checks,
)
_ORDER = {severity: place for place, severity in enumerate(Severity)}
_PLACES = {check_id: place for place, check_id in enumerate(CheckId)}


def found_checks(
    assessment: Assessment,
    criteria: Mapping[CriterionId, Weighed],
    scores: Mapping[ScenarioId, Mapping[CriterionId, Scored]],
    costs: Mapping[ScenarioId, CostResult | None],
    verdict: Message,
) -> tuple[Check, ...]:
    """All checks that something was found by, with the buyer's answers: errors, warnings, notes.

    `criteria` are those that count; `verdict` is the first message of the verdict.
    """
    checked = Checked(assessment, criteria, scores, costs, verdict)
    found = _told_apart([check for checks in _ALL for check in checks(checked)])
    answers = answers_by_key(assessment.check_answers)
    if answers:
        found = [_answered(check, answers.get(check.key)) for check in found]
    return tuple(sorted(found, key=lambda check: (_ORDER[check.severity], _PLACES[check.id])))


def _answered(check: Check, known: CheckAnswer | None) -> Check:
    if known is None:
        return check
    return replace(check, answer=known.answer, is_answer_confidential=known.is_confidential)


def _told_apart(checks: list[Check]) -> list[Check]:
    """The checks with a number behind the subjects that are alike, such as lines of the same name."""
    if len({check.key for check in checks}) == len(checks):
        return checks
    counts: dict[object, int] = {}
    apart = []
    for check in checks:
        counts[check.key] = number = counts.get(check.key, 0) + 1
        apart.append(check if number == 1 else replace(check, subject=f"{check.subject} ({number})".strip()))
    return apart
