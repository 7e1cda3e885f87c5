"""Tables with hairlines between their rows and a head that is repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from circular_assess.charts.style import PAPER
from circular_assess.domain.scoring import Figures
from circular_assess.report.fonts import REGULAR
from circular_assess.report.layout.drawings import Mark, MarkedParagraph
from circular_assess.report.layout.score_bars import ScoreBar
from circular_assess.report.layout.structure import Element, Tag
from circular_assess.report.layout.styles import (
    BORDER,
    HAIRLINE,
    LINE,
    MARK_INDENT,
    WIDTH,
    Role,
    paragraph_style,
)
from circular_assess.report.layout.words import Part, Words, fitted, paragraph, plain

GAP = 8.0
# Every table has it, or reportlab names a face in the file that is not embedded.
BARE = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
_NAME_LINES = 3
_LEAST_PIECE = 40.0
_HIGH, _SIGN = 200.0, 5.2
_LEAST_SHARE = 60.0
_WIDEST_STRETCH = 1.6


@dataclass(frozen=True, slots=True)
class Bar:
    """A cell with a score bar."""

    figures: Figures
    mark: int


@dataclass(frozen=True, slots=True)
class Name:
    """A cell with a scenario's sign and name, cut after three lines, and a grey word after it."""

    words: str
    mark: int
    after: str = ""
    is_strong: bool = True


@dataclass(frozen=True, slots=True)
class Sign:
    """A cell with a scenario's sign alone, and the words that stand for it."""

    mark: int
    words: str


Cell = Words | Bar | Name | Sign


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in mm (0 shares what is left), and how its words stand."""

    head: Cell = ""
    width_mm: float = 0.0
    is_right: bool = False
    is_small: bool = False
    is_quiet: bool = False


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    element: Element,
    *,
    width: float = WIDTH,
    has_head: bool = True,
    has_lines: bool = True,
    padding: float = 5.0,
) -> Table:
    """The table, whose rows go into the element of a table; a row higher than a page is split.

    The head cell of a row is its first one, if anything stands there.
    """
    widths = column_widths(columns, width)
    last = len(columns) - 1
    room = [wide - (GAP if place < last else 0.0) for place, wide in enumerate(widths)]
    cells = []
    if has_head:
        head = element.add(Tag.TABLE_HEAD).add(Tag.ROW)
        cells.append(
            [
                _head(column, room[place], head.add(Tag.HEAD_CELL, scope="Column"))
                for place, column in enumerate(columns)
            ]
        )
    body = element.add(Tag.TABLE_BODY) if rows else element
    for row in rows:
        told = body.add(Tag.ROW)
        cells.append(
            [
                _flowable(cell, column, room[place], _cell_element(told, cell, place))
                for place, (cell, column) in enumerate(zip(row, columns, strict=True))
            ]
        )
    # A row goes to the next page as a whole unless it is so high that half a page would stay empty.
    is_high = any(_is_high(cell, place) for row in rows for cell, place in zip(row, room, strict=True))
    made = Table(
        cells,
        colWidths=widths,
        repeatRows=1 if has_head else 0,
        splitByRow=1,
        splitInRow=_LEAST_PIECE if is_high else 0,
    )
    made.hAlign = "LEFT"
    made.setStyle(_commands(padding, has_head=has_head, has_lines=has_lines and len(cells) > has_head + 1))
    return made


def side_by_side(
    left: Flowable | list[Flowable], right: Flowable | list[Flowable], width: float, gap: float = 0.0
) -> Table:
    """Two parts beside each other, the left one so wide without the gap; they are no table to be read.

    One alone is in the middle of the other's height, and several begin at the top.
    """
    pair = Table([[left, right]], colWidths=[width + gap, WIDTH - width - gap])
    pair.setStyle(
        [
            BARE,
            ("VALIGN", (0, 0), (-1, -1), "TOP" if isinstance(left, list) else "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), gap),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ]
    )
    pair.hAlign = "LEFT"
    return pair


def _cell_element(row: Element, cell: Cell, place: int) -> Element:
    has_words = plain(cell).strip() if isinstance(cell, str | tuple) else not isinstance(cell, Bar)
    if place == 0 and has_words:
        return row.add(Tag.HEAD_CELL, scope="Row")
    return row.add(Tag.CELL)


def _is_high(cell: Cell, room: float) -> bool:
    """True if words take more than `_HIGH` points in a column, by the width of an average sign."""
    if not isinstance(cell, str | tuple):
        return False
    lines = sum(len(line) * _SIGN / room + 1 for line in plain(cell).split("\n"))
    return lines * float(paragraph_style(Role.CELL).leading) > _HIGH


def _commands(padding: float, *, has_head: bool, has_lines: bool) -> list[tuple[object, ...]]:
    """How the cells stand, and the hairlines: one under the head, one between two rows."""
    commands: list[tuple[object, ...]] = [
        BARE,
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
    ]
    if has_head:
        commands += [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 4.0),
            ("LINEBELOW", (0, 0), (-1, 0), HAIRLINE, BORDER),
        ]
    if has_lines:
        commands.append(("LINEABOVE", (0, 2 if has_head else 1), (-1, -1), HAIRLINE, LINE))
    return commands


def column_widths(columns: Sequence[Column], width: float) -> list[float]:
    """The widths in points; columns without one share what is left.

    A column is made wider where the longest word of its head, which differs by language, would break.
    """
    widths = [max(column.width_mm * mm, _least_for_head(column)) for column in columns]
    fixed = sum(wide for wide, column in zip(widths, columns, strict=True) if column.width_mm)
    sharing = sum(1 for column in columns if not column.width_mm)
    if (sharing and (width - fixed) / sharing < _LEAST_SHARE) or (not sharing and fixed > width):
        widths = [column.width_mm * mm for column in columns]
        fixed = sum(widths)
    return [
        wide if column.width_mm else (width - fixed) / sharing
        for wide, column in zip(widths, columns, strict=True)
    ]


def _least_for_head(column: Column) -> float:
    """What the longest word of the head takes, within reason: a head may be a name of any length."""
    if not column.width_mm or not isinstance(column.head, str):
        return 0.0
    style = paragraph_style(Role.HEAD)
    words = column.head.replace("\N{NO-BREAK SPACE}", " ").split()
    longest = max((stringWidth(word, style.fontName, style.fontSize) for word in words), default=0.0)
    return float(min(longest + GAP + 1.0, column.width_mm * mm * _WIDEST_STRETCH))


def _head(column: Column, room: float, element: Element) -> Flowable:
    if isinstance(column.head, Sign | Name | Bar):
        return _flowable(column.head, column, room, element)
    words = fitted(plain(column.head), room, _NAME_LINES + 1, Role.HEAD)
    made = paragraph(words, paragraph_style(Role.HEAD, is_right=column.is_right))
    made.element = element
    return made


def _flowable(cell: Cell, column: Column, room: float, element: Element) -> Flowable:
    if isinstance(cell, Bar):
        return ScoreBar(cell.figures, PAPER.scenario_style(cell.mark))
    if isinstance(cell, Sign):
        sign = Mark(PAPER.scenario_style(cell.mark), is_right=column.is_right)
        sign.element = element.add(Tag.SPAN, cell.words)
        return sign
    if isinstance(cell, Name):
        return _name(cell, room, element)
    role = Role.SMALL if column.is_small else Role.CELL
    style = paragraph_style(role, is_right=column.is_right, is_quiet=column.is_quiet, after=0.0)
    made = paragraph(cell, style)
    made.element = element
    return made


def _name(name: Name, room: float, element: Element) -> MarkedParagraph:
    words = fitted(name.words, room - MARK_INDENT, _NAME_LINES, Role.CELL, is_strong=name.is_strong)
    parts = [Part(words, is_strong=name.is_strong)]
    if name.after:
        parts.append(Part(f" {name.after}", is_quiet=True))
    return marked(tuple(parts), name.mark, Role.CELL, element)


def marked(words: Words, mark: int, role: Role, element: Element) -> MarkedParagraph:
    """Words after a scenario's sign."""
    style = paragraph_style(role, indent=MARK_INDENT, after=0.0)
    made = paragraph(words, style, MarkedParagraph)
    assert isinstance(made, MarkedParagraph)
    made.scenario_style = PAPER.scenario_style(mark)
    made.element = element
    return made
