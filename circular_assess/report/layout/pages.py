"""The pages: margins, running head and foot, bookmarks, and page numbers known only at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from circular_assess.report.fonts import as_printable
from circular_assess.report.layout.canvas import ReportCanvas
from circular_assess.report.layout.structure import Element
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
from circular_assess.report.layout.tagged import TaggedParagraph

COVER, INNER = "cover", "inner"
_RUNNING_SIZE, _NEXT_LINE = 8.5, 11.0


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page, and what the file says about itself; the house has a second foot line."""

    title: str
    author: str
    subject: str
    creator: str
    language: str
    head_left: str
    head_right: str
    foot_left: str
    moment: datetime
    foot_house: str = ""


class Heading(TaggedParagraph):
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
    """A heading in the contents with its page; a click leads there, and `told` says where.

    Both the words and the number are the content of `link`.
    """

    def __init__(self, words: TaggedParagraph, key: str, told: str, link: Element) -> None:
        super().__init__()
        self.words = words
        self.key = key
        self.told = told
        self.link = link
        words.element = link

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

        with canvas.marked(self.link):
            canvas.draw_late(f"contents-{self.key}", draw_number)
        canvas.note_link(self.link, self.told, self.key, self.width, self.height)


class Pages(BaseDocTemplate):  # type: ignore[misc]
    """The document: a cover without a running head, if it has one, and the pages after it.

    Attributes: painted_on, the canvas of the last build.
    """

    painted_on: ReportCanvas

    def __init__(
        self,
        file: BinaryIO,
        running: Running,
        number: Callable[[int, int], str],
        *,
        has_cover: bool = True,
    ) -> None:
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
        templates = [
            PageTemplate(COVER, [frames[0]], onPage=self._draw_cover, autoNextPageTemplate=INNER),
            PageTemplate(INNER, [frames[1]], onPage=self._draw_inner),
        ]
        self.addPageTemplates(templates if has_cover else templates[1:])

    def _makeCanvas(self, filename: Any = None, canvasmaker: Any = ReportCanvas) -> Any:  # noqa: N802
        self.painted_on = canvas = super()._makeCanvas(filename, canvasmaker)
        canvas._doc._timeStamp = _stamp(self._running.moment)
        canvas.showOutline()
        return canvas

    def _draw_cover(self, canvas: ReportCanvas, _pages: object) -> None:
        canvas.saveState()
        canvas.setFillColor(QUIET)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        foot = FOOT_LINE - 14.0
        page = canvas.getPageNumber()

        def draw_number(late: ReportCanvas) -> None:
            late.setFillColor(QUIET)
            words = self._number(page, late.page_count)
            late.draw_words(MARGIN + WIDTH, foot, words, _RUNNING_SIZE, is_right=True)

        with canvas.decoration("Footer"):
            canvas.line(MARGIN, FOOT_LINE, MARGIN + WIDTH, FOOT_LINE)
            canvas.draw_words(MARGIN, foot, self._running.foot_left, _RUNNING_SIZE)
            if self._running.foot_house:
                canvas.draw_words(MARGIN, foot - _NEXT_LINE, self._running.foot_house, _RUNNING_SIZE)
            canvas.draw_late(f"number-{page}", draw_number)
        canvas.restoreState()

    def _draw_inner(self, canvas: ReportCanvas, pages: object) -> None:
        self._draw_cover(canvas, pages)
        canvas.saveState()
        canvas.setFillColor(QUIET)
        head = PAGE_HEIGHT - HEAD_TOP
        with canvas.decoration("Header"):
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
        foot_house=as_printable(running.foot_house),
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
