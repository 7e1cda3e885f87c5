"""Figures with which nothing can be calculated: the refusal, and the numbers that pass."""

from __future__ import annotations

from math import isfinite
from numbers import Real

from circular_assess.domain.messages import Message


class FigureRefused(ValueError):
    """A figure with which a method cannot work; `key` names the rule, `texts` words it.

    The text of the exception is the key with its values, for a log.
    """

    def __init__(self, key: str, **values: object) -> None:
        shown = (f"{name}={_shown(value)}" for name, value in values.items())
        super().__init__(" ".join((key, *shown)))
        self.key = key
        self.values = values

    @property
    def message(self) -> Message:
        """The key and its values, to be worded."""
        return Message(self.key, self.values)


def is_number(figure: object) -> bool:
    """True for a finite real number; False for NaN, infinity, text, None, True and False."""
    if isinstance(figure, bool) or not isinstance(figure, float | Real):
        return False
    try:
        return isfinite(figure)
    except OverflowError:  # a whole number beyond the numbers of the machine
        return False


def _shown(value: object) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)
