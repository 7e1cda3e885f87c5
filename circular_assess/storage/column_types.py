"""The types of the columns: text, numbers and moments that come back as they were, from any database."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Float, Text, TypeDecorator

ESCAPE = "\x1a"
_TO_ESCAPE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escaped(text: str) -> str:
    """The text as it is kept, without what a database refuses."""
    return _TO_ESCAPE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", text)


def unescaped(kept: str) -> str:
    """What was typed, from what is kept."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), kept)


class AnyText(TypeDecorator[str]):
    """Text as typed, whatever it is.

    Half an emoji (a lone surrogate) comes from broken keyboards and clipboards. No database takes
    it, and PostgreSQL takes no NUL either. Refusing them would keep the rest of the buyer's work
    from being saved, so they are kept escaped: a sign that nobody types, and four hexadecimal digits.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape what a database refuses."""
        return value and escaped(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Give back what was typed; TypeError for a damaged value that is no text."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise TypeError(f"text expected, found {type(value).__name__}")
        return unescaped(value)


class Number(TypeDecorator[float]):
    """A floating-point number; SQLite would take "not a number" for an empty field without a word."""

    impl = Float
    cache_ok = True

    def process_bind_param(self, value: float | None, dialect: Dialect) -> float | None:
        """Refuse what is not a number."""
        if value is not None and math.isnan(value):
            raise ValueError("not a number cannot be kept")
        return value


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone, UTC."""
        return value and (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
