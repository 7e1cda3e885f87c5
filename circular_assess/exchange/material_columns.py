"""Which column of a sheet holds which field of a material, and in which units: guessed, and correctable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.exchange.file_numbers import decimal_sign, number_and_unit
from circular_assess.exchange.head_words import COUNTERPARTS, field_of, names_per_cent, unit_of
from circular_assess.exchange.sheets import FileCell, Sheet

FIELDS = tuple(each.name for each in fields(MaterialLine) if each.name != "is_illustrative")
SHARES = tuple(name for name in FIELDS if name not in ("name", "mass_kg", "source"))
HEAD_AMONG = 30
LOOKED_AT = 200


class MassUnit(StrEnum):
    """The units that masses may stand in."""

    GRAM = "g"
    KILOGRAM = "kg"
    TONNE = "t"


KG_PER_UNIT: Mapping[MassUnit, float] = {
    MassUnit.GRAM: 0.001,
    MassUnit.KILOGRAM: 1.0,
    MassUnit.TONNE: 1000.0,
}


@dataclass(frozen=True, slots=True)
class MaterialColumns:
    """How a sheet is to be read.

    `head_row` counts from 0 and is -1 where the sheet has no heads. `columns` gives the column, from 0,
    of each field that the sheet has. `are_per_cent`: a share of 20 stands for 20 %, not for 20 times.
    """

    head_row: int = -1
    columns: Mapping[str, int] = field(default_factory=dict)
    mass_unit: MassUnit = MassUnit.KILOGRAM
    are_per_cent: bool = True
    decimal: str = "."


def guessed_columns(sheet: Sheet, head_row: int | None = None) -> MaterialColumns:
    """What the sheet most likely means, by the words of its heads or, without any, by what is a number.

    With `head_row` the heads are taken from that row (-1: there are none).
    """
    if head_row is None:
        rows = range(min(HEAD_AMONG, len(sheet.rows)))
        best = max(rows, key=lambda row: len(_by_heads(sheet, row)), default=-1)
        head_row = best if best >= 0 and len(_by_heads(sheet, best)) >= 2 else -1
    columns = _by_heads(sheet, head_row)
    if head_row < 0:
        columns = _by_content(sheet)
    texts = (cell.text for cell in _cells_of_numbers(sheet, head_row, columns) if cell.number is None)
    decimal = decimal_sign(texts, sheet.decimal)
    mass_head = sheet.cell(head_row, columns["mass_kg"]).text if "mass_kg" in columns else ""
    return MaterialColumns(
        head_row,
        columns,
        MassUnit(unit_of(mass_head) or "kg"),
        _are_per_cent(sheet, head_row, columns, decimal),
        decimal,
    )


def _by_heads(sheet: Sheet, row: int) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column in range(sheet.width):
        cell = sheet.cell(row, column)
        if cell.number is not None or cell.is_empty:
            continue
        name = field_of(cell.text)
        if name in columns:
            name = COUNTERPARTS.get(name, "")
        if name and name not in columns:
            columns[name] = column
    return columns


def _by_content(sheet: Sheet) -> dict[str, int]:
    """The first column with texts as names, the first with numbers as masses."""
    columns: dict[str, int] = {}
    for column in range(sheet.width):
        cells = [cell for cell in _below(sheet, -1, column) if not cell.is_empty]
        numbers = sum(_is_number(cell, sheet.decimal) for cell in cells)
        kind = "mass_kg" if numbers * 2 > len(cells) else "name"
        if cells and kind not in columns:
            columns[kind] = column
    return columns


def _are_per_cent(sheet: Sheet, head_row: int, columns: Mapping[str, int], decimal: str) -> bool:
    """By the heads, else by whether any share is over 1."""
    shares = [columns[name] for name in SHARES if name in columns]
    if any(names_per_cent(sheet.cell(head_row, column).text) for column in shares):
        return True
    figures = []
    for column in shares:
        for cell in _below(sheet, head_row, column):
            if not cell.is_percent and "%" not in cell.text and _is_number(cell, decimal):
                figures.append(_number(cell, decimal))
    return not any(figures) or max(figures) > 1


def _cells_of_numbers(sheet: Sheet, head_row: int, columns: Mapping[str, int]) -> Iterator[FileCell]:
    for name, column in columns.items():
        if name not in ("name", "source"):
            yield from _below(sheet, head_row, column)


def _below(sheet: Sheet, head_row: int, column: int) -> Iterator[FileCell]:
    for row in range(head_row + 1, min(head_row + 1 + LOOKED_AT, len(sheet.rows))):
        yield sheet.cell(row, column)


def _number(cell: FileCell, decimal: str) -> float:
    return cell.number if cell.number is not None else number_and_unit(cell.text, decimal)[0]


def _is_number(cell: FileCell, decimal: str) -> bool:
    try:
        _number(cell, decimal)
    except ValueError:
        return False
    return True
