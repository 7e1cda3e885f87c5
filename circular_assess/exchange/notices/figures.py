"""Numbers, CPV codes, dates and moments as notices write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from circular_assess.exchange.notices.notice import Money

# Larger amounts are slips or attacks; the program takes up to a thousand billion.
LARGEST_AMOUNT = Decimal(10) ** 12
MOST_DIGITS = 40
DUMMY_DATES = ("1970-01-01",)

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
_TIME = re.compile(r"(\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)(Z|[+-]\d{2}:\d{2})?")
_CPV = re.compile(r"(\d{8})(?:-\d|\.0)?")
_SUPPLEMENTARY = re.compile(r"[A-Z]{2}\d{2}(?:-\d)?")


def number_in(text: object) -> Decimal | None:
    """A finite number; None for anything else, also for more digits than a figure has."""
    if isinstance(text, bool) or not isinstance(text, str | int | float | Decimal):
        return None
    try:
        number = Decimal(text.strip() if isinstance(text, str) else text)
    except (InvalidOperation, ValueError):
        return None
    is_plausible = number.is_finite() and len(number.as_tuple().digits) <= MOST_DIGITS
    return number if is_plausible and abs(number.adjusted()) <= MOST_DIGITS else None


def money_in(amount: object, currency: str) -> Money | None:
    """An amount with its currency; None unless both are there and the amount is one (0 or more)."""
    number = number_in(amount)
    if number is None or not 0 <= number <= LARGEST_AMOUNT or not re.fullmatch("[A-Z]{3}", currency):
        return None
    return Money(number, currency)


def cpv_in(text: str) -> str:
    """The eight digits of a code of the main vocabulary; empty for anything else."""
    found = _CPV.fullmatch(text.strip())
    return found[1] if found else ""


def supplementary_in(text: str) -> str:
    """A code of the supplementary vocabulary, such as PA01-7; empty for anything else."""
    plain = text.strip().upper()
    return plain if _SUPPLEMENTARY.fullmatch(plain) else ""


def without_repeats(found: Iterable[str]) -> tuple[str, ...]:
    """What is not empty, each once, in the order of the first time."""
    return tuple(dict.fromkeys(one for one in found if one))


def day_in(text: str) -> date | None:
    """The day of a date, whatever its zone; None for anything else and for the date that hides one."""
    found = _DAY.match(text.strip())
    if not found or found[1] in DUMMY_DATES:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def moment_in(day: str, time: str = "") -> str:
    """Date and time with one zone, such as 2024-03-17T12:00:00+02:00; empty if there is no date.

    The zone is that of the time, else that of the date. A date without time keeps none.
    """
    found = _DAY.match(day.strip())
    if not found or day_in(day) is None:
        return ""
    clock = _TIME.match(time.strip())
    if not clock:
        return found[1] + (found[2] or "")
    return f"{found[1]}T{clock[1]}{clock[2] or found[2] or ''}"


def earliest(moments: Iterable[str]) -> str:
    """The first of several moments; those without a zone are taken for UTC."""
    dated = [(instant, moment) for moment in moments if (instant := _instant(moment)) is not None]
    return min(dated)[1] if dated else ""


def _instant(moment: str) -> datetime | None:
    plain = moment.strip()
    day = _DAY.fullmatch(plain)
    if day:
        zone = day[2] or "Z"
        plain = f"{day[1]}T23:59:59{zone}"  # a day without a time ends at midnight
    try:
        instant = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
