"""The report as a Word document: takes the same words from the sections as the sheet of the PDF does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from circular_assess.exchange.word_pages.contents import Contents
from circular_assess.exchange.word_pages.elements import (
    add_sign,
    add_words,
    break_page_before,
    keep_with_next,
    paragraph,
    set_spacing,
)
from circular_assess.exchange.word_pages.pictures import as_png, bar_height_mm, bar_png, picture_run
from circular_assess.exchange.word_pages.styles import BETWEEN_STYLE, empty_document, style_of
from circular_assess.exchange.word_pages.tables import paragraphs_in, row_of, table_of, wide_row
from circular_assess.report.fonts import register
from circular_assess.report.layout.styles import Role
from circular_assess.report.layout.tables import Bar, Cell, Column
from circular_assess.report.layout.words import Part, Words
from circular_assess.texts import Texts

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_POINTS_PER_MM = 72 / 25.4
_AFTER_TABLE = 7.0
_KEY_SIGNS = (
    "\N{BLACK SQUARE}",
    "\N{SQUARE WITH UPPER LEFT TO LOWER RIGHT FILL}",
    "\N{WHITE SQUARE}",
    "\N{LEFT RIGHT ARROW}",
)


class WordSheet:
    """Has the methods of `report.layout.sheet.Sheet` that sections call, with the same meaning.

    Word lays out the pages itself: what only concerns their bottom is left to it.
    Attributes: document; pictures, how many were added.
    """

    has_placeholders = False

    def __init__(self, texts: Texts) -> None:
        # The columns are as wide as the words of their heads need.
        register()
        self._texts = texts
        self.document = empty_document(texts.language)
        self._body: BaseOxmlElement = self.document.element.body
        self._here: BaseOxmlElement | None = None
        self._table: BaseOxmlElement | None = None
        self._contents = Contents()
        self._lines: list[list[BaseOxmlElement]] = []
        self._gap_mm = 0.0
        self._wants_page = False
        self._last_heading = ""
        self.pictures = 0

    @property
    def line_count(self) -> int:
        """How many paragraphs and rows were added."""
        return len(self._lines)

    def heading(self, words: str, level: int = 1, *, is_numbered: bool = True) -> None:
        """A heading in Word's own style; levels 1 and 2 are numbered by Word and stand in the contents."""
        made = paragraph(" ".join(words.split()), f"Heading{level}")
        self._contents.note(made, words, level, is_numbered=is_numbered)
        self._last_heading = words
        self._add(made)

    def text(
        self,
        words: Words,
        role: Role = Role.BODY,
        *,
        is_quiet: bool = False,
        indent_mm: float = 0.0,
        after_mm: float | None = None,
    ) -> None:
        """A paragraph; the heading of the contents does not stand in them."""
        style = "TOCHeading" if role is Role.HEADING_1 else style_of(role)
        made = paragraph(words, style, is_quiet=is_quiet, indent_mm=indent_mm)
        if after_mm is not None:
            set_spacing(made, after=after_mm * _POINTS_PER_MM)
        self._add(made)

    def name(self, words: Words, mark: int, role: Role = Role.CELL) -> None:
        """A line that begins with a scenario's sign."""
        made = paragraph("", style_of(role))
        add_sign(made, mark)
        for part in (Part(words),) if isinstance(words, str) else words:
            add_words(made, part)
        keep_with_next(made)
        self._add(made)

    def title(self, words: str) -> None:
        """The title on the cover, in full; a long one is smaller."""
        is_long = len(words) > 120
        self.text(words, Role.COVER_LONG_TITLE if is_long else Role.COVER_TITLE)

    def first_title(self, words: str) -> None:
        """The title of a document without a cover."""
        self.title(words)

    def verdict(self, sentences: Sequence[str]) -> None:
        """The result: the first sentence large, the others under it, beside the accent bar."""
        for place, words in enumerate(sentences):
            self._add(paragraph(words, "VerdictMore" if place else style_of(Role.VERDICT)))

    def facts(self, rows: Sequence[tuple[str, Words]], label_mm: float = 46.0) -> None:
        """What is known: grey labels with their values."""
        columns = (Column(width_mm=label_mm, is_quiet=True), Column())
        self._start_table(columns, has_head=False, has_lines=False)
        for row in rows:
            self.row(columns, row)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], padding: float = 5.0) -> None:
        """A table over the width of the page; Word has one padding for all."""
        del padding
        self._start_table(columns, has_head=True, has_lines=True)
        for row in rows:
            self.row(columns, row)

    def row(self, columns: Sequence[Column], cells: Sequence[Cell]) -> None:
        """A row of the table above it."""
        assert self._table is not None
        row = row_of(columns, cells, self._drawn_bar)
        self._table.append(row)
        self._lines.append(paragraphs_in(row))

    @contextmanager
    def under_row(self, columns: Sequence[Column]) -> Iterator[None]:
        """What is added meanwhile belongs to the row above it, as a cell over all columns."""
        assert self._table is not None
        row, cell = wide_row(columns)
        self._table.append(row)
        outside, self._here = self._here, cell
        try:
            yield
        finally:
            self._here = outside
            if not paragraphs_in(cell):
                cell.append(paragraph("", style_of(Role.SMALL)))

    def picture(self, chart: bytes, width_mm: float, height_mm: float, words: str) -> None:
        """A figure, given as a PDF of one page; `words` says in numbers what it shows."""
        made = paragraph("", style_of(Role.BODY))
        made.append(self._picture_run(as_png(chart), width_mm, height_mm, words))
        self._add(made)

    def picture_beside(
        self,
        picture: tuple[bytes, float, float, str],
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        has_head: bool = True,
    ) -> None:
        """A figure and under it the table: a table for the sake of layout would be read as one."""
        self.picture(*picture)
        self._start_table(columns, has_head=has_head, has_lines=has_head)
        for row in rows:
            self.row(columns, row)

    def bar_key(self, proven: str, claimed: str, unscored: str, ranged: str = "") -> None:
        """What the parts of a score bar say, and the line below it where there is one."""
        parts = zip(_KEY_SIGNS, filter(None, (proven, claimed, unscored, ranged)), strict=False)
        words = "     ".join(f"{sign}\N{NO-BREAK SPACE}{words}" for sign, words in parts)
        self.text(words, Role.SMALL, is_quiet=True)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added meanwhile stays on one page if a page can hold it."""
        start = len(self._lines)
        yield
        for line in self._lines[start:-1]:
            for made in line:
                keep_with_next(made)

    @contextmanager
    def if_room(self, under_mm: float) -> Iterator[None]:
        """Word goes on on the next page where there is no room."""
        del under_mm
        yield

    def contents(self) -> None:
        """The contents stand here; they list all headings that are numbered."""
        made = paragraph("", "toc1")
        self._contents.stand_at(made)
        self._add(made)

    def rule(self) -> None:
        """The rows of a table have their own lines."""

    def gap(self, height_mm: float) -> None:
        """Empty room over the next paragraph."""
        self._gap_mm += height_mm

    def need(self, height_mm: float) -> None:
        """Word keeps a heading with what follows by itself."""

    def new_page(self) -> None:
        """Go on at the top of a page."""
        self._wants_page = bool(self._lines)

    def finished(self) -> bytes:
        """The file."""
        self._contents.fill()
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def _start_table(self, columns: Sequence[Column], *, has_head: bool, has_lines: bool) -> None:
        if self._is_after_table:
            # Two tables without a paragraph between them are one to Word.
            self._add(paragraph("", BETWEEN_STYLE))
        self._table = table_of(columns, self._last_heading, has_head=has_head, has_lines=has_lines)
        self._append(self._table)
        if has_head:
            self._lines.append(paragraphs_in(self._table))

    def _add(self, made: BaseOxmlElement) -> None:
        """A paragraph at the end, with the room and the page that were wanted before it."""
        if self._wants_page:
            break_page_before(made)
            self._wants_page = False
        room = self._gap_mm * _POINTS_PER_MM
        if self._is_after_table:
            room = max(room, _AFTER_TABLE)
        is_heading = made in self._contents
        if room and not is_heading:
            set_spacing(made, before=room)
        self._gap_mm = 0.0
        self._append(made)
        self._lines.append([made])

    @property
    def _is_after_table(self) -> bool:
        """True if a table stands right before where things are added now."""
        if self._here is not None:
            return bool(self._here[-1].tag == qn("w:tbl"))
        # The properties of the section stand last in the body.
        return len(self._body) > 1 and bool(self._body[-2].tag == qn("w:tbl"))

    def _append(self, made: BaseOxmlElement) -> None:
        if self._here is not None:
            self._here.append(made)
        else:
            self._body.insert(len(self._body) - 1, made)

    def _drawn_bar(self, bar: Bar, width_points: float) -> BaseOxmlElement:
        width_mm = max(width_points / _POINTS_PER_MM - 4.0, 8.0)
        words = self._texts.tr(
            "{strategy} {claimed:points} claimed, {proven:points} proven",
            strategy=self._texts.tr("Total"),
            claimed=bar.figures.claimed,
            proven=bar.figures.proven,
        )
        drawn = bar_png(bar.figures, bar.mark, width_mm)
        return self._picture_run(drawn, width_mm, bar_height_mm(bar.figures), words)

    def _picture_run(self, png: bytes, width_mm: float, height_mm: float, words: str) -> BaseOxmlElement:
        self.pictures += 1
        return picture_run(self.document, png, width_mm, height_mm, words, self.pictures)
