"""Arranges the contents: in one column, or in two where one is higher than a page."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from circular_assess.report.layout.pages import ContentsLine
from circular_assess.report.layout.styles import BODY_BOTTOM, BODY_TOP, PAGE_HEIGHT, WIDTH
from circular_assess.report.layout.tables import side_by_side

_GAP, _BETWEEN = 5.0, 10 * mm
# The page without the heading of the contents.
_ROOM = PAGE_HEIGHT - BODY_TOP - BODY_BOTTOM - 34.0

Part = Sequence[ContentsLine]


def arranged(parts: Sequence[Part]) -> list[Flowable]:
    """The lines of each section of level 1, under each other; in two columns if they then fit on a page.

    A section is never parted, and the left column is read first.
    """
    if sum(_heights(parts, WIDTH)) <= _ROOM:
        return _column(parts)
    width = (WIDTH - _BETWEEN) / 2
    heights = _heights(parts, width)
    ways = [max(sum(heights[:place]), sum(heights[place:])) for place in range(1, len(parts))]
    if not ways or min(ways) > _ROOM:
        return _column(parts)
    place = 1 + ways.index(min(ways))
    return [side_by_side(_column(parts[:place]), _column(parts[place:]), width, gap=_BETWEEN)]


def _heights(parts: Sequence[Part], width: float) -> list[float]:
    return [_GAP + sum(line.wrap(width, PAGE_HEIGHT)[1] for line in lines) for lines in parts]


def _column(parts: Sequence[Part]) -> list[Flowable]:
    column: list[Flowable] = []
    for lines in parts:
        column += [Spacer(1, _GAP), *lines]
    return column
