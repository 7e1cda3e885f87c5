"""Materials as text for a spreadsheet, and back: all of a block or nothing, with the cell that misfits."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from circular_assess.domain.material_lines import MaterialLine
from circular_assess.texts import Texts
from circular_assess.ui.widgets.comparison_words import for_spreadsheet
from circular_assess.ui.widgets.material_cells import (
    FIELD_NAMES,
    FIELDS,
    TEXT_COLUMNS,
    CellMisfit,
    MaterialColumn,
    cell_text,
    changed_line,
)

FORMULA_SIGNS = ("'=", "'+", "'-", "'@")


class BlockMisfit(Exception):
    """A cell of a pasted block that does not fit; the message is the sentence that says which and why."""


def block_as_text(
    texts: Texts, lines: Sequence[MaterialLine], columns: Sequence[MaterialColumn], *, has_heads: bool
) -> str:
    """These cells of these lines, tab-separated; shares in per cent."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    if has_heads:
        writer.writerow(heads(texts, columns))
    for line in lines:
        writer.writerow([_cell(texts, line, column) for column in columns])
    return text.getvalue()


def heads(texts: Texts, columns: Sequence[MaterialColumn]) -> list[str]:
    """What columns are called where no group stands above them."""
    return [texts.tr(FIELD_NAMES[FIELDS[column]]) for column in columns]


def pasted_lines(
    texts: Texts, lines: Sequence[MaterialLine], text: str, row: int, column: MaterialColumn
) -> tuple[tuple[MaterialLine, ...], int]:
    """All lines after a block is pasted from this cell on, and how many of them the block changed.

    Empty cells leave what is there; rows past the last one are new lines. Raises BlockMisfit.
    """
    block = _read(text)
    known = heads(texts, list(MaterialColumn)[column:])
    first = 1
    if block and [cell.strip() for cell in block[0]] == known[: len(block[0])]:
        block, first = block[1:], 2
    result = list(lines)
    for down, cells in enumerate(block):
        at = row + down
        line = result[at] if at < len(result) else MaterialLine("", 0.0)
        made = _pasted(texts, line, cells, column, first + down)
        if at < len(result):
            result[at] = made
        else:
            result.append(made)
    return tuple(result), len(block)


def _pasted(
    texts: Texts, line: MaterialLine, cells: Sequence[str], column: MaterialColumn, row: int
) -> MaterialLine:
    for across, cell in enumerate(cells):
        if not cell.strip():
            continue
        where = {"row": row, "column": across + 1}
        if column + across >= len(MaterialColumn):
            raise BlockMisfit(texts.tr("Row {row}, column {column}: the table ends before it.", **where))
        try:
            line = changed_line(texts, line, MaterialColumn(column + across), cell)
        except CellMisfit as misfit:
            sentence = texts.tr("Row {row}, column {column}: {reason}", reason=str(misfit), **where)
            raise BlockMisfit(sentence) from None
    return line


def _cell(texts: Texts, line: MaterialLine, column: MaterialColumn) -> str:
    text = cell_text(texts, line, column)
    return for_spreadsheet(text) if column in TEXT_COLUMNS else text


def _read(text: str) -> list[list[str]]:
    """The rows of a block without those at the end that are empty."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.count('"') % 2:
        rows = [line.split("\t") for line in plain.split("\n")]
    else:
        rows = list(csv.reader(io.StringIO(plain), delimiter="\t"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        del rows[-1]
    return [[cell[1:] if cell.startswith(FORMULA_SIGNS) else cell for cell in row] for row in rows]
