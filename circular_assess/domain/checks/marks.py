"""Checks of what is marked confidential: a mark on nothing hides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.checks.check import Check, Checked, CheckId, Part, Place, Severity, Step
from circular_assess.domain.messages import Message


def mark_checks(checked: Checked) -> Iterator[Check]:
    """Marks in the tender, of scenarios, of scores and of cost lines under which nothing stands."""
    tender = checked.assessment.tender
    for field, is_marked, is_there in (
        ("estimated_value_eur", tender.is_value_confidential, tender.estimated_value_eur is not None),
        ("description", tender.is_description_confidential, bool(tender.description.strip())),
        ("term_note", tender.is_term_note_confidential, bool(tender.term_note.strip())),
    ):
        if is_marked and not is_there:
            yield _found("tender", {}, Place(Step.TENDER, field=field), None, field)
    for scenario in checked.assessment.scenarios:
        yield from _of_scenario(checked, scenario)


def _of_scenario(checked: Checked, scenario: Scenario) -> Iterator[Check]:
    values = {"name": scenario.name}
    place = Place(Step.SCENARIOS, scenario.id)
    if scenario.is_description_confidential and not scenario.description.strip():
        yield _found("scenario", values, place, scenario, "description")
    if scenario.is_knock_out_confidential and not (scenario.knock_out or "").strip():
        yield _found("scenario", values, place, scenario, "knock_out")
    for score in scenario.scores:
        weighed = checked.criteria.get(score.criterion_id)
        if weighed is None:
            continue
        is_empty = score.is_reason_confidential and not score.reason.strip()
        is_empty |= any(
            proof.is_confidential and not f"{proof.title}{proof.link}{proof.page}".strip()
            for proof in score.proofs
        )
        if is_empty:
            yield Check(
                CheckId.MARK_HIDES_NOTHING,
                Severity.NOTE,
                Message("check_mark_on_empty_score", {**values, "criterion": weighed.criterion.short_name}),
                Place(Step.SCORE, scenario.id, score.criterion_id),
                scenario.id,
                score.criterion_id,
            )
    for position, line in enumerate(scenario.cost_lines):
        if line.is_confidential and line.amount_eur is None and not line.name.strip():
            where = Place(Step.COST, scenario.id, part=Part.LINE, position=position)
            yield _found("cost_line", values, where, scenario, "cost_line")


def _found(
    part: str, values: Mapping[str, object], place: Place, scenario: Scenario | None, subject: str
) -> Check:
    return Check(
        CheckId.MARK_HIDES_NOTHING,
        Severity.NOTE,
        Message(f"check_mark_on_empty_{part}", values),
        place,
        None if scenario is None else scenario.id,
        subject=subject,
    )
