"""Undo and redo: the previous values, the undone values, and the name of each step."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

STEPS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class _Step(Generic[Value]):
    """A value to go back (or forward) to, and what the step between is called."""

    label: str
    value: Value
    merge: Hashable | None = None


class History(Generic[Value]):
    """The present value with its past and its undone future; values are immutable and only kept."""

    def __init__(self, present: Value) -> None:
        self.present = present
        self._past: list[_Step[Value]] = []
        self._future: list[_Step[Value]] = []

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None if there is nothing."""
        return self._past[-1].label if self._past else None

    @property
    def redo_label(self) -> str | None:
        """What redo would bring again; None if there is nothing."""
        return self._future[-1].label if self._future else None

    def do(self, label: str, value: Value, merge: Hashable | None = None) -> bool:
        """Make `value` the present; True if it differs from the old one.

        Steps in a row with the same `merge` key become one, so that undo takes back a whole word
        and not a letter; if they end where they began, there is nothing to take back.
        """
        if value == self.present:
            return False
        merges = merge is not None and bool(self._past) and self._past[-1].merge == merge
        if not merges or self._future:
            self._past.append(_Step(label, self.present, merge))
            del self._past[:-STEPS_KEPT]
        elif value == self._past[-1].value:
            self._past.pop()
        self.present = value
        self._future.clear()
        return True

    def undo(self) -> bool:
        """Go back one step; False if there is none."""
        if not self._past:
            return False
        step = self._past.pop()
        self._future.append(_Step(step.label, self.present))
        self.present = step.value
        self._seal()
        return True

    def redo(self) -> bool:
        """Go forward one undone step; False if there is none."""
        if not self._future:
            return False
        step = self._future.pop()
        self._past.append(_Step(step.label, self.present))
        self.present = step.value
        return True

    def change_all(self, change: Callable[[Value], Value]) -> None:
        """Put every value, present, past and undone, into another form; no step is added."""
        self.present = change(self.present)
        self._past = [_Step(step.label, change(step.value), step.merge) for step in self._past]
        self._future = [_Step(step.label, change(step.value), step.merge) for step in self._future]

    def _seal(self) -> None:
        """End merging, so that typing after an undo starts a step of its own."""
        if self._past:
            last = self._past[-1]
            self._past[-1] = _Step(last.label, last.value)
