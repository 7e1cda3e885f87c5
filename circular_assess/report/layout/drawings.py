"""Marks, score bars and rules, drawn on the page as lines and areas."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from circular_assess.charts.bars import FULL, Box, PartKind, bar_parts, hatch_dots, hatch_lines
from circular_assess.charts.style import PAPER, Marker, ScenarioStyle
from circular_assess.domain.scoring import Figures
from circular_assess.report.fonts import BOLD, REGULAR, width_of
from circular_assess.report.layout.structure import Element
from circular_assess.report.layout.styles import ACCENT, HAIRLINE, LINE, QUIET
from circular_assess.report.layout.tagged import TaggedParagraph

BAR_HEIGHT = 9.5

_SHAPES: dict[Marker, tuple[tuple[float, float], ...]] = {
    # corners of each sign in a square from -0.5 to 0.5, y up
    Marker.SQUARE: ((-0.42, -0.42), (0.42, -0.42), (0.42, 0.42), (-0.42, 0.42)),
    Marker.TRIANGLE_UP: ((-0.5, -0.43), (0.5, -0.43), (0.0, 0.46)),
    Marker.TRIANGLE_DOWN: ((-0.5, 0.43), (0.5, 0.43), (0.0, -0.46)),
    Marker.DIAMOND: ((0.0, -0.56), (0.56, 0.0), (0.0, 0.56), (-0.56, 0.0)),
    Marker.PLUS: (
        (-0.17, -0.5), (0.17, -0.5), (0.17, -0.17), (0.5, -0.17), (0.5, 0.17), (0.17, 0.17),
        (0.17, 0.5), (-0.17, 0.5), (-0.17, 0.17), (-0.5, 0.17), (-0.5, -0.17), (-0.17, -0.17),
    ),
}  # fmt: skip


def draw_mark(canvas: Any, x: float, y: float, style: ScenarioStyle, size: float = 8.0) -> None:
    """A scenario's sign with its middle at a point."""
    canvas.saveState()
    canvas.setFillColor(HexColor(style.colour))
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.7)
    stroke = 1 if style.has_outline else 0
    if style.marker is Marker.DISC:
        radius = size * (0.56 if style.letter else 0.46)
        canvas.circle(x, y, radius, stroke=stroke, fill=1)
    else:
        path = canvas.beginPath()
        corners = [(x + across * size, y + up * size) for across, up in _SHAPES[style.marker]]
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.drawPath(path, stroke=stroke, fill=1)
    if style.letter:
        letter_size = size * 0.75 / len(style.letter) ** 0.5
        canvas.setFillColor(HexColor(style.on_colour))
        canvas.setFont(BOLD, letter_size)
        canvas.drawCentredString(x, y - letter_size * 0.34, style.letter)
    canvas.restoreState()


class MarkedParagraph(TaggedParagraph):
    """A paragraph with a scenario's sign before its first line; the style's indent leaves room for it."""

    scenario_style: ScenarioStyle | None = None

    def draw(self) -> None:
        """Draw the sign, then the words."""
        if self.scenario_style is not None:
            y = self.height - self.style.leading * 0.5
            with self.canv.decoration():
                draw_mark(self.canv, 4.5, y, self.scenario_style)
        super().draw()


class Mark(Flowable):  # type: ignore[misc]
    """A scenario's sign alone, at the left or the right of its column."""

    element: Element | None = None

    def __init__(self, style: ScenarioStyle, *, is_right: bool = False) -> None:
        super().__init__()
        self.scenario_style = style
        self.is_right = is_right

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as its column and as high as a line."""
        self.width, self.height = width, 11.0
        return width, self.height

    def draw(self) -> None:
        """Draw the sign, as the content of its element if it has one."""
        x = self.width - 5.0 if self.is_right else 5.0
        canvas = self.canv
        with canvas.content_of(self.element, self) if self.element else canvas.decoration():
            draw_mark(canvas, x, 5.0, self.scenario_style)


class ScoreBar(Flowable):  # type: ignore[misc]
    """A score bar as wide as its column: proven, claimed beyond it, and what is open."""

    def __init__(self, figures: Figures, style: ScenarioStyle) -> None:
        super().__init__()
        self.figures = figures
        self.scenario_style = style

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as its column."""
        self.width, self.height = width, BAR_HEIGHT + 1.5
        return width, self.height

    def draw(self) -> None:
        """Draw the axis and the parts."""
        with self.canv.decoration():
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
    """What the three parts of a bar say, in one row."""

    def __init__(self, words: tuple[tuple[PartKind, str], ...], element: Element) -> None:
        super().__init__()
        self.words = words
        self.element = element

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """One line high."""
        self.width, self.height = width, 18.0
        return width, self.height

    def draw(self) -> None:
        """Draw a small piece of each kind with its words."""
        x = 0.0
        for kind, words in self.words:
            with self.canv.decoration():
                draw_part(self.canv, Box(x, 2.0, 19.0, 9.0), kind, PAPER.text2, PAPER.ramp[0])
            self.canv.setFillColor(QUIET)
            with self.canv.marked(self.element):
                self.canv.draw_words(x + 24.0, 3.4, words, 9.0)
            x += 42.0 + width_of(words, REGULAR, 9.0)


class Rule(Flowable):  # type: ignore[misc]
    """A hairline over the width of the page."""

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """As wide as the page and almost without height."""
        self.width, self.height = width, HAIRLINE
        return width, self.height

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(LINE)
        self.canv.setLineWidth(HAIRLINE)
        self.canv.line(0, 0, self.width, 0)


class IfRoom(Flowable):  # type: ignore[misc]
    """Parts of a page that are left out where they do not fit with `under` points below them."""

    def __init__(self, parts: list[Flowable], under: float) -> None:
        super().__init__()
        self.parts = parts
        self.under = under

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the parts; without height where they do not fit."""
        self.heights = [float(part.wrapOn(self.canv, width, height)[1]) for part in self.parts]
        spaces = [float(part.getSpaceAfter()) for part in self.parts]
        self.width = width
        self.height = sum(self.heights) + sum(spaces)
        if self.height > height - self.under:
            self.height = 0.0
        return width, self.height

    def draw(self) -> None:
        """Draw the parts under each other, or nothing."""
        y = self.height
        for part, height in zip(self.parts if self.height else [], self.heights, strict=False):
            y -= height
            part.drawOn(self.canv, 0.0, y)
            y -= float(part.getSpaceAfter())


class AccentBox(Flowable):  # type: ignore[misc]
    """Paragraphs beside a bar in the accent colour."""

    def __init__(self, paragraphs: list[TaggedParagraph]) -> None:
        super().__init__()
        self.paragraphs = paragraphs

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the paragraphs."""
        self.width = width
        self.heights = [float(words.wrap(width - 15.0, height)[1]) for words in self.paragraphs]
        gaps = sum(words.style.spaceAfter for words in self.paragraphs[:-1])
        self.height = sum(self.heights) + gaps + 6.0
        return width, self.height

    def draw(self) -> None:
        """Draw the bar and the paragraphs."""
        self.canv.setFillColor(ACCENT)
        self.canv.rect(0, 0, 3.0, self.height, stroke=0, fill=1)
        y = self.height - 3.0
        for words, height in zip(self.paragraphs, self.heights, strict=True):
            y -= height
            words.drawOn(self.canv, 15.0, y)
            y -= words.style.spaceAfter


class Picture(Flowable):  # type: ignore[misc]
    """A place for a figure, which comes in when the file is finished."""

    def __init__(self, name: str, width: float, height: float, element: Element) -> None:
        super().__init__()
        self.name = name
        self.width, self.height = width, height
        self.element = element
        self.hAlign = "LEFT"

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As large as the figure."""
        return self.width, self.height

    def draw(self) -> None:
        """Leave the place."""
        self.canv.note_box(self.element, self.width, self.height)
        with self.canv.marked(self.element):
            self.canv.draw_place(self.name, self.width, self.height)
