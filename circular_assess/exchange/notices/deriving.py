"""What follows from the parts of a notice: value, length and deadline of the whole procedure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from circular_assess.exchange.notices.figures import earliest
from circular_assess.exchange.notices.notice import (
    ContractPeriod,
    Deadlines,
    EstimatedValue,
    LotKind,
    Money,
    NoticeLot,
    ValueSource,
)
from circular_assess.exchange.notices.periods import months_of, same_length


def estimated_value(
    of_procedure: Money | None, lots: Sequence[NoticeLot], framework: Money | None
) -> EstimatedValue | None:
    """The value of the procedure, else the sum of its lots, else the maximum of its framework.

    Lots are added only if each has a value, in one currency; groups of lots are none.
    """
    if of_procedure is not None:
        return EstimatedValue(of_procedure, ValueSource.PROCEDURE)
    real = [lot for lot in lots if lot.kind is not LotKind.GROUP]
    total = sum_of(lot.value for lot in real)
    if total is not None:
        return EstimatedValue(total, ValueSource.LOTS)
    return EstimatedValue(framework, ValueSource.FRAMEWORK) if framework else None


def sum_of(amounts: Iterable[Money | None]) -> Money | None:
    """The sum of several amounts; None unless all are there, in one currency."""
    given = list(amounts)
    present = [money for money in given if money is not None]
    if not present or len(present) < len(given) or len({money.currency for money in present}) > 1:
        return None
    return Money(sum((money.amount for money in present), Decimal(0)), present[0].currency)


def whole_period(
    lots: Sequence[NoticeLot], of_procedure: ContractPeriod | None
) -> tuple[ContractPeriod | None, int | None, bool]:
    """The period that all lots share, else that of the procedure; its months; whether lots differ."""
    periods = [lot.period for lot in lots if lot.kind is not LotKind.GROUP and lot.period is not None]
    if not periods:
        return of_procedure, months_of(of_procedure), False
    first = periods[0]
    lengths = {months_of(period) for period in periods}
    if all(same_length(first, period) for period in periods):
        return first, months_of(first), False
    months = lengths.pop() if len(lengths) == 1 else None
    return None, months, months is None


def earliest_deadline(lots: Iterable[NoticeLot], of_procedure: Deadlines | None = None) -> tuple[str, str]:
    """The earliest deadline for tenders, else for requests, else for interest, and which of these it is."""
    every = [lot.deadlines for lot in lots] + ([of_procedure] if of_procedure else [])
    for kind in ("tenders", "requests", "interest"):
        first = earliest(getattr(deadlines, kind) for deadlines in every)
        if first:
            return first, kind
    return "", ""
