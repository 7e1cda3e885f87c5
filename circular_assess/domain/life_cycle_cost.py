"""Money over the years: present value, annuity, equivalent annual cost and break-even fee."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, expm1, fsum, inf, isfinite, log1p
from typing import Any, Literal, SupportsFloat, TypeAlias

from circular_assess.domain.refusals import FigureRefused, is_number

MOST_YEARS = 1000
MONTHS = 12
TINY_RATE = 1e-200
SHIFTS = {"end": 0.0, "mid": 0.5, "begin": 1.0}

Rate: TypeAlias = float | Sequence[tuple[int | None, float]]
"""Effective a year (0.03 = 3 %), or steps (through_year, rate); the last step goes on for ever.

The last through_year may be None or infinite."""


class CostRefused(FigureRefused):
    """A rate, a number of years or an amount with which no cost can be calculated."""


@dataclass(frozen=True, slots=True)
class RatePath:
    """A discount rate through the years, compounded year by year and within a year by its part.

    `starts` are the years after which the rates of `rates` hold, the first one 0; `growths` is the
    logarithm by which one euro has grown at each start.
    """

    starts: tuple[float, ...]
    rates: tuple[float, ...]
    growths: tuple[float, ...]

    def growth(self, years: float) -> float:
        """The logarithm by which one euro grows in this many years (0 or more, also parts of one)."""
        step = bisect_right(self.starts, years) - 1
        return self.growths[step] + (years - self.starts[step]) * log1p(self.rates[step])

    def factor(self, years: float) -> float:
        """What one euro paid after this many years is worth now."""
        return exp(-self.growth(years))

    def rate_in(self, year: int) -> float:
        """The rate of a year (1 or more)."""
        return self.rates[bisect_right(self.starts, year - 1) - 1]

    def annuity(self, years: float, *, in_advance: bool = False) -> float:
        """What one euro in each year is worth now, paid at its end, or in advance at its start.

        a(n, r) = (1 - (1+r)^-n) / r, n for r = 0, and x (1+r) in advance; added up over the steps.
        """
        total = 0.0
        for step, (start, rate) in enumerate(zip(self.starts, self.rates, strict=True)):
            end = self.starts[step + 1] if step + 1 < len(self.starts) else years
            length = min(end, years) - start
            if length <= 0:
                continue
            worth = length if abs(rate) < TINY_RATE else -expm1(-length * log1p(rate)) / rate
            total += self.factor(start) * worth * (1 + rate if in_advance else 1.0)
        return total


def rate_path(rate: Rate) -> RatePath:
    """The path of a rate or of a schedule of steps; refused at or below -100 %, or out of order."""
    steps = _steps(rate)
    if steps is None:
        return RatePath((0.0,), (_checked_rate(rate),), (0.0,))
    starts, rates, growths = [0.0], [], [0.0]
    previous = -1.0
    for position, (through_year, step_rate) in enumerate(steps):
        rates.append(_checked_rate(step_rate))
        is_last = position == len(steps) - 1
        if is_last and (through_year is None or through_year == inf):
            break
        if through_year is None or not is_number(through_year) or through_year <= previous:
            raise CostRefused("refused_rate_steps", through_year=through_year)
        previous = float(through_year)
        if not is_last:
            growths.append(growths[-1] + (previous - starts[-1]) * log1p(step_rate))
            starts.append(previous)
    return RatePath(tuple(starts), tuple(rates), tuple(growths))


def discount_factor(rate: Rate, years: float) -> float:
    """What one euro paid after `years` (0 or more, also parts of one) is worth now.

    1 / (1+r)^years; with a schedule each year is discounted by its own rate. Raises CostRefused.
    """
    if not is_number(years) or years < 0:
        raise CostRefused("refused_years", years=years)
    path = rate_path(rate)
    return _within_numbers(lambda: path.factor(years))


def present_value(
    amounts_by_year: Sequence[float], rate: Rate, timing: Literal["end", "mid", "begin"] = "end"
) -> float:
    """What the amounts of year 0, 1, 2 ... (at most year 1,000) are worth now.

    Sum of C_t / (1+r)^(t - d), with d = 0 at the end of the year, 0.5 in the middle and 1 at its
    begin; year 0 is never discounted. A missing amount (None) is no 0 and is refused.
    Source: NIST Handbook 135, appendix D. Raises CostRefused.
    """
    path = rate_path(rate)
    if timing not in SHIFTS:
        raise CostRefused("refused_timing", timing=timing)
    if len(amounts_by_year) > MOST_YEARS + 1:
        raise CostRefused("refused_too_many_years", years=len(amounts_by_year) - 1, most=MOST_YEARS)
    for year, amount in enumerate(amounts_by_year):
        if not is_number(amount):
            raise CostRefused("refused_missing_amount", year=year)
    shift = SHIFTS[timing]
    return _within_numbers(
        lambda: fsum(
            amount * path.factor(year - shift if year else 0.0)
            for year, amount in enumerate(amounts_by_year)
            if amount
        )
    )


def annuity_factor(rate: Rate, years: float) -> float:
    """What one euro at the end of each year is worth now, over `years` (over 0, also parts of one).

    a(n, r) = (1 - (1+r)^-n) / r, n for r = 0; with a schedule the sum of the discount factors. A
    closed form, so any number of years will do. Raises CostRefused.
    """
    return _annuity(rate, years, in_advance=False)


def equivalent_annual_cost(present_cost: float, rate: Rate, years: float) -> float:
    """The equal amount at the end of each year that is worth `present_cost` now: NPC / a(n, r).

    Compares scenarios of unequal lives. Raises CostRefused.
    """
    return break_even_fee(present_cost, rate, years)


def break_even_fee(
    present_cost: float, rate: Rate, years: float, paid: Literal["arrears", "advance"] = "arrears"
) -> float:
    """The yearly fee over `years` that costs as much as paying `present_cost` now.

    NPC / a(n, r) in arrears, NPC / (a(n, r) (1+r)) in advance. Raises CostRefused.
    """
    if not is_number(present_cost):
        raise CostRefused("refused_missing_amount", year=0)
    if paid not in ("arrears", "advance"):
        raise CostRefused("refused_timing", timing=paid)
    annuity = _annuity(rate, years, in_advance=paid == "advance")
    return _within_numbers(lambda: present_cost / annuity)


def worth_of_months(growth: float, *, in_advance: bool = False) -> float:
    """What one euro in each month of a year comes to at its start, paid at the end or start of the month.

    `growth` is the logarithm by which a payment at the end of the year counts more or less than one at
    its start: log((1+e) / (1+r)), so the months grow by (1+r)^(1/12). OverflowError if too large.
    """
    in_month = growth / MONTHS
    if abs(in_month) < TINY_RATE:
        return float(MONTHS)
    first = 1.0 if in_advance else exp(in_month)
    return first * expm1(growth) / expm1(in_month)


def _annuity(rate: Rate, years: float, *, in_advance: bool) -> float:
    if not is_number(years) or years <= 0:
        raise CostRefused("refused_years", years=years)
    path = rate_path(rate)
    return _within_numbers(lambda: path.annuity(years, in_advance=in_advance))


def _steps(rate: object) -> list[tuple[Any, Any]] | None:
    """The steps of a schedule, also of an array; None for a single number."""
    if isinstance(rate, SupportsFloat | str) and not getattr(rate, "shape", ()):
        return None
    try:
        steps = [(through_year, step_rate) for through_year, step_rate in rate]  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        raise CostRefused("refused_rate", rate=rate) from None
    if not steps:
        raise CostRefused("refused_rate", rate=rate)
    return steps


def _checked_rate(rate: object) -> float:
    if not isinstance(rate, SupportsFloat) or not is_number(rate):
        raise CostRefused("refused_rate", rate=rate)
    rate = float(rate)
    if rate <= -1:
        raise CostRefused("refused_rate_too_low", rate=rate)
    return rate


def _within_numbers(worked_out: Callable[[], float]) -> float:
    """What is worked out; refused if it is too large for a number of the machine."""
    try:
        amount = worked_out()
    except (OverflowError, ZeroDivisionError):
        raise CostRefused("refused_cost_too_large") from None
    if not isfinite(amount):
        raise CostRefused("refused_cost_too_large")
    return amount
