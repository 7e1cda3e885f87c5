"""Marks and rules, drawn on the page as lines and areas, and places for pictures."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from circular_assess.charts.style import Marker, ScenarioStyle
from circular_assess.report.fonts import BOLD
from circular_assess.report.layout.structure import Element
from circular_assess.report.layout.styles import HAIRLINE, LINE, QUIET
from circular_assess.report.layout.tagged import TaggedParagraph

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
    """Paragraphs beside a bar in the accent colour (#rrggbb)."""

    def __init__(self, paragraphs: list[TaggedParagraph], accent: str) -> None:
        super().__init__()
        self.paragraphs = paragraphs
        self.accent = accent

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the paragraphs."""
        self.width = width
        self.heights = [float(words.wrap(width - 15.0, height)[1]) for words in self.paragraphs]
        gaps = sum(words.style.spaceAfter for words in self.paragraphs[:-1])
        self.height = sum(self.heights) + gaps + 6.0
        return width, self.height

    def draw(self) -> None:
        """Draw the bar and the paragraphs."""
        self.canv.setFillColor(HexColor(self.accent))
        self.canv.rect(0, 0, 3.0, self.height, stroke=0, fill=1)
        y = self.height - 3.0
        for words, height in zip(self.paragraphs, self.heights, strict=True):
            y -= height
            words.drawOn(self.canv, 15.0, y)
            y -= words.style.spaceAfter


class Picture(Flowable):  # type: ignore[misc]
    """A place for a figure, which comes in when the file is finished; decoration without an element."""

    def __init__(self, name: str, width: float, height: float, element: Element | None) -> None:
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
        canvas = self.canv
        if self.element is not None:
            canvas.note_box(self.element, self.width, self.height)
        with canvas.decoration() if self.element is None else canvas.marked(self.element):
            canvas.draw_place(self.name, self.width, self.height)
