"""Tables of a Word document: a head that is repeated on every page, and hairlines between the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from circular_assess.exchange.plain_text import as_xml_text
from circular_assess.exchange.word_pages.elements import add_sign, add_words, added, made, paragraph
from circular_assess.exchange.word_pages.styles import TABLE_STYLE, style_of
from circular_assess.report.layout.styles import WIDTH, Role
from circular_assess.report.layout.tables import Bar, Cell, Column, Name, Sign, column_widths
from circular_assess.report.layout.words import Part, plain, shortened

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

TWIPS_PER_POINT = 20
# A row with more signs in a cell may be split over two pages.
_LONG = 700
# Where signs stand for names in the head, their names stand upright.
_UPRIGHT_HEIGHT, _UPRIGHT_SIGNS = 1700, 26

DrawBar = Callable[[Bar, float], "BaseOxmlElement"]


def table_of(columns: Sequence[Column], title: str, *, has_head: bool, has_lines: bool) -> BaseOxmlElement:
    """A table with its columns, over the width of the page, and its head if it has one; `title` names it."""
    table = made("w:tbl")
    properties = added(table, "w:tblPr")
    added(properties, "w:tblStyle", val=TABLE_STYLE)
    widths = widths_of(columns)
    added(properties, "w:tblW", w=sum(widths), type="dxa")
    if not has_lines:
        added(added(properties, "w:tblBorders"), "w:insideH", val="nil")
    added(properties, "w:tblLayout", type="fixed")
    added(
        properties,
        "w:tblLook",
        firstRow=int(has_head),
        lastRow=0,
        firstColumn=1,
        lastColumn=0,
        noHBand=1,
        noVBand=1,
    )
    if title:
        added(properties, "w:tblCaption", val=shortened(as_xml_text(title), 250))
    grid = added(table, "w:tblGrid")
    for width in widths:
        added(grid, "w:gridCol", w=width)
    if has_head:
        table.append(_head(columns, widths))
    return table


def widths_of(columns: Sequence[Column]) -> list[int]:
    """The widths in twentieths of a point; what is narrower than the page is made wider."""
    widths = column_widths(columns, WIDTH)
    share = WIDTH / sum(widths)
    return [round(width * share * TWIPS_PER_POINT) for width in widths]


def row_of(columns: Sequence[Column], cells: Sequence[Cell], draw_bar: DrawBar) -> BaseOxmlElement:
    """A row, which stays on one page unless a cell of it is long."""
    row = made("w:tr")
    if all(not isinstance(cell, str | tuple) or len(plain(cell)) < _LONG for cell in cells):
        added(added(row, "w:trPr"), "w:cantSplit")
    for cell, column, width in zip(cells, columns, widths_of(columns), strict=True):
        _add_cell(row, width).append(_paragraph(cell, column, width, draw_bar))
    return row


def wide_row(columns: Sequence[Column]) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """A row whose one cell goes over all columns, and that cell, still without a paragraph."""
    row = made("w:tr")
    return row, _add_cell(row, sum(widths_of(columns)), span=len(columns))


def _head(columns: Sequence[Column], widths: Sequence[int]) -> BaseOxmlElement:
    row = made("w:tr")
    properties = added(row, "w:trPr")
    added(properties, "w:cantSplit")
    if any(isinstance(column.head, Sign) for column in columns):
        added(properties, "w:trHeight", val=_UPRIGHT_HEIGHT, hRule="atLeast")
    added(properties, "w:tblHeader")
    for column, width in zip(columns, widths, strict=True):
        cell = _add_cell(row, width, is_upright=isinstance(column.head, Sign))
        cell.append(_head_paragraph(column))
    return row


def _head_paragraph(column: Column) -> BaseOxmlElement:
    head, style = column.head, style_of(Role.HEAD)
    if isinstance(head, Sign | Name):
        made_of_sign = paragraph("", style)
        add_sign(made_of_sign, head.mark)
        add_words(made_of_sign, Part(shortened(head.words, _UPRIGHT_SIGNS)))
        return made_of_sign
    words = "" if isinstance(head, Bar) else plain(head)
    return paragraph(shortened(words, 120), style, is_right=column.is_right)


def _add_cell(
    row: BaseOxmlElement, width: int, *, span: int = 1, is_upright: bool = False
) -> BaseOxmlElement:
    cell = added(row, "w:tc")
    properties = added(cell, "w:tcPr")
    added(properties, "w:tcW", w=width, type="dxa")
    if span > 1:
        added(properties, "w:gridSpan", val=span)
        borders = added(properties, "w:tcBorders")
        added(borders, "w:top", val="nil")
    if is_upright:
        added(properties, "w:textDirection", val="btLr")
    return cell


def _paragraph(cell: Cell, column: Column, width: int, draw_bar: DrawBar) -> BaseOxmlElement:
    style = style_of(Role.SMALL if column.is_small else Role.CELL)
    if isinstance(cell, Bar):
        drawn = paragraph("", style)
        drawn.append(draw_bar(cell, width / TWIPS_PER_POINT))
        return drawn
    if isinstance(cell, Name):
        named = paragraph("", style)
        add_sign(named, cell.mark)
        add_words(named, Part(cell.words, is_strong=cell.is_strong))
        if cell.after:
            add_words(named, Part(f" {cell.after}", is_quiet=True))
        return named
    if isinstance(cell, Sign):
        signed = paragraph("", style, is_right=column.is_right)
        add_sign(signed, cell.mark)
        add_words(signed, Part(cell.words))
        return signed
    return paragraph(cell, style, is_right=column.is_right, is_quiet=column.is_quiet)


def paragraphs_in(element: BaseOxmlElement) -> list[BaseOxmlElement]:
    """All paragraphs of a row or a table, in reading order."""
    return list(element.iter(qn("w:p")))
