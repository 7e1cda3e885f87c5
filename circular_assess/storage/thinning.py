"""Which copies of the library are old enough to go, told by their names alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

NAME = "{stem}-{moment:%Y-%m-%d-%H.%M.%S}Z"
DAILY_DAYS, WEEKLY_DAYS = 14, 91

_NAME = re.compile(r"(?P<stem>.*)-(?P<moment>\d{4}-\d\d-\d\d-\d\d\.\d\d\.\d\d)Z(-(?P<number>\d+))?\.db", re.S)


def copy_moment(name: str, stem: str) -> datetime | None:
    """When a copy of the library of this stem was made, in UTC; None if the name is not that of one."""
    found = _NAME.fullmatch(name)
    if found is None or found["stem"] != stem:
        return None
    try:
        return datetime.strptime(found["moment"], "%Y-%m-%d-%H.%M.%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def newest_first(names: Iterable[str], stem: str) -> list[tuple[datetime, str]]:
    """The copies of a library with their moments; of one second the higher number is the newer."""
    found = [(moment, name) for name in names if (moment := copy_moment(name, stem)) is not None]
    return sorted(found, key=lambda copy: (copy[0], len(copy[1]), copy[1]), reverse=True)


def copies_to_thin(names: Iterable[str], stem: str, now: datetime) -> list[str]:
    """The names of the copies that may go.

    All of today and yesterday stay, as days are counted where `now` is; then the last of each day for a
    fortnight, of each week for three months, and of each month. What lies in the future stays.
    """
    kept: set[Hashable] = set()
    thinned = []
    today = now.date()
    for moment, name in newest_first(names, stem):
        day = moment.astimezone(now.tzinfo).date()
        span = _span(day, today)
        if span is None:
            continue
        if span(day) in kept:
            thinned.append(name)
        kept.add(span(day))
    return thinned


def _span(day: date, today: date) -> Callable[[date], Hashable] | None:
    """What one copy is kept of, at the age of this day; None if all are."""
    age = today - day
    if age < timedelta(2):
        return None
    if age <= timedelta(DAILY_DAYS):
        return date.toordinal
    if age <= timedelta(WEEKLY_DAYS):
        return lambda day: tuple(day.isocalendar())[:2]
    return lambda day: (day.year, day.month, "month")


def free_name(folder: Path, stem: str, moment: datetime, suffix: str = ".db") -> Path:
    """A path in the folder, named by the moment in UTC, that nothing has yet."""
    name = NAME.format(stem=stem, moment=moment.astimezone(UTC))
    number = 1
    while (path := folder / f"{name}{f'-{number}' if number > 1 else ''}{suffix}").exists():
        number += 1
    return path
