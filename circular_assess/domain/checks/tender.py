"""Checks of the tender and of the assessment as a whole against the law and common practice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circular_assess.domain.assessment import Scenario, TenderStatus
from circular_assess.domain.catalogue import Instrument
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
from circular_assess.domain.checks.supplier_names import is_like_supplier
from circular_assess.domain.messages import Message

LONGEST_TERM_YEARS = 4.0
# Our proposals. Published tenders had 10 to 40 % for price; three or four main award criteria are advised in
# Norway, and many small ones dilute each other.
HIGHEST_PRICE_SHARE = 0.5
LOWEST_CIRCULAR_SHARE = 0.15
MOST_AWARD_CRITERIA, FAR_TOO_MANY_AWARD_CRITERIA = 4, 7

_NOT_COMPARABLE = (
    "verdict_no_scenario",
    "verdict_one_scenario",
    "verdict_one_acceptable",
    "verdict_none_acceptable",
    "verdict_not_ready",
)


def comparison_checks(checked: Checked) -> Iterator[Check]:
    """That there is nothing to compare yet, in the words of the verdict."""
    if checked.verdict.key in _NOT_COMPARABLE:
        step = Step.SCORE if checked.verdict.key == "verdict_not_ready" else Step.SCENARIOS
        yield Check(CheckId.NOT_COMPARABLE, Severity.ERROR, checked.verdict, Place(step))


def tender_checks(checked: Checked) -> Iterator[Check]:
    """Title, term, shares of the award, and number of award criteria."""
    tender = checked.assessment.tender
    if not tender.title.strip():
        yield _of_tender(CheckId.NO_TITLE, {}, "title")
    term, price, circular = tender.term_years, tender.price_share, tender.circular_share
    if term is not None and term > LONGEST_TERM_YEARS and not tender.term_note.strip():
        yield _of_tender(CheckId.LONG_TERM, {"years": term}, "term_note")
    if price is not None and price > HIGHEST_PRICE_SHARE:
        values = {"share": price, "most": HIGHEST_PRICE_SHARE}
        yield _of_tender(CheckId.HIGH_PRICE_SHARE, values, "price_share")
    if circular is not None and circular < LOWEST_CIRCULAR_SHARE:
        values = {"share": circular, "least": LOWEST_CIRCULAR_SHARE}
        yield _of_tender(CheckId.LOW_CIRCULAR_SHARE, values, "circular_share")
    asked = [
        setting.criterion.id
        for setting in checked.assessment.criteria_in_use
        if setting.ask.instrument is Instrument.AWARD and setting.criterion.id in checked.criteria
    ]
    if len(asked) > MOST_AWARD_CRITERIA:
        is_far_too_many = len(asked) > FAR_TOO_MANY_AWARD_CRITERIA
        yield Check(
            CheckId.MANY_AWARD_CRITERIA,
            Severity.WARNING if is_far_too_many else Severity.NOTE,
            Message("check_many_award_criteria", {"number": len(asked)}),
            Place(Step.TENDER_FILE, criterion_id=asked[0]),
        )


def knock_out_checks(checked: Checked) -> Iterator[Check]:
    """Scenarios that are not acceptable, and nobody says why."""
    for scenario in checked.assessment.scenarios:
        if scenario.knock_out is not None and not scenario.knock_out.strip():
            yield Check(
                CheckId.KNOCK_OUT_WITHOUT_REASON,
                Severity.WARNING,
                Message("check_knock_out_without_reason", {"name": scenario.name}),
                Place(Step.SCENARIOS, scenario.id),
                scenario.id,
            )


def name_checks(checked: Checked) -> Iterator[Check]:
    """Scenarios with the name of a supplier once offers can be in: this is no award method."""
    if checked.assessment.tender.status is TenderStatus.BEFORE_PUBLICATION:
        return
    for scenario in checked.assessment.scenarios:
        if is_like_supplier(scenario.name):
            yield Check(
                CheckId.NAMED_LIKE_SUPPLIER,
                Severity.WARNING,
                Message("check_named_like_supplier", {"name": scenario.name}),
                Place(Step.SCENARIOS, scenario.id),
                scenario.id,
            )


def illustrative_checks(checked: Checked) -> Iterator[Check]:
    """How many figures of each scenario nobody has published or checked."""
    for scenario in checked.assessment.scenarios:
        places = list(_illustrative(checked, scenario))
        if places:
            yield Check(
                CheckId.ILLUSTRATIVE_FIGURES,
                severity_in(scenario, Severity.NOTE),
                Message("check_illustrative_figures", {"name": scenario.name, "number": len(places)}),
                places[0],
                scenario.id,
            )


def _illustrative(checked: Checked, scenario: Scenario) -> Iterator[Place]:
    for score in scenario.scores:
        if score.is_illustrative and score.is_scored and score.criterion_id in checked.criteria:
            yield Place(Step.SCORE, scenario.id, score.criterion_id)
    for position, line in enumerate(scenario.cost_lines):
        if line.is_illustrative:
            yield Place(Step.COST, scenario.id, part=Part.LINE, position=position)
    for position, material in enumerate(scenario.material_lines):
        if material.is_illustrative:
            yield Place(Step.MATERIALS, scenario.id, part=Part.LINE, position=position)
    for position, effect in enumerate(scenario.effects):
        if effect.is_illustrative:
            yield Place(Step.MATERIALS, scenario.id, part=Part.EFFECT, position=position)


def _of_tender(check_id: CheckId, values: Mapping[str, object], field: str) -> Check:
    place = Place(Step.TENDER, field=field)
    return Check(check_id, Severity.WARNING, Message(f"check_{check_id}", values), place)
