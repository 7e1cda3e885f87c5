"""Reads a finished workbook back: what stands in each cell of each sheet, formulas by their results."""

from __future__ import annotations

import re
from pathlib import Path

from openpyxl import load_workbook

Row = tuple[str | float | None, ...]
_ESCAPED = re.compile("_x005F_(?=x[0-9A-Fa-f]{4}_)")


def read_excel(path: Path) -> dict[str, list[Row]]:
    """The rows of each sheet, by its name; ValueError if the file cannot be read."""
    try:
        # By its name openpyxl would refuse a file that is still unfinished.
        with path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=True)
            return {sheet.title: [_row(row) for row in sheet.iter_rows()] for sheet in book.worksheets}
    except Exception as error:
        # openpyxl fails on a damaged file in any of a dozen ways.
        raise ValueError(str(error)) from error


def _row(cells: object) -> Row:
    found: list[str | float | None] = []
    for cell in cells:  # type: ignore[attr-defined]
        value = cell.value
        if isinstance(value, str):
            found.append(_ESCAPED.sub("_", value) or None)
        else:
            found.append(None if value is None else float(value))
    return tuple(found)


def is_same(told: list[Row], found: list[Row]) -> bool:
    """True if every cell that was told is found in its place, and nothing else."""
    width = max(map(len, [*told, *found]), default=0)
    return [_padded(row, width) for row in _ended(told)] == [_padded(row, width) for row in _ended(found)]


def _padded(row: Row, width: int) -> Row:
    return tuple(None if cell == "" else cell for cell in row) + (None,) * (width - len(row))


def _ended(rows: list[Row]) -> list[Row]:
    """The rows without the empty ones at the end."""
    kept = list(rows)
    while kept and all(cell in (None, "") for cell in kept[-1]):
        kept.pop()
    return kept
