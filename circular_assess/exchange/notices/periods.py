"""How long a contract runs, in months."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from circular_assess.exchange.notices.notice import ContractPeriod

MONTHS_A_YEAR = 12
DAYS_A_MONTH = Decimal("30.436875")
UNITS = {
    "DAY": "DAY",
    "CALENDAR_DAY": "DAY",
    "WEEK": "WEEK",
    "MONTH": "MONTH",
    "YEAR": "YEAR",
    "ANN": "YEAR",
    "MON": "MONTH",
}
LONGEST_MONTHS = 12_000
# Days that are nearly whole months, such as 1826 days, are meant as months.
NEARLY_DAYS = Decimal(2)
SHORTEST_NEARLY_MONTHS = 3


def months_of(period: ContractPeriod | None) -> int | None:
    """The length of a period in whole months; None if it is open, unknown or not whole months."""
    if period is None:
        return None
    if period.length is not None and period.unit:
        months = _months(period.length, period.unit)
    elif period.first_day and period.last_day:
        months = _months_between(period.first_day, period.last_day)
    else:
        months = None
    return months if months is not None and 0 < months <= LONGEST_MONTHS else None


def same_length(one: ContractPeriod, other: ContractPeriod) -> bool:
    """True if two periods run equally long, as far as the notice says."""
    return (one.length, one.unit, one.code) == (other.length, other.unit, other.code) and (
        one.length is not None or (one.first_day, one.last_day) == (other.first_day, other.last_day)
    )


def _months(length: Decimal, unit: str) -> int | None:
    if unit == "YEAR":
        return _whole(length * MONTHS_A_YEAR)
    if unit == "MONTH":
        return _whole(length)
    days = length * 7 if unit == "WEEK" else length
    if unit == "WEEK" and days == 364:  # 52 weeks are said for a year
        return MONTHS_A_YEAR
    months = round(days / DAYS_A_MONTH)
    is_nearly = abs(days - months * DAYS_A_MONTH) <= NEARLY_DAYS
    return months if is_nearly and months >= SHORTEST_NEARLY_MONTHS else None


def _whole(months: Decimal) -> int | None:
    return int(months) if months == months.to_integral_value() else None


def _months_between(first_day: date, last_day: date) -> int | None:
    """Whole months from the first to the last day, which counts: 1 February to 31 January are 12."""
    try:
        end = last_day + timedelta(days=1)
    except OverflowError:
        return None
    months = (end.year - first_day.year) * MONTHS_A_YEAR + end.month - first_day.month
    return months if end.day == first_day.day else None
