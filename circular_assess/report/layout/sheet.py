"""The report while it is written: sections add headings, text, tables and figures in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from reportlab.lib.units import mm
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    PageBreak,
    Spacer,
    Table,
)

from circular_assess.charts.bars import PartKind
from circular_assess.charts.fonts import PLACEHOLDER
from circular_assess.charts.style import PAPER
from circular_assess.report.fonts import as_printable, register
from circular_assess.report.layout.canvas import ReportCanvas
from circular_assess.report.layout.drawings import AccentBox, IfRoom, Picture, Rule
from circular_assess.report.layout.headings import Headings
from circular_assess.report.layout.pages import Pages, Running, as_printable_running
from circular_assess.report.layout.score_bars import BarKey
from circular_assess.report.layout.structure import Element, Painted, Tag
from circular_assess.report.layout.styles import WIDTH, Role, paragraph_style
from circular_assess.report.layout.tables import Cell, Column, marked, side_by_side, table
from circular_assess.report.layout.tagged import TaggedParagraph
from circular_assess.report.layout.words import Words, evenly_broken, fitted, paragraph, plain

# What must fit under a heading, or it moves to the next page with what follows.
_ROOM = {1: 110 * mm, 2: 34 * mm, 3: 40 * mm}
BESIDE_GAP_MM = 8.0
_ENDLESS = 1e6
_LONG_TITLE_LINES, _LONGEST_TITLE_LINES = 4, 8


class Sheet:
    """Takes plain words only and knows all that is drawn; lengths are in millimetres.

    What is added gets its element in the structure at once, in the order in which it is to be read.
    Attributes: headings; printed_title, as it stands on the first page.
    """

    def __init__(self, accent: str = PAPER.accent) -> None:
        register()
        self._accent = accent
        self._story: list[Flowable] = []
        self._root = Element(Tag.DOCUMENT)
        self._here = self._root
        self._table = self._root
        self._contents = self._root
        self._figures: dict[str, bytes] = {}
        self._contents_at: int | None = None
        self.headings = Headings()
        self._has_placeholders = False
        self._is_together = False
        self.printed_title = ""

    @property
    def is_empty(self) -> bool:
        """True while nothing was added."""
        return not self._story

    def height_mm(self) -> float:
        """How high all that was added stands on one page, for who must fit into it."""
        height = last = 0.0
        for flowable in self._story:
            before = flowable.getSpaceBefore() if height else 0.0
            height += max(before - last, 0.0) + float(flowable.wrap(WIDTH, _ENDLESS)[1])
            last = float(flowable.getSpaceAfter())
            height += last
        return float(height / mm)

    @property
    def has_placeholders(self) -> bool:
        """True if a sign of what was added so far cannot be printed."""
        return self._has_placeholders

    def heading(self, words: str, level: int = 1, *, is_numbered: bool = True) -> None:
        """A heading: level 1 wants much of a page, levels 1 and 2 are numbered and stand in the contents."""
        if not self._is_together:
            self._story.append(CondPageBreak(_ROOM[level]))
        self._note(words)
        self._story.append(self.headings.made(words, level, self._here, is_numbered=is_numbered))

    def text(
        self,
        words: Words,
        role: Role = Role.BODY,
        *,
        is_quiet: bool = False,
        indent_mm: float = 0.0,
        after_mm: float | None = None,
    ) -> None:
        """A paragraph."""
        after = None if after_mm is None else after_mm * mm
        self._story.append(
            self._paragraph(words, role, is_quiet=is_quiet, indent=indent_mm * mm, after=after)
        )

    def name(self, words: Words, mark: int, role: Role = Role.CELL) -> None:
        """A line that begins with a scenario's sign."""
        self._note(words)
        self._story.append(marked(words, mark, role, self._here.add(Tag.PARAGRAPH)))

    def title(self, words: str) -> None:
        """The title on the cover, evenly broken; a very long one is smaller, and cut in the end."""
        role = Role.COVER_TITLE
        if len(evenly_broken(words[:400], WIDTH, role)) > _LONG_TITLE_LINES:
            role = Role.COVER_LONG_TITLE
        words = fitted(words, WIDTH, _LONGEST_TITLE_LINES, role)
        lines = evenly_broken(words, WIDTH, role)
        self.printed_title = as_printable(" ".join(lines))
        self.text("\n".join(lines), role)

    def first_title(self, words: str) -> None:
        """The title as the first heading of a report without a cover."""
        self.printed_title = as_printable(words)
        self.heading(words, is_numbered=False)

    def verdict(self, sentences: Sequence[str]) -> None:
        """The result: the first sentence large, the others under it, beside the accent bar."""
        roles = [Role.VERDICT, *[Role.LEAD] * (len(sentences) - 1)]
        pairs = zip(sentences, roles, strict=True)
        box = AccentBox([self._paragraph(words, role) for words, role in pairs], self._accent)
        self._story.append(box)

    def facts(self, rows: Sequence[tuple[str, Words]], label_mm: float = 46.0) -> None:
        """What is known: grey labels with their values."""
        columns = (Column(width_mm=label_mm, is_quiet=True), Column())
        element = self._here.add(Tag.TABLE)
        self._add_table(table(columns, rows, element, has_head=False, has_lines=False, padding=3.6), rows)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], padding: float = 5.0) -> None:
        """A table over the width of the page."""
        self._table = self._here.add(Tag.TABLE)
        made = table(columns, rows, self._table, padding=padding)
        self._note(*(column.head for column in columns))
        self._add_table(made, rows)

    def row(self, columns: Sequence[Column], cells: Sequence[Cell]) -> None:
        """A single row in line with the table above it, to which it belongs."""
        self._add_table(table(columns, [cells], self._table, has_head=False, padding=1.6), [cells])

    @contextmanager
    def under_row(self, columns: Sequence[Column]) -> Iterator[None]:
        """What is added meanwhile belongs to the row above it, as a cell over all columns."""
        outside = self._here
        self._here = self._table.add(Tag.TABLE_BODY).add(Tag.ROW).add(Tag.CELL, columns=len(columns))
        try:
            yield
        finally:
            self._here = outside

    def picture(self, chart: bytes, width_mm: float, height_mm: float, words: str) -> None:
        """A figure, as a PDF of one page; `words` says in numbers what it shows, decoration needs none."""
        self._story.append(self._picture(chart, width_mm, height_mm, words))

    def picture_beside(
        self,
        picture: tuple[bytes, float, float, str],
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        has_head: bool = True,
    ) -> None:
        """A figure (a PDF of one page, width and height in mm, words) on the left of a table."""
        chart, width_mm, height_mm, words = picture
        left = (width_mm + BESIDE_GAP_MM) * mm
        drawn = self._picture(chart, width_mm, height_mm, words)
        element = self._here.add(Tag.TABLE)
        beside = table(columns, rows, element, width=WIDTH - left, has_head=has_head, has_lines=has_head)
        self._note(*(column.head for column in columns))
        self._note(*(cell for row in rows for cell in row))
        pair = side_by_side(drawn, beside, left)
        self._story.append(pair)

    def bar_key(self, proven: str, claimed: str, unscored: str, ranged: str = "") -> None:
        """What the parts of a score bar say, and the line below it where there is one."""
        words = tuple(zip((*PartKind, None), filter(None, (proven, claimed, unscored, ranged)), strict=False))
        self._story.append(BarKey(words, self._here.add(Tag.PARAGRAPH)))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added meanwhile stays on one page if a page can hold it."""
        outside, self._story = self._story, []
        self._is_together = True
        try:
            yield
        finally:
            inside, self._story = self._story, outside
            self._is_together = False
            self._story.append(KeepTogether(inside))

    @contextmanager
    def if_room(self, under_mm: float) -> Iterator[None]:
        """What is added meanwhile is left out where the page has no room for it and so much under it."""
        outside, self._story = self._story, []
        try:
            yield
        finally:
            inside, self._story = self._story, outside
            self._story.append(IfRoom(inside, under_mm * mm))

    def contents(self) -> None:
        """The contents stand here; they list all headings that are numbered."""
        self._contents_at = len(self._story)
        self._contents = self._here.add(Tag.CONTENTS)

    def rule(self) -> None:
        """A hairline."""
        self._story.append(Rule())

    def gap(self, height_mm: float) -> None:
        """Empty room."""
        self._story.append(Spacer(1, height_mm * mm))

    def need(self, height_mm: float) -> None:
        """Go on at the top of the next page if less room than this is left."""
        self._story.append(CondPageBreak(height_mm * mm))

    def new_page(self) -> None:
        """Go on at the top of a page."""
        if self._story and not isinstance(self._story[-1], PageBreak):
            self._story.append(PageBreak())

    def write(
        self,
        file: BinaryIO,
        running: Running,
        number: Callable[[int, int], str],
        progress: Callable[[float], None],
        *,
        has_cover: bool = True,
    ) -> Painted:
        """Lay out all that was added; `number` words a page number, progress runs from 0 to 1.

        The file wants finishing: it has no structure yet, and empty places for the figures.
        """
        pages = Pages(file, as_printable_running(running), number, has_cover=has_cover)
        story = self._with_contents()
        whole = len(story)
        furthest = 0.0

        def report(kind: str, value: object) -> None:
            nonlocal furthest
            # What is split over pages comes by twice, so the count can step back.
            if kind == "PROGRESS" and isinstance(value, int):
                furthest = max(furthest, min(value / whole, 1.0))
                progress(furthest)

        pages.setProgressCallBack(report)
        pages.build(story, canvasmaker=ReportCanvas)
        canvas = pages.painted_on
        return Painted(
            self._root, canvas.marks, canvas.links, canvas.boxes, self._figures, canvas.pages_by_key
        )

    def _with_contents(self) -> list[Flowable]:
        if self._contents_at is None:
            return list(self._story)
        lines = self.headings.contents(self._contents)
        return [*self._story[: self._contents_at], *lines, *self._story[self._contents_at :]]

    def _paragraph(
        self,
        words: Words,
        role: Role,
        *,
        is_quiet: bool = False,
        indent: float = 0.0,
        after: float | None = None,
    ) -> TaggedParagraph:
        self._note(words)
        made = paragraph(words, paragraph_style(role, is_quiet=is_quiet, indent=indent, after=after))
        made.element = self._here.add(Tag.HEADING_1 if role is Role.HEADING_1 else Tag.PARAGRAPH)
        return made

    def _add_table(self, made: Table, rows: Sequence[Sequence[Cell]]) -> None:
        self._note(*(cell for row in rows for cell in row))
        self._story.append(made)

    def _note(self, *cells: Cell) -> None:
        """Remember whether a sign was replaced."""
        for cell in cells:
            words = getattr(cell, "words", "") if not isinstance(cell, str | tuple) else plain(cell)
            if not self._has_placeholders and PLACEHOLDER in as_printable(words):
                self._has_placeholders = PLACEHOLDER not in words

    def _picture(self, chart: bytes, width_mm: float, height_mm: float, words: str) -> Picture:
        name = f"figure-{len(self._figures)}"
        self._figures[name] = chart
        element = self._here.add(Tag.FIGURE, words) if words else None
        return Picture(name, width_mm * mm, height_mm * mm, element)
