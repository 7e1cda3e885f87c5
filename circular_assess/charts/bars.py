"""Parts of a score bar and the pattern on them, as plain geometry for every kind of canvas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from circular_assess.charts.style import Hatch
from circular_assess.domain.scoring import Figures

FULL = 100.0
LEAST_VISIBLE = 1e-9

Point = tuple[float, float]
Segment = tuple[Point, Point]


class PartKind(StrEnum):
    """What a part of a score bar says."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class BarPart:
    """A part of a bar from `start` to `end`, in points of 0-100."""

    kind: PartKind
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by one corner and its size; whether y runs up or down is the canvas's business."""

    x: float
    y: float
    width: float
    height: float


def bar_parts(figures: Figures) -> tuple[BarPart, ...]:
    """The visible parts: proven, claimed beyond it, and what scoring the rest could still add.

    What a range adds is none of them: see `range_of_total`.
    """
    could_add = FULL * (1 - figures.coverage)
    parts = (
        BarPart(PartKind.PROVEN, 0.0, figures.proven),
        BarPart(PartKind.CLAIMED, figures.proven, figures.claimed),
        BarPart(PartKind.OPEN, figures.claimed, min(figures.high, figures.claimed + could_add)),
    )
    return tuple(part for part in parts if part.end - part.start > LEAST_VISIBLE)


def range_of_total(figures: Figures) -> tuple[float, float] | None:
    """Between what a total may lie by the ranges of its scores, in points; None where none was given."""
    could_add = FULL * (1 - figures.coverage)
    by_ranges = max(figures.proven - figures.low, figures.high - figures.claimed - could_add)
    return (figures.low, figures.high) if by_ranges > LEAST_VISIBLE else None


def hatch_lines(box: Box, hatch: Hatch, step: float) -> tuple[Segment, ...]:
    """The lines of a pattern inside a box, `step` apart; none for dots or a plain ground."""
    lines: list[Segment] = []
    if hatch in (Hatch.DIAGONAL, Hatch.CROSS):
        lines += _diagonals(box, step * 1.4)
    if hatch is Hatch.CROSS:
        lines += [((_mirrored(a, box)), (_mirrored(b, box))) for a, b in _diagonals(box, step * 1.4)]
    if hatch is Hatch.HORIZONTAL:
        lines += [((box.x, y), (box.x + box.width, y)) for y in _steps(box.y, box.height, step * 0.7)]
    if hatch is Hatch.VERTICAL:
        lines += [((x, box.y), (x, box.y + box.height)) for x in _steps(box.x, box.width, step)]
    return tuple(lines)


def hatch_dots(box: Box, hatch: Hatch, step: float) -> tuple[Point, ...]:
    """The middles of the dots of a pattern inside a box; none for lines or a plain ground."""
    if hatch is not Hatch.DOTS:
        return ()
    apart = step * 0.8
    return tuple(
        (x, y) for y in _middles(box.y, box.height, apart) for x in _from_edge(box.x, box.width, apart)
    )


def _steps(start: float, length: float, step: float) -> Iterator[float]:
    """Places inside, `step` apart, the first one a step from the edge."""
    for number in range(1, int(length / step) + 1):
        if number * step < length:
            yield start + number * step


def _from_edge(start: float, length: float, step: float) -> Iterator[float]:
    for number in range(int(length / step) + 1):
        place = (number + 0.5) * step
        if place <= length - step * 0.25:
            yield start + place


def _middles(start: float, length: float, step: float) -> Iterator[float]:
    """As many places as fit, spread evenly over the length."""
    count = max(int(length / step), 1)
    for number in range(count):
        yield start + (number + 0.5) * length / count


def _diagonals(box: Box, step: float) -> list[Segment]:
    """Lines of 45 degrees through the box, cut off at its edges."""
    found = []
    for number in range(1, int((box.width + box.height) / step) + 1):
        across = number * step
        low, high = max(across - box.height, 0.0), min(across, box.width)
        if low < high:
            found.append(((box.x + high, box.y + across - high), (box.x + low, box.y + across - low)))
    return found


def _mirrored(point: Point, box: Box) -> Point:
    return (2 * box.x + box.width - point[0], point[1])
