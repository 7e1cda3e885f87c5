"""Score bars and what their parts say, drawn on the page as lines and areas."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from circular_assess.charts.bars import (
    FULL,
    Box,
    PartKind,
    bar_parts,
    hatch_dots,
    hatch_lines,
    range_of_total,
)
from circular_assess.charts.style import PAPER, ScenarioStyle
from circular_assess.domain.scoring import Figures
from circular_assess.report.fonts import REGULAR, width_of
from circular_assess.report.layout.structure import Element
from circular_assess.report.layout.styles import HAIRLINE, LINE, QUIET

BAR_HEIGHT = 9.5
# Below a bar, for the line of its range; how far that line's ends reach; how high a row of the key is.
_RANGE_ROOM, _RANGE_END, _KEY_ROW = 5.0, 1.6, 18.0


class ScoreBar(Flowable):  # type: ignore[misc]
    """A score bar as wide as its column: proven, claimed beyond it, what is open, and the range below."""

    def __init__(self, figures: Figures, style: ScenarioStyle) -> None:
        super().__init__()
        self.figures = figures
        self.scenario_style = style
        self.ends = range_of_total(figures)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as its column."""
        self.width, self.height = width, BAR_HEIGHT + 1.5 + (_RANGE_ROOM if self.ends else 0.0)
        return width, self.height

    def draw(self) -> None:
        """Draw the axis, the parts and the range."""
        with self.canv.decoration():
            if self.ends is not None:
                low, high = (self.width * end / FULL for end in self.ends)
                draw_range(self.canv, low, high, _RANGE_END)
                self.canv.translate(0, _RANGE_ROOM)
            self._draw_parts()

    def _draw_parts(self) -> None:
        canvas, style = self.canv, self.scenario_style
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(0, BAR_HEIGHT / 2, self.width, BAR_HEIGHT / 2)
        canvas.setLineWidth(0.7)
        for part in bar_parts(self.figures):
            start, end = (self.width * place / FULL for place in (part.start, part.end))
            box = Box(start, 0.0, end - start, BAR_HEIGHT)
            if part.kind is PartKind.PROVEN:
                _draw_proven(canvas, box, style)
            else:
                draw_part(canvas, box, part.kind, style.colour, style.tint)


def draw_range(canvas: Any, low: float, high: float, y: float) -> None:
    """A thin line with two ends: between what a total may lie."""
    canvas.saveState()
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.7)
    canvas.line(low, y, high, y)
    for x in (low, high):
        canvas.line(x, y - _RANGE_END, x, y + _RANGE_END)
    canvas.restoreState()


def draw_part(canvas: Any, box: Box, kind: PartKind, colour: str, tint: str) -> None:
    """A part of a bar without its pattern."""
    canvas.saveState()
    canvas.setLineWidth(0.7)
    canvas.setFillColor(HexColor(tint))
    canvas.setStrokeColor(HexColor(colour))
    if kind is PartKind.OPEN:
        canvas.setFillColor(HexColor(PAPER.page))
        canvas.setStrokeColor(QUIET)
        canvas.setDash(2.2, 1.6)
    if kind is PartKind.PROVEN:
        canvas.setFillColor(HexColor(colour))
    canvas.rect(box.x, box.y, box.width, box.height, stroke=int(kind is not PartKind.PROVEN), fill=1)
    canvas.restoreState()


def _draw_proven(canvas: Any, box: Box, style: ScenarioStyle) -> None:
    draw_part(canvas, box, PartKind.PROVEN, style.colour, style.tint)
    canvas.saveState()
    canvas.setStrokeColor(HexColor(style.tint))
    canvas.setFillColor(HexColor(style.tint))
    canvas.setLineWidth(0.9)
    for (x_from, y_from), (x_to, y_to) in hatch_lines(box, style.hatch, 4.0):
        canvas.line(x_from, y_from, x_to, y_to)
    for x, y in hatch_dots(box, style.hatch, 4.0):
        canvas.circle(x, y, 0.6, stroke=0, fill=1)
    canvas.restoreState()


class BarKey(Flowable):  # type: ignore[misc]
    """What the parts of a bar say, and without a kind the line of a range, in as few rows as possible."""

    def __init__(self, words: tuple[tuple[PartKind | None, str], ...], element: Element) -> None:
        super().__init__()
        self.words = words
        self.element = element

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As high as its rows."""
        self.places: list[tuple[float, int]] = []
        x, row = 0.0, 0
        for _kind, words in self.words:
            wide = 24.0 + width_of(words, REGULAR, 9.0)
            if x and x + wide > width:
                x, row = 0.0, row + 1
            self.places.append((x, row))
            x += wide + 18.0
        self.width, self.height = width, _KEY_ROW * (row + 1)
        return width, self.height

    def draw(self) -> None:
        """Draw a small piece of each kind with its words."""
        for (kind, words), (x, row) in zip(self.words, self.places, strict=True):
            y = self.height - _KEY_ROW * (row + 1)
            with self.canv.decoration():
                if kind is None:
                    draw_range(self.canv, x, x + 19.0, y + 6.5)
                else:
                    draw_part(self.canv, Box(x, y + 2.0, 19.0, 9.0), kind, PAPER.text2, PAPER.ramp[0])
            self.canv.setFillColor(QUIET)
            with self.canv.marked(self.element):
                self.canv.draw_words(x + 24.0, y + 3.4, f"{words} ", 9.0)  # read aloud, they are apart
