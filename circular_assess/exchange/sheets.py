"""A sheet of a spreadsheet as plain values: its cells, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

LETTERS = 26


class CellFault(Enum):
    """Why a cell has no value although it is not empty."""

    NO_CACHED_VALUE = auto()
    ERROR_VALUE = auto()


@dataclass(frozen=True, slots=True)
class FileCell:
    """One cell: its text, and its number where the file itself says that it is one.

    `is_percent`: the file shows the number in per cent, so 0.2 stands for 20 %.
    """

    text: str = ""
    number: float | None = None
    is_percent: bool = False
    fault: CellFault | None = None

    @property
    def is_empty(self) -> bool:
        """True if nothing stands in it."""
        return self.number is None and self.fault is None and not self.text.strip()


EMPTY = FileCell()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet from its first one on; rows may be of different length.

    `decimal` is the sign that marks decimals if the texts themselves do not tell. `is_cut`: there are
    more rows than are read.
    """

    name: str
    rows: tuple[tuple[FileCell, ...], ...]
    decimal: str = "."
    is_cut: bool = False

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def cell(self, row: int, column: int) -> FileCell:
        """The cell in this place, counted from 0; an empty one outside."""
        cells = self.rows[row] if 0 <= row < len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else EMPTY


def column_name(column: int) -> str:
    """The letters of a column, counted from 0: A, B ... Z, AA."""
    name = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """What a spreadsheet calls the cell, counted from 0: C7 for row 6, column 2."""
    return f"{column_name(column)}{row + 1}"


def trimmed(rows: list[tuple[FileCell, ...]]) -> tuple[tuple[FileCell, ...], ...]:
    """The rows without the empty ones at the end and without empty cells at their ends."""
    kept = []
    for row in rows:
        length = len(row)
        while length and row[length - 1].is_empty:
            length -= 1
        kept.append(row[:length])
    while kept and not kept[-1]:
        del kept[-1]
    return tuple(kept)
