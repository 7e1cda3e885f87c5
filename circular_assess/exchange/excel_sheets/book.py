"""A workbook of tables: one table a sheet, with a head that stays, and formulas with their results."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from circular_assess.charts.style import PAPER
from circular_assess.exchange.plain_text import as_xml_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell as BookCell
    from openpyxl.worksheet.worksheet import Worksheet

POINTS, NUMBER, SHARE, EURO, EURO_CENT, WHOLE = "0.0", "#,##0.######", "0.0%", "#,##0", "#,##0.00", "0"
LONGEST_TEXT, LONGEST_NAME = 32_767, 31
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_ACTIVE = ("=", "+", "-", "@", "\t", "\n")
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
# Excel reads _x0041_ as a sign by its number.
_LIKE_A_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>(.*?)</f><v\s*(?:/>|></v>)</c>', re.DOTALL)

HEAD_FILL, ENTERED_FILL = "F1F2F4", "ECEEFA"


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equals sign, and what it comes to."""

    text: str
    value: float | str


Cell = str | float | Formula | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the key that formulas know it by, its head, width in signs, and how its cells look.

    `is_entered`: its cells are what the buyer entered, from which the others follow.
    """

    key: str
    head: str
    width: float = 12
    number_format: str = "General"
    is_entered: bool = False


class Book:
    """A workbook under way. Attributes: tables, in the order of their sheets."""

    def __init__(self, title: str, creator: str, subject: str) -> None:
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.active)
        properties = self.workbook.properties
        properties.title, properties.creator, properties.subject = (
            as_xml_text(words) for words in (title, creator, subject)
        )
        self.tables: list[SheetTable] = []

    def table(
        self, name: str, columns: Sequence[SheetColumn], rows: int, *, has_head: bool = True
    ) -> SheetTable:
        """A new sheet with a table of so many rows; its name is cut to what a sheet may be called."""
        plain = " ".join(_FORBIDDEN_IN_NAMES.sub(" ", name).split())[:LONGEST_NAME]
        taken = {table.name.casefold() for table in self.tables}
        number = 2
        while plain.casefold() in taken:
            plain = f"{plain[: LONGEST_NAME - 3]} {number}"
            number += 1
        made = SheetTable(self.workbook.create_sheet(plain), columns, rows, has_head=has_head)
        self.tables.append(made)
        return made

    def bring_forward(self, table: SheetTable, before: SheetTable) -> None:
        """Have a sheet stand before another one."""
        place, wanted = self.tables.index(table), self.tables.index(before)
        self.tables.insert(wanted, self.tables.pop(place))
        self.workbook.move_sheet(table.name, wanted - place)

    def finished(self) -> bytes:
        """The file, in which each formula has its result for whoever does not calculate."""
        written = BytesIO()
        self.workbook.save(written)
        file = BytesIO()
        with ZipFile(written) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
            for part in before.infolist():
                content = before.read(part)
                found = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", part.filename)
                if found:
                    content = self.tables[int(found[1]) - 1].with_results(content)
                after.writestr(part, content)
        return file.getvalue()


class SheetTable:
    """One sheet with its table. Attributes: name; told, what stands in its cells, row by row."""

    def __init__(
        self, sheet: Worksheet, columns: Sequence[SheetColumn], rows: int, *, has_head: bool
    ) -> None:
        self._sheet = sheet
        self.name: str = sheet.title
        self._columns = tuple(columns)
        self._letters = {column.key: get_column_letter(place) for place, column in enumerate(columns, 1)}
        self._first = 2 if has_head else 1
        self._last = self._first + max(rows, 1) - 1
        self._results: dict[str, float | str] = {}
        self.told: list[tuple[str | float | None, ...]] = []
        self.next_row = self._first
        for column in columns:
            sheet.column_dimensions[self._letters[column.key]].width = column.width
        if has_head:
            self._write_head()
        self._set_up(has_head=has_head)

    def at(self, key: str, row: int | None = None) -> str:
        """The cell of a column in a row, as a formula of this sheet names it; the row under way."""
        return f"${self._letters[key]}{self.next_row if row is None else row}"

    def there(self, key: str, row: int) -> str:
        """The cell of a column in a row, as a formula of any sheet names it."""
        return f"'{self.name}'!${self._letters[key]}${row}"

    def place(self, key: str) -> int:
        """Which column it is, counted from 0."""
        return list(self._letters).index(key)

    def column(self, key: str) -> str:
        """All cells of a column under its head, as a formula of any sheet names them."""
        letter = self._letters[key]
        return f"'{self.name}'!${letter}${self._first}:${letter}${self._last}"

    def add(self, **cells: Cell) -> int:
        """A row, and its number; what is not named is empty, and where "" stands nothing may be entered."""
        row = self.next_row
        told: list[str | float | None] = []
        for place, column in enumerate(self._columns, 1):
            told.append(self._write(self._sheet.cell(row, place), cells.pop(column.key, None), column))
        assert not cells, f"no such columns: {cells}"
        self.told.append(tuple(told))
        self.next_row += 1
        return row

    def with_results(self, content: bytes) -> bytes:
        """The part of the file that holds this sheet, with the results of its formulas."""

        def filled(found: re.Match[str]) -> str:
            value = self._results[found[1]]
            if isinstance(value, str):
                kind, told = ' t="str"', escape(value)
            else:
                kind, told = "", repr(float(value))
            return f'<c r="{found[1]}"{found[2]}{kind}><f>{found[3]}</f><v>{told}</v></c>'

        return _FORMULA.sub(filled, content.decode("utf-8")).encode("utf-8")

    def _write(self, cell: BookCell, content: Cell, column: SheetColumn) -> str | float | None:
        is_filled = column.is_entered and content != "" and not isinstance(content, Formula)
        cell.alignment = _TOP
        cell.number_format = column.number_format
        if is_filled:
            cell.fill = _ENTERED
        if isinstance(content, Formula):
            cell.value = f"={content.text}"
            self._results[cell.coordinate] = content.value
            return content.value
        if isinstance(content, str):
            return _write_text(cell, content)
        if content is not None:
            cell.value = float(content)
        return cell.value  # type: ignore[no-any-return]

    def _write_head(self) -> None:
        for place, column in enumerate(self._columns, 1):
            cell = self._sheet.cell(1, place)
            _write_text(cell, column.head)
            cell.font, cell.fill, cell.border = _BOLD, _HEAD, _UNDER
            cell.alignment = Alignment(vertical="bottom", wrap_text=True)
        self.told.append(tuple(column.head or None for column in self._columns))
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._last}"

    def _set_up(self, *, has_head: bool) -> None:
        """On paper: A4 across, as wide as the page, with the head on every page."""
        sheet = self._sheet
        sheet.page_setup.orientation = "landscape" if has_head else "portrait"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        if has_head:
            sheet.print_title_rows = "1:1"

    def freeze(self, columns: int = 0) -> None:
        """The head, and so many columns, stay where they are."""
        self._sheet.freeze_panes = self._sheet.cell(self._first, columns + 1)

    def embolden(self, row: int) -> None:
        """A row in bold."""
        for cell in self._sheet[row]:
            cell.font = _BOLD

    def enlarge(self, row: int) -> None:
        """A row as a title."""
        for cell in self._sheet[row]:
            cell.font = Font(bold=True, size=16)

    def merge_across(self, rows: Iterable[int]) -> None:
        """What stands in the first cell of these rows may go over all columns."""
        for row in rows:
            self._sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(self._columns))
            width = sum(column.width for column in self._columns)
            lines = sum(
                int(len(line) / width) + 1 for line in str(self._sheet.cell(row, 1).value).split("\n")
            )
            self._sheet.row_dimensions[row].height = 15 * lines + 2

    def allow(
        self, key: str, choices: Sequence[str] = (), between: tuple[float, float] | None = None
    ) -> None:
        """What may be entered in a column: one of a few words, or a number between two ends."""
        from openpyxl.worksheet.datavalidation import DataValidation

        if choices:
            rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        else:
            low, high = between or (0.0, 0.0)
            rule = DataValidation(
                type="decimal", operator="between", formula1=repr(low), formula2=repr(high), allow_blank=True
            )
        self._sheet.add_data_validation(rule)
        rule.add(f"{self._letters[key]}{self._first}:{self._letters[key]}{self._last}")


def plain_cell(words: str) -> str:
    """What can stand in a cell of a text."""
    plain = as_xml_text(words)
    return plain if len(plain) <= LONGEST_TEXT else plain[: LONGEST_TEXT - 1] + ELLIPSIS


def _write_text(cell: BookCell, words: str) -> str | None:
    """Write words as words: none of them becomes a formula, a number or a date."""
    plain = plain_cell(words)
    if not plain:
        return None
    cell.value = _LIKE_A_SIGN.sub("_x005F_", plain)
    cell.data_type = "s"
    cell.number_format = "@" if plain.startswith(_ACTIVE) else "General"
    cell.quotePrefix = plain.startswith(_ACTIVE)
    return plain


_TOP = Alignment(vertical="top", wrap_text=True)
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", start_color=HEAD_FILL)
_ENTERED = PatternFill("solid", start_color=ENTERED_FILL)
_UNDER = Border(bottom=Side(style="thin", color=PAPER.border.lstrip("#")))
