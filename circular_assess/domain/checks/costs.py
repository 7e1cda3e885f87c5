"""Checks of the costs: what is not counted, what is missing, and what contradicts a score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from circular_assess.domain.assessment import Scenario
from circular_assess.domain.catalogue import CriterionId
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
from circular_assess.domain.cost_lines import CostKind, CostLine, RateKind, Rhythm
from circular_assess.domain.cost_results import CostResult, LeftOut, period_of
from circular_assess.domain.messages import Message

OWNERSHIP = CriterionId("PAS-01")
# "Who keeps the goods": a sale for next to nothing at the end is level 1 or 2 in the catalogue, not more.
HIGHEST_LEVEL_OF_SALE = 2.0
# Our proposals for "near zero": against what is paid otherwise, and where nothing else is paid.
BUY_OUT_SHARE = 0.01
BUY_OUT_EUR = 100.0
PAID_OTHERWISE = (CostKind.PURCHASE, CostKind.SERVICE_FEE)

# Why a line is not counted in full: the check, and which sentence says it.
LEFT_OUT: Mapping[LeftOut, tuple[CheckId, Severity, str]] = {
    LeftOut.OUTSIDE_PERIOD: (
        CheckId.COST_OUTSIDE_PERIOD,
        Severity.WARNING,
        "check_cost_outside_period",
    ),
    LeftOut.REPLACEMENT_AT_END: (CheckId.REPLACEMENT_AT_END, Severity.NOTE, "check_replacement_at_end"),
    LeftOut.RESIDUAL_RULE: (CheckId.RESIDUAL_LEFT_OUT, Severity.WARNING, "check_residual_left_out"),
    LeftOut.NO_AMOUNT: (CheckId.COST_WITHOUT_AMOUNT, Severity.WARNING, "check_cost_without_amount"),
    LeftOut.NO_USES: (CheckId.COST_WITHOUT_AMOUNT, Severity.WARNING, "check_cost_without_uses"),
    LeftOut.NO_PAYMENT: (CheckId.COST_WITHOUT_PAYMENT, Severity.WARNING, "check_cost_without_payment"),
}


def cost_checks(checked: Checked) -> Iterator[Check]:
    """All checks of cost lines and cost settings; none without a cost line."""
    with_lines = [scenario for scenario in checked.assessment.scenarios if scenario.cost_lines]
    if not with_lines:
        return
    settings = checked.assessment.cost
    if settings.vat is None:
        yield _of_setting(CheckId.NO_VAT_CHOICE, "vat")
    has_rate = settings.discount_rate is not None or bool(settings.rate_steps)
    if has_rate and settings.rate_kind is RateKind.NOMINAL and _is_without_rises(with_lines):
        yield _of_setting(CheckId.NOMINAL_WITHOUT_RISES, "rate_kind")
    for scenario in with_lines:
        result = checked.costs[scenario.id]
        if period_of(checked.assessment, scenario) is None:
            yield Check(
                CheckId.NO_COST_PERIOD,
                severity_in(scenario, Severity.WARNING),
                Message("check_no_cost_period", {"name": scenario.name}),
                Place(Step.COST, scenario.id, part=Part.SETTING, field="period_years"),
                scenario.id,
            )
        for position, line in enumerate(scenario.cost_lines):
            reason = _left_out(line, position, result)
            yield from _of_line(checked, scenario, line, position, reason)
        yield from _buy_outs(checked, scenario, result)


def _of_line(
    checked: Checked, scenario: Scenario, line: CostLine, position: int, reason: LeftOut | None
) -> Iterator[Check]:
    """What is wrong with one cost line."""
    if reason is not None:
        check_id, severity, message = LEFT_OUT[reason]
        yield _found(check_id, severity, message, scenario, line, position)
    elif _is_after_term(checked.assessment.tender.term_years, line):
        check_id = CheckId.COST_AFTER_TERM
        yield _found(check_id, Severity.NOTE, "check_cost_after_term", scenario, line, position)
    if line.kind is CostKind.EXTERNAL and not line.source.strip():
        check_id = CheckId.EXTERNAL_WITHOUT_SOURCE
        yield _found(check_id, Severity.WARNING, "check_external_without_source", scenario, line, position)


def _buy_outs(checked: Checked, scenario: Scenario, result: CostResult | None) -> Iterator[Check]:
    """Lines that sell the goods to the buyer for next to nothing, though their maker is said to keep them.

    A contract for light as a service let the buyer take the installation over for EUR 1 after ten years
    (Sint-Niklaas, 2022).
    """
    scored = checked.scores[scenario.id].get(OWNERSHIP)
    if scored is None or scored.level is None or scored.level <= HIGHEST_LEVEL_OF_SALE:
        return
    paid = (
        0.0 if result is None else sum(line.paid_eur for line in result.lines if line.kind in PAID_OTHERWISE)
    )
    near_zero = BUY_OUT_SHARE * paid if paid > 0 else BUY_OUT_EUR
    for position, line in enumerate(scenario.cost_lines):
        if line.kind is CostKind.BUY_OUT and line.amount_eur is not None and line.amount_eur <= near_zero:
            values = {
                "name": scenario.name,
                "level": scored.level,
                "line": (line.name, line.kind),
                "amount": line.amount_eur,
            }
            yield Check(
                CheckId.KEPT_BUT_BOUGHT_OUT,
                severity_in(scenario, Severity.ERROR),
                Message("check_kept_but_bought_out", values),
                Place(Step.COST, scenario.id, part=Part.LINE, position=position),
                scenario.id,
                OWNERSHIP,
                line.name,
            )


def _left_out(line: CostLine, position: int, result: CostResult | None) -> LeftOut | None:
    """Why a line is not counted in full; without a period only a missing amount can be told."""
    if result is not None:
        return result.lines[position].reason
    return LeftOut.NO_AMOUNT if line.amount_eur is None else None


def _is_after_term(term_years: float | None, line: CostLine) -> bool:
    """True if a service is paid for after the contract has ended."""
    last = line.first_year if line.rhythm is Rhythm.ONCE else line.last_year
    return line.kind is CostKind.SERVICE_FEE and term_years is not None and last > ceil(term_years - 1e-9)


def _is_without_rises(scenarios: list[Scenario]) -> bool:
    """True if there are costs of several years, and the price of none of them rises or falls."""
    recurring = [
        line
        for scenario in scenarios
        for line in scenario.cost_lines
        if line.rhythm is not Rhythm.ONCE and line.last_year > line.first_year and line.amount_eur
    ]
    return bool(recurring) and not any(line.escalation for line in recurring)


def _of_setting(check_id: CheckId, field: str) -> Check:
    place = Place(Step.COST, part=Part.SETTING, field=field)
    return Check(check_id, Severity.WARNING, Message(f"check_{check_id}"), place)


def _found(
    check_id: CheckId, severity: Severity, message: str, scenario: Scenario, line: CostLine, position: int
) -> Check:
    return Check(
        check_id,
        severity_in(scenario, severity),
        Message(message, {"name": scenario.name, "line": (line.name, line.kind)}),
        Place(Step.COST, scenario.id, part=Part.LINE, position=position),
        scenario.id,
        subject=line.name,
    )
