"""What a choice of lots means: one lot, several, or the whole procedure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from circular_assess.exchange.notices.deriving import estimated_value, sum_of, whole_period
from circular_assess.exchange.notices.notice import (
    AwardShares,
    ContractPeriod,
    EstimatedValue,
    LotKind,
    Notice,
    NoticeLot,
    ValueSource,
)
from circular_assess.exchange.notices.periods import months_of

DAYS_A_YEAR = Decimal("365.2425")
MONTHS_A_YEAR = 12
YEARS_OF_UNIT = {"DAY": 1 / DAYS_A_YEAR, "WEEK": 7 / DAYS_A_YEAR, "YEAR": Decimal(1)}


@dataclass(frozen=True, slots=True)
class Choice:
    """The lots that the buyer takes, none for the whole, and what holds for them together.

    `award_lots` carry the award criteria: the lots themselves, else the group that they belong to.
    """

    notice: Notice
    lots: tuple[NoticeLot, ...]
    is_whole: bool
    award_lots: tuple[NoticeLot, ...]
    value: EstimatedValue | None
    period: ContractPeriod | None

    @property
    def only_lot(self) -> NoticeLot | None:
        """The one lot chosen of several; None for the whole, and for a procedure of one lot."""
        return self.lots[0] if len(self.lots) == 1 and not self.is_whole else None

    @property
    def shares(self) -> AwardShares | None:
        """The shares of the award if all chosen lots have the same; else None."""
        found = [lot.shares for lot in self.award_lots if lot.criteria]
        return found[0] if found and all(shares == found[0] for shares in found) else None


def choice_of(notice: Notice, lot_ids: Sequence[str] = ()) -> Choice:
    """What the lots with these ids mean together; without ids the whole. KeyError for an unknown id."""
    real = tuple(lot for lot in notice.lots if lot.kind is not LotKind.GROUP)
    lots = tuple(notice.lot(lot_id) for lot_id in dict.fromkeys(lot_ids)) or real
    if set(lots_ids(lots)) == set(lots_ids(real)):
        return Choice(
            notice, real, True, _award_lots(notice, real), notice.estimated_value, _period(notice, real)
        )
    total = sum_of(lot.value for lot in lots)
    value = EstimatedValue(total, ValueSource.LOTS) if total else None
    if value is None and len(lots) == 1:
        value = estimated_value(None, (), lots[0].framework_maximum)
    return Choice(notice, lots, False, _award_lots(notice, lots), value, whole_period(lots, notice.period)[0])


def lots_ids(lots: Sequence[NoticeLot]) -> list[str]:
    """The ids of lots."""
    return [lot.id for lot in lots]


def in_natural_order(lots: Sequence[NoticeLot]) -> list[NoticeLot]:
    """Lots for showing: LOT-2 before LOT-10, groups last."""

    def key(lot: NoticeLot) -> tuple[bool, list[tuple[int, str]]]:
        parts = re.split(r"([0-9]+)", lot.id)
        numbered = [(int(part[:18]) if part.isdecimal() else -1, part) for part in parts]
        return lot.kind is LotKind.GROUP, numbered

    return sorted(lots, key=key)


def years_of(period: ContractPeriod | None) -> float | None:
    """The length of a period in years; None if it is open or unknown."""
    if period is None:
        return None
    months = months_of(period)
    if months is not None:
        return months / MONTHS_A_YEAR
    if period.length is not None and period.unit in YEARS_OF_UNIT:
        return round(float(period.length * YEARS_OF_UNIT[period.unit]), 2)
    if period.first_day and period.last_day and period.last_day >= period.first_day:
        return round(((period.last_day - period.first_day).days + 1) / float(DAYS_A_YEAR), 2)
    return None


def _period(notice: Notice, lots: Sequence[NoticeLot]) -> ContractPeriod | None:
    """The period of the whole; that of any lot where all run equally long with other dates."""
    if notice.period is not None or notice.duration_months is None:
        return notice.period
    return next((lot.period for lot in lots if lot.period is not None), None)


def _award_lots(notice: Notice, lots: Sequence[NoticeLot]) -> tuple[NoticeLot, ...]:
    own = tuple(lot for lot in lots if lot.criteria)
    ids = set(lots_ids(lots))
    groups = (lot for lot in notice.lots if lot.kind is LotKind.GROUP and ids & set(lot.lot_ids))
    return own or tuple(group for group in groups if group.criteria)
