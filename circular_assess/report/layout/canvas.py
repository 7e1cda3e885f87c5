"""The canvas of the report: all that is painted belongs to an element or is decoration."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from circular_assess.report.fonts import REGULAR, runs, width_of
from circular_assess.report.layout.structure import Element
from circular_assess.report.layout.styles import PAGE_HEIGHT, PAGE_WIDTH

Draw = Callable[["ReportCanvas"], None]


class UntaggedText(Exception):
    """Text was painted outside an element: a reader that speaks would never say it."""


class ReportCanvas(Canvas):  # type: ignore[misc]
    """Notes for every element where on which page it is painted, and fills in late what is known last.

    Attributes: marks, by element its places as (page, number) in the order painted; links, by element the
    place of its link among those of the page; pages_by_key; page_count; cut_lines, the lines (from 0) of
    the next text that end inside a word.
    Lines and areas outside an element are decoration; text outside one raises UntaggedText.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        named["initialFontName"] = REGULAR  # or each page would ask for a face that is not embedded
        super().__init__(*arguments, **named)
        self.pages_by_key: dict[str, int] = {}
        self.page_count = 0
        self.marks: dict[Element, list[tuple[int, int]]] = {}
        self.links: dict[Element, tuple[int, int]] = {}
        self.boxes: dict[Element, tuple[float, float, float, float]] = {}
        self.cut_lines: Collection[int] = ()
        self._is_marked = False
        self._marks_on_page: dict[int, int] = {}
        # Kept alive, so that no other flowable can get the identity of one that is gone.
        self._drawn: dict[int, Flowable] = {}
        self._late: list[tuple[str, Draw]] = []
        self._places: list[tuple[str, float, float]] = []

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is painted meanwhile is the content of this element."""
        page = self.getPageNumber() - 1
        number = self._marks_on_page.get(page, 0)
        self._marks_on_page[page] = number + 1
        self.marks.setdefault(element, []).append((page, number))
        with self._between(f"/{element.tag.value} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def decoration(self, kind: str = "") -> Iterator[None]:
        """What is painted meanwhile is not read aloud; `kind` is Header or Footer for what every page has."""
        if self._is_marked:
            yield
            return
        asked = f"<</Type /Pagination /Subtype /{kind}>> BDC" if kind else "BMC"
        with self._between(f"/Artifact {asked}"):
            yield

    @contextmanager
    def content_of(self, element: Element, flowable: Flowable) -> Iterator[None]:
        """The content of this element; decoration where a head is repeated on a further page."""
        if id(flowable) in self._drawn:
            with self.decoration("Header"):
                yield
            return
        self._drawn[id(flowable)] = flowable
        with self.marked(element):
            yield

    @contextmanager
    def _between(self, opening: str) -> Iterator[None]:
        if self._is_marked:
            raise UntaggedText(f"{opening} inside another mark")
        self._code.append(opening)
        self._is_marked = True
        try:
            yield
        finally:
            self._is_marked = False
            self._code.append("EMC")

    def note_link(self, element: Element, words: str, key: str, width: float, height: float) -> None:
        """A click on this area leads to a bookmark; `words` says where."""
        self.links[element] = (self.getPageNumber() - 1, len(self._annotationrefs))
        self.linkRect(words, key, (0, 0, width, height), relative=1, thickness=0)

    def note_box(self, element: Element, width: float, height: float) -> None:
        """What a figure takes on its page."""
        left, bottom = self.absolutePosition(0, 0)
        self.boxes[element] = (left, bottom, left + width, bottom + height)

    def draw_late(self, name: str, draw: Draw) -> None:
        """Leave a place here, under the present axes, that `draw` fills when all pages are known."""
        self.doForm(name)
        self._late.append((name, draw))

    def draw_place(self, name: str, width: float, height: float) -> None:
        """Leave a place of this size that is filled when the file is finished."""
        self.doForm(name)
        self._places.append((name, width, height))

    def save(self) -> None:
        """Fill the places left, then write the file."""
        self.page_count = self.getPageNumber() - 1
        for name, draw in self._late:
            self.beginForm(name, lowerx=-PAGE_WIDTH, lowery=-PAGE_HEIGHT)
            self._is_marked = True  # the place where it goes is marked already
            draw(self)
            self._is_marked = False
            self.endForm()
        for name, width, height in self._places:
            self.beginForm(name, upperx=width, uppery=height)
            self.endForm()
        super().save()

    def draw_words(self, x: float, y: float, words: str, size: float, *, is_right: bool = False) -> None:
        """Printable words on one line, from `x` on or up to `x`."""
        x -= width_of(words, REGULAR, size) if is_right else 0.0
        for run in runs(words, REGULAR):
            self.setFont(run.font, size)
            self.drawString(x, y, run.signs)
            x += self.stringWidth(run.signs, run.font, size)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> PDFTextObject:  # noqa: N802
        """Begin a text whose lines are parted for a reader that speaks."""
        text = _TextLines(self, x, y, direction=direction)
        text.cut_lines, self.cut_lines = self.cut_lines, ()
        return text

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803
        """Paint a text; UntaggedText outside an element."""
        if not self._is_marked:
            raise UntaggedText(str(aTextObject.getCode())[:200])
        super().drawText(aTextObject)

    def doForm(self, name: str) -> None:  # noqa: N802
        """Paint a form; UntaggedText outside an element, as a form may hold text."""
        if not self._is_marked:
            raise UntaggedText(name)
        super().doForm(name)

    def line(self, *arguments: Any, **named: Any) -> None:
        """Draw a line."""
        with self.decoration():
            super().line(*arguments, **named)

    def rect(self, *arguments: Any, **named: Any) -> None:
        """Draw a rectangle."""
        with self.decoration():
            super().rect(*arguments, **named)

    def circle(self, *arguments: Any, **named: Any) -> None:
        """Draw a circle."""
        with self.decoration():
            super().circle(*arguments, **named)

    def drawPath(self, *arguments: Any, **named: Any) -> None:  # noqa: N802
        """Draw a path."""
        with self.decoration():
            super().drawPath(*arguments, **named)


class _TextLines(PDFTextObject):  # type: ignore[misc]
    """Ends a line with a space, or the last word of a line and the first of the next would be one.

    See ISO 32000-1, 14.8.2.5. A word that goes on over lines, such as a long link, stays one.
    """

    cut_lines: Collection[int] = ()
    _line = 0

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        if TStar:
            text = text if text.endswith(" ") or self._line in self.cut_lines else f"{text} "
            self._line += 1
        super()._textOut(text, TStar)
