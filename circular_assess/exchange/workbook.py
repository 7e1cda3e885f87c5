"""The sheets of an .xlsx file; openpyxl reads it once its parts have been found to be of a sane size."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING
from zipfile import ZipFile

from circular_assess.exchange.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from circular_assess.exchange.refusal import SpreadsheetRefused
from circular_assess.exchange.sheets import EMPTY, CellFault, FileCell, Sheet, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

LARGEST_UNPACKED_BYTES = 60_000_000
MOST_PARTS = 5_000
START_BYTES = 65_536
WORKBOOK = "xl/workbook.xml"
OTHER_WORKBOOKS = ("xl/workbook.bin", "content.xml")
ENCRYPTED_FLAG = 0x1
FORMULA, ERROR, TEXTS = "f", "e", ("s", "str", "inlineStr")


def workbook_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The visible sheets of a workbook with values and, where formulas have them, their results.

    Raises SpreadsheetRefused.
    """
    _refuse_parts(content)
    from openpyxl import load_workbook

    try:
        values = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        visible = [sheet.title for sheet in values.worksheets if sheet.sheet_state == "visible"]
        names = visible or [sheet.title for sheet in values.worksheets]
        sheets = []
        for name in names[:MOST_SHEETS]:
            for book in (values, formulas):
                # What a file says of its size may be wrong, and makes every row as wide.
                book[name].reset_dimensions()
            sheets.append(_sheet(name, values[name].iter_rows(), formulas[name].iter_rows()))
    except Exception as error:
        # openpyxl fails on a damaged file in any of a dozen ways.
        raise SpreadsheetRefused("damaged") from error
    return tuple(sheets)


def _refuse_parts(content: bytes) -> None:
    """Refuse what is no workbook, and what would grow beyond all measure when unpacked."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            if WORKBOOK not in names:
                is_other = any(name in names for name in OTHER_WORKBOOKS)
                raise SpreadsheetRefused("other_format" if is_other else "not_a_table")
            if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
                raise SpreadsheetRefused("protected")
            # No more than the stated size is ever unpacked of a part.
            of_xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
            unpacked = sum(part.file_size for part in of_xml)
            if unpacked > LARGEST_UNPACKED_BYTES or len(parts) > MOST_PARTS:
                raise SpreadsheetRefused("unpacks_too_large", {"megabytes": LARGEST_UNPACKED_BYTES / 1e6})
            for part in of_xml:
                with packed.open(part) as opened:
                    # No spreadsheet has one; entities in it could grow without end.
                    if b"<!DOCTYPE" in opened.read(START_BYTES).replace(b"\0", b""):
                        raise SpreadsheetRefused("damaged")
    except SpreadsheetRefused:
        raise
    except Exception as error:
        # Damage in a packed file comes to light in as many ways as there are ways to pack.
        raise SpreadsheetRefused("damaged") from error


def _sheet(
    name: str,
    values: Iterable[Sequence[ReadOnlyCell | EmptyCell]],
    formulas: Iterable[Sequence[ReadOnlyCell | EmptyCell]],
) -> Sheet:
    rows: list[tuple[FileCell, ...]] = []
    for number, (with_values, with_formulas) in enumerate(zip_longest(values, formulas, fillvalue=())):
        if number >= MOST_ROWS:
            if any(cell.value is not None for cell in with_values):
                return Sheet(name, trimmed(rows), is_cut=True)
            continue
        pairs = zip_longest(with_values[:MOST_COLUMNS], with_formulas[:MOST_COLUMNS])
        rows.append(tuple(_cell(value, formula) for value, formula in pairs))
    return Sheet(name, trimmed(rows))


def _cell(cell: ReadOnlyCell | EmptyCell | None, formula: ReadOnlyCell | EmptyCell | None) -> FileCell:
    value = None if cell is None else cell.value
    if value is None:
        has_formula = formula is not None and formula.data_type == FORMULA
        return FileCell(fault=CellFault.NO_CACHED_VALUE) if has_formula else EMPTY
    assert cell is not None
    if cell.data_type == ERROR:
        return FileCell(str(value), fault=CellFault.ERROR_VALUE)
    if isinstance(value, bool | str | datetime | date | time) or not isinstance(value, int | float):
        return FileCell(str(value))
    return FileCell(f"{value:.15g}", float(value), is_percent="%" in (cell.number_format or ""))
