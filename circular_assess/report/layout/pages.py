"""The pages: margins, running head and foot, bookmarks, and page numbers known only at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from circular_assess.report.fonts import REGULAR, as_printable, runs, width_of
from circular_assess.report.layout.styles import (
    BODY_BOTTOM,
    BODY_TOP,
    FOOT_LINE,
    HAIRLINE,
    HEAD_TOP,
    LINE,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    QUIET,
    WIDTH,
)

COVER, INNER = "cover", "inner"
_RUNNING_SIZE = 8.5


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page, and what the file says about itself."""

    title: str
    author: str
    subject: str
    creator: str
    language: str
    head_left: str
    head_right: str
    foot_left: str
    moment: datetime


class ReportCanvas(Canvas):  # type: ignore[misc]
    """A canvas that can write on a page what is known only after the last one."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named["initialFontName"] = REGULAR  # or each page would ask for a face that is not embedded
        super().__init__(*arguments, **named)
        self.pages_by_key: dict[str, int] = {}
        self.page_count = 0
        self._late: list[tuple[str, Callable[[ReportCanvas], None]]] = []

    def draw_late(self, name: str, draw: Callable[[ReportCanvas], None]) -> None:
        """Leave a place here, under the present axes, that `draw` fills when all pages are known."""
        self.doForm(name)
        self._late.append((name, draw))

    def save(self) -> None:
        """Fill the places left, then write the file."""
        self.page_count = self.getPageNumber() - 1
        for name, draw in self._late:
            self.beginForm(name, lowerx=-PAGE_WIDTH, lowery=-PAGE_HEIGHT)
            draw(self)
            self.endForm()
        super().save()

    def draw_words(self, x: float, y: float, words: str, size: float, *, is_right: bool = False) -> None:
        """Printable words on one line, from `x` on or up to `x`."""
        x -= width_of(words, REGULAR, size) if is_right else 0.0
        for run in runs(words, REGULAR):
            self.setFont(run.font, size)
            self.drawString(x, y, run.signs)
            x += self.stringWidth(run.signs, run.font, size)


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that the outline and the contents lead to."""

    key = ""
    outline = ""
    level = 0

    def draw(self) -> None:
        """Draw it and set a bookmark at its top."""
        if self.key:
            self.canv.bookmarkHorizontal(self.key, 0, self.height)
            self.canv.addOutlineEntry(self.outline, self.key, self.level, closed=self.level > 0)
            self.canv.pages_by_key[self.key] = self.canv.getPageNumber()
        super().draw()


class ContentsLine(Flowable):  # type: ignore[misc]
    """A heading in the contents with its page; a click leads there."""

    def __init__(self, words: Paragraph, key: str) -> None:
        super().__init__()
        self.words = words
        self.key = key

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the words."""
        self.width = width
        self.height = float(self.words.wrap(width - 30.0, height)[1]) + self.words.style.spaceAfter
        return width, self.height

    def draw(self) -> None:
        """Draw the words and leave a place for the page number."""
        style, canvas = self.words.style, self.canv
        self.words.drawOn(canvas, 0, style.spaceAfter)

        def draw_number(late: ReportCanvas) -> None:
            late.setFillColor(QUIET)
            number = str(late.pages_by_key[self.key])
            late.draw_words(self.width, style.spaceAfter + 3.2, number, style.fontSize, is_right=True)

        canvas.draw_late(f"contents-{self.key}", draw_number)
        canvas.linkAbsolute("", self.key, (0, 0, self.width, self.height), thickness=0)


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """The document: a cover without a running head, and the pages after it."""

    def __init__(self, file: BinaryIO, running: Running, number: Callable[[int, int], str]) -> None:
        super().__init__(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=running.title,
            author=running.author,
            subject=running.subject,
            creator=running.creator,
            lang=running.language,
            invariant=1,
        )
        self._running = running
        self._number = number
        height = PAGE_HEIGHT - BODY_TOP - BODY_BOTTOM
        frames = [Frame(MARGIN, BODY_BOTTOM, WIDTH, height, 0, 0, 0, 0, id=name) for name in (COVER, INNER)]
        self.addPageTemplates(
            [
                PageTemplate(COVER, [frames[0]], onPage=self._draw_cover, autoNextPageTemplate=INNER),
                PageTemplate(INNER, [frames[1]], onPage=self._draw_inner),
            ]
        )

    def _makeCanvas(self, filename: Any = None, canvasmaker: Any = ReportCanvas) -> Any:  # noqa: N802
        canvas = super()._makeCanvas(filename, canvasmaker)
        canvas._doc._timeStamp = _stamp(self._running.moment)
        canvas.showOutline()
        return canvas

    def _draw_cover(self, canvas: ReportCanvas, _pages: object) -> None:
        canvas.saveState()
        canvas.setFillColor(QUIET)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(MARGIN, FOOT_LINE, MARGIN + WIDTH, FOOT_LINE)
        foot = FOOT_LINE - 14.0
        canvas.draw_words(MARGIN, foot, self._running.foot_left, _RUNNING_SIZE)
        page = canvas.getPageNumber()

        def draw_number(late: ReportCanvas) -> None:
            late.setFillColor(QUIET)
            words = self._number(page, late.page_count)
            late.draw_words(MARGIN + WIDTH, foot, words, _RUNNING_SIZE, is_right=True)

        canvas.draw_late(f"number-{page}", draw_number)
        canvas.restoreState()

    def _draw_inner(self, canvas: ReportCanvas, pages: object) -> None:
        self._draw_cover(canvas, pages)
        canvas.saveState()
        canvas.setFillColor(QUIET)
        head = PAGE_HEIGHT - HEAD_TOP
        canvas.draw_words(MARGIN, head, self._running.head_left, _RUNNING_SIZE)
        canvas.draw_words(MARGIN + WIDTH, head, self._running.head_right, _RUNNING_SIZE, is_right=True)
        canvas.restoreState()


def as_printable_running(running: Running) -> Running:
    """The same with a placeholder for each sign on the pages that no face has."""
    return replace(
        running,
        head_left=as_printable(running.head_left),
        head_right=as_printable(running.head_right),
        foot_left=as_printable(running.foot_left),
    )


def _stamp(moment: datetime) -> TimeStamp:
    """The moment of the report as the file's date, so that the same moment gives the same file."""
    stamp = TimeStamp(1)
    offset = moment.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds() // 60)
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(stamp.lt)[:6]
    stamp.dhh, stamp.dmm = divmod(abs(minutes), 60)
    if minutes < 0:
        stamp.dhh = -stamp.dhh
    return stamp
