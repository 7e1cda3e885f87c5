"""Axes of amounts: round steps that include zero, and the plot that lies between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from circular_assess.charts.bars import Box
from circular_assess.charts.board import Board
from circular_assess.texts import Texts, mark_for_translation

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_WHOLE_STEPS = (1.0, 2.0, 5.0, 10.0)
_LABEL_SIZE = 0.9
# A part of a cent is nothing.
_LEAST_SPAN = 1e-6

_UNITS = (
    (1e9, mark_for_translation("billion euro")),
    (1e6, mark_for_translation("million euro")),
    (0.0, mark_for_translation("euro")),
)


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, with ticks at round numbers between them."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, number: float) -> float:
        """Where a number lies, 0 at the low end and 1 at the high one."""
        return (number - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Plot:
    """The area between two axes, in points; `across` runs to the right and `up` to the top."""

    box: Box
    across: Axis
    up: Axis

    def x_at(self, number: float) -> float:
        """Where a number of the level axis stands."""
        return self.box.x + self.box.width * self.across.share(number)

    def y_at(self, number: float) -> float:
        """Where a number of the upright axis stands."""
        return self.box.y + self.box.height * (1.0 - self.up.share(number))


def axis_over(numbers: Iterable[float], most_steps: int = 5, *, is_whole: bool = False) -> Axis:
    """An axis over all numbers and zero, in at most so many round steps."""
    all_numbers = [0.0, *numbers]
    low, high = min(all_numbers), max(all_numbers)
    if high - low < _LEAST_SPAN:
        return Axis(0.0, 1.0, (0.0, 1.0))
    power = 10.0 ** floor(log10((high - low) / most_steps))
    step, first, last = power, 0, 1
    factors = _WHOLE_STEPS if is_whole else _STEPS
    # The last one is twice too large, for when both ends are rounded away from zero.
    for factor in (*factors, 2 * factors[-1]):
        step = max(factor * power, 1.0) if is_whole else factor * power
        first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
        if last - first <= most_steps:
            break
    return Axis(first * step, last * step, tuple(place * step for place in range(first, last + 1)))


def axis_within(numbers: Sequence[float]) -> Axis:
    """An axis that ends with the numbers (or at zero); the round ticks lie within it."""
    whole = axis_over(numbers)
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    if high - low < _LEAST_SPAN:
        return whole
    return Axis(low, high, tuple(tick for tick in whole.ticks if low <= tick <= high))


def amount_labels(axis: Axis, texts: Texts) -> tuple[list[str], str]:
    """The labels of the ticks of an axis in euro, and the unit in which they are written."""
    largest = max(abs(axis.low), abs(axis.high))
    least, unit = next((size, words) for size, words in _UNITS if largest >= size)
    return [texts.number(tick / (least or 1.0)) for tick in axis.ticks], texts.tr(unit)


def axis_title(what: str, unit: str, texts: Texts) -> str:
    """What an axis shows and in which unit, such as: Net present cost, million euro."""
    return texts.tr("{what}, {unit}", what=what, unit=unit)


def draw_levels(board: Board, plot: Plot, labels: Sequence[str]) -> None:
    """A hairline at each tick of the upright axis with its label at the left; zero stands out."""
    for tick, words in zip(plot.up.ticks, labels, strict=True):
        y = plot.y_at(tick)
        colour = board.style.border if tick == 0 else ""
        board.hairline(plot.box.x, y, plot.box.width, colour=colour)
        x = plot.box.x - board.em * 0.6
        board.text(x, y, words, size=_LABEL_SIZE, colour=board.style.text2, align="right")


def draw_places(board: Board, plot: Plot, labels: Sequence[str], title: str) -> None:
    """A short tick and a label under each tick of the level axis, and its title at the right end."""
    em, bottom = board.em, plot.box.y + plot.box.height
    for tick, words in zip(plot.across.ticks, labels, strict=True):
        x = plot.x_at(tick)
        board.upright(x, bottom, em * 0.3)
        board.text(x, bottom + em, words, size=_LABEL_SIZE, colour=board.style.text2, align="center")
    words = board.elided(title, board.width, size=_LABEL_SIZE)
    right = max(plot.box.x + plot.box.width, board.width_of(words, size=_LABEL_SIZE))
    board.text(right, bottom + em * 2.3, words, size=_LABEL_SIZE, colour=board.style.text2, align="right")


def label_room(board: Board, labels: Sequence[str]) -> float:
    """How much room the labels of an upright axis take at its left, in points."""
    return max(board.width_of(words, size=_LABEL_SIZE) for words in labels) + board.em * 0.6
