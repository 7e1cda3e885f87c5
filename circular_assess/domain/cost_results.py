"""What each way of buying costs over its period: present cost, annual cost, and the payments by year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from math import ceil, exp, fsum, inf, isfinite, log1p
from typing import NamedTuple

from circular_assess.domain.assessment import Assessment, Scenario, ScenarioId
from circular_assess.domain.cost_lines import (
    CostKind,
    CostLine,
    CostSettings,
    Paid,
    ResidualRule,
    Rhythm,
)
from circular_assess.domain.life_cycle_cost import MOST_YEARS, RatePath, rate_path, worth_of_months

BOUGHT = (CostKind.PURCHASE, CostKind.REPLACEMENT)


class LeftOut(StrEnum):
    """Why a cost line is not counted, or not in all of its years."""

    OUTSIDE_PERIOD = "outside_period"
    REPLACEMENT_AT_END = "replacement_at_end"
    RESIDUAL_RULE = "residual_rule"
    NO_AMOUNT = "no_amount"
    NO_USES = "no_uses"
    NO_PAYMENT = "no_payment"


@dataclass(frozen=True, slots=True)
class CostLineResult:
    """What one cost line adds: paid over the period, and worth now (None without a rate).

    Income is negative. `reason` says what is left out of the line; while `is_counted`, that is a part
    of its years.
    """

    kind: CostKind
    name: str
    paid_eur: float
    present_eur: float | None
    is_counted: bool
    reason: LeftOut | None = None


@dataclass(frozen=True, slots=True)
class CostYear:
    """What is paid for one year, and what that is worth now (None without a rate)."""

    year: int
    paid_eur: float
    present_eur: float | None


@dataclass(frozen=True, slots=True)
class CostResult:
    """The costs of a scenario over its period; amounts in euro, with or without VAT as all are.

    The three figures are None without a rate, without a counted line, or where `is_too_large`: beyond
    the numbers of the machine, with no years either. `years` starts with year 0; a payment stands in the
    year that it is for. `by_kind` holds present amounts. `residual_value_eur` is the income at the end
    that the straight line gives. The annuities are what one euro a year is worth now.
    """

    period_years: int
    net_present_cost_eur: float | None
    equivalent_annual_cost_eur: float | None
    per_functional_unit_year_eur: float | None
    years: tuple[CostYear, ...]
    lines: tuple[CostLineResult, ...]
    by_kind: Mapping[CostKind, float]
    residual_value_eur: float = 0.0
    annuity_in_arrears: float | None = None
    annuity_in_advance: float | None = None
    is_too_large: bool = False

    @property
    def cumulative_present_eur(self) -> tuple[float, ...]:
        """What was paid up to and with each year, worth now; empty without a rate."""
        present = [year.present_eur for year in self.years if year.present_eur is not None]
        return tuple(accumulate(present))


class _Factors(NamedTuple):
    """By year, what an amount of one euro at the prices of year 0 comes to, as paid and as worth now."""

    paid: Sequence[float]
    present: Sequence[float]


@dataclass(frozen=True)
class _Terms:
    """What the lines of all scenarios are counted with; factors are worked out once for like lines.

    A payment after t years comes to (1+e)^t and is worth (1+e)^t / D(t), D compounding the rate.
    """

    path: RatePath | None
    residual_rule: ResidualRule
    years: int
    known: dict[tuple[float, bool, bool], _Factors] = field(default_factory=dict)

    def factors(self, line: CostLine) -> _Factors:
        """The factors of a line, by year from 0 on; infinite where no number is large enough."""
        key = line.escalation, line.rhythm is Rhythm.MONTHLY, line.paid is Paid.ADVANCE
        if key not in self.known:
            self.known[key] = self._worked_out(*key)
        return self.known[key]

    @cached_property
    def _discounts(self) -> list[float]:
        if self.path is None:
            return [0.0] * (self.years + 1)
        return [_finite_or_inf(self.path.factor, year) for year in range(self.years + 1)]

    @cached_property
    def _falls(self) -> list[float]:
        """By year, the logarithm by which its rate takes away."""
        if self.path is None:
            return [0.0] * (self.years + 1)
        return [0.0, *(log1p(self.path.rate_in(year)) for year in range(1, self.years + 1))]

    def _worked_out(self, escalation: float, is_monthly: bool, in_advance: bool) -> _Factors:
        rise, at_start = log1p(escalation), is_monthly or in_advance
        times = [0, *range(self.years)] if at_start else range(self.years + 1)
        paid = [_finite_or_inf(exp, time * rise) for time in times]
        present = [factor * self._discounts[time] for factor, time in zip(paid, times, strict=True)]
        if not is_monthly:
            return _Factors(paid, present)
        months = {fall: worth_of_months(rise - fall, in_advance=in_advance) for fall in {0.0, *self._falls}}
        paid = [0.0, *(factor * months[0.0] for factor in paid[1:])]
        present = [factor * months[fall] for factor, fall in zip(present, self._falls, strict=True)]
        return _Factors(paid, [0.0, *present[1:]])


def cost_results(assessment: Assessment) -> dict[ScenarioId, CostResult | None]:
    """The costs of each scenario; None for one without cost lines, without a period, or with one withheld.

    Year 0 is paid at once. Yearly, one-off and per-use payments of a later year fall at its end, or in
    advance at its start; monthly ones at the end or start of each twelfth of years 1 and on.
    NPC = sum of C_t / (1+r)^t, EAC = NPC / a(n, r). Frame: Directive 2014/24/EU art. 68.
    """
    periods = {scenario.id: period_of(assessment, scenario) for scenario in assessment.scenarios}
    longest = max((period for period in periods.values() if period), default=0)
    terms = _Terms(discounting(assessment.cost), assessment.cost.residual_rule, longest)
    quantity = assessment.tender.quantity
    results: dict[ScenarioId, CostResult | None] = {}
    for scenario in assessment.scenarios:
        period = periods[scenario.id]
        lines = scenario.cost_lines
        has_cost = period is not None and bool(lines) and not any(line.is_withheld for line in lines)
        results[scenario.id] = _cost(scenario.cost_lines, period or 0, terms, quantity) if has_cost else None
    return results


def period_of(assessment: Assessment, scenario: Scenario) -> int | None:
    """Over how many years a scenario is counted: its own, the assessment's, or the rounded up term.

    None if none is given, or if it lies outside 1 to 1,000 years.
    """
    term = assessment.tender.term_years
    years = scenario.period_years or assessment.cost.period_years
    if years is None and term is not None:
        years = ceil(term - 1e-9)
    return years if years is not None and 1 <= years <= MOST_YEARS else None


def discounting(settings: CostSettings) -> RatePath | None:
    """The rates with which an assessment discounts; None if none is given: there is no default."""
    if settings.rate_steps:
        return rate_path([(step.through_year, step.rate) for step in settings.rate_steps])
    return None if settings.discount_rate is None else rate_path(settings.discount_rate)


def _cost(lines: Sequence[CostLine], period: int, terms: _Terms, quantity: float | None) -> CostResult:
    paid, present = [0.0] * (period + 1), [0.0] * (period + 1)
    counted = tuple(_count(line, period, terms, paid, present) for line in lines)
    residual = 0.0
    if terms.residual_rule is ResidualRule.LINEAR:
        residual = fsum(_straight_line(line, period, terms) for line in lines)
    path = terms.path
    try:
        residual_present = residual * path.factor(period) if path else 0.0
        arrears = path.annuity(period) if path else None
        advance = path.annuity(period, in_advance=True) if path else None
    except OverflowError:
        residual_present, arrears, advance = inf, None, None
    paid[period] -= residual
    present[period] -= residual_present
    if not isfinite(sum(paid)) or not isfinite(sum(present)):
        counted = tuple(replace(line, paid_eur=0.0, present_eur=None) for line in counted)
        return CostResult(period, None, None, None, (), counted, {}, is_too_large=True)
    by_kind = {} if path is None else _by_kind(counted, residual_present)
    net = fsum(by_kind.values()) if path and any(line.is_counted for line in counted) else None
    annual = None if net is None or not arrears else net / arrears
    return CostResult(
        period_years=period,
        net_present_cost_eur=net,
        equivalent_annual_cost_eur=annual,
        per_functional_unit_year_eur=_per_unit(annual, quantity),
        years=tuple(
            CostYear(year, paid[year], present[year] if path else None) for year in range(period + 1)
        ),
        lines=counted,
        by_kind=by_kind,
        residual_value_eur=residual,
        annuity_in_arrears=arrears,
        annuity_in_advance=advance,
    )


def _count(
    line: CostLine, period: int, terms: _Terms, paid: list[float], present: list[float]
) -> CostLineResult:
    """What a line comes to; its payments are added to the years."""
    years, reason = counted_years(line, period, terms.residual_rule)
    if not years:
        no_present = None if terms.path is None else 0.0
        return CostLineResult(line.kind, line.name, 0.0, no_present, is_counted=False, reason=reason)
    amount, factors = _yearly_amount(line), terms.factors(line)
    if line.kind is CostKind.RESIDUAL_VALUE:
        amount = -amount
    line_paid, line_present = 0.0, 0.0
    for year in years if amount else ():
        paid_eur = amount * factors.paid[year]
        line_paid += paid_eur
        paid[year] += paid_eur
        if terms.path is not None:
            present_eur = amount * factors.present[year]
            line_present += present_eur
            present[year] += present_eur
    worth = None if terms.path is None else line_present
    return CostLineResult(line.kind, line.name, line_paid, worth, is_counted=True, reason=reason)


def counted_years(line: CostLine, period: int, rule: ResidualRule) -> tuple[range, LeftOut | None]:
    """The years in which a line is counted, and why others are not."""
    nothing = range(0)
    if line.kind is CostKind.RESIDUAL_VALUE and rule is not ResidualRule.AS_TYPED:
        return nothing, LeftOut.RESIDUAL_RULE
    if line.amount_eur is None:
        return nothing, LeftOut.NO_AMOUNT
    if line.rhythm is Rhythm.PER_USE and line.uses_per_year is None:
        return nothing, LeftOut.NO_USES
    last = line.first_year if line.rhythm is Rhythm.ONCE else line.last_year
    first = max(line.first_year, 1) if line.rhythm is Rhythm.MONTHLY else line.first_year
    if last < first:
        return nothing, LeftOut.NO_PAYMENT
    if line.kind is CostKind.REPLACEMENT and last == period:
        return range(first, period), LeftOut.REPLACEMENT_AT_END
    end = period - 1 if line.kind is CostKind.REPLACEMENT else period
    return range(first, min(last, end) + 1), LeftOut.OUTSIDE_PERIOD if last > end else None


def _yearly_amount(line: CostLine) -> float:
    uses = line.uses_per_year if line.rhythm is Rhythm.PER_USE else 1.0
    return (line.amount_eur or 0.0) * (uses or 0.0)


def _straight_line(line: CostLine, period: int, terms: _Terms) -> float:
    """What is left at the end of the price paid: P x max(0, 1 - age / life), age in whole years."""
    life = line.life_years
    if line.kind not in BOUGHT or not life:
        return 0.0
    years, _ = counted_years(line, period, terms.residual_rule)
    amount, factors = _yearly_amount(line), terms.factors(line)
    left = ((year, max(0.0, 1.0 - (period - year) / life)) for year in years if amount)
    return fsum(amount * factors.paid[year] * share for year, share in left if share)


def _by_kind(lines: Sequence[CostLineResult], residual_present: float) -> dict[CostKind, float]:
    present: dict[CostKind, list[float]] = {}
    for line in lines:
        if line.is_counted and line.present_eur is not None:
            present.setdefault(line.kind, []).append(line.present_eur)
    if residual_present:
        present.setdefault(CostKind.RESIDUAL_VALUE, []).append(-residual_present)
    return {kind: fsum(present[kind]) for kind in CostKind if kind in present}


def _finite_or_inf(factor: Callable[[float], float], number: float) -> float:
    try:
        return factor(number)
    except OverflowError:
        return inf


def _per_unit(annual_eur: float | None, quantity: float | None) -> float | None:
    if annual_eur is None or not quantity:
        return None
    per_unit = annual_eur / quantity
    return per_unit if isfinite(per_unit) else None
