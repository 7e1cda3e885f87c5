"""Cost lines as text for a spreadsheet, and back: all of a block or nothing, with the cell that misfits."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from circular_assess.domain.cost_lines import CostKind, CostLine, Rhythm
from circular_assess.texts import Texts
from circular_assess.ui.widgets.comparison_words import for_spreadsheet
from circular_assess.ui.widgets.cost_cells import (
    HEADS,
    CellMisfit,
    CostColumn,
    cell_text,
    changed_line,
    usual_line,
)
from circular_assess.ui.widgets.number_field import plain_number

FORMULA_SIGNS = ("'=", "'+", "'-", "'@")


class BlockMisfit(Exception):
    """A cell of a pasted block that does not fit; the message is the sentence that says which and why."""


def block_as_text(
    texts: Texts,
    lines: Sequence[CostLine],
    totals: Sequence[float | None],
    columns: Sequence[CostColumn],
    *,
    has_heads: bool,
) -> str:
    """These cells of these lines, tab-separated; `totals` is what each line comes to."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    if has_heads:
        writer.writerow([texts.tr(HEADS[column]) for column in columns])
    for line, total in zip(lines, totals, strict=True):
        writer.writerow([_cell(texts, line, total, column) for column in columns])
    return text.getvalue()


def pasted_lines(
    texts: Texts,
    lines: Sequence[CostLine],
    text: str,
    row: int,
    column: CostColumn,
    period: int | None,
) -> tuple[tuple[CostLine, ...], int]:
    """All lines after a block is pasted from this cell on, and how many of them the block changed.

    Empty cells leave what is there; rows past the last one are new lines. Raises BlockMisfit.
    """
    block = _read(text)
    first_heads = [texts.tr(HEADS[each]) for each in list(CostColumn)[column:]]
    if block and [cell.strip() for cell in block[0]] == first_heads[: len(block[0])]:
        block = block[1:]
        first = 2
    else:
        first = 1
    result = list(lines)
    for down, cells in enumerate(block):
        at = row + down
        is_new = at >= len(lines)
        if is_new and not any(cell.strip() for cell in cells):
            continue
        line = usual_line(CostKind.OTHER, period) if is_new else lines[at]
        made = _pasted(texts, line, cells, column, first + down, is_new=is_new, period=period)
        if is_new:
            result.append(made)
        else:
            result[at] = made
    return tuple(result), len(block)


def _pasted(
    texts: Texts,
    line: CostLine,
    cells: Sequence[str],
    column: CostColumn,
    row: int,
    *,
    is_new: bool,
    period: int | None,
) -> CostLine:
    typed: dict[CostColumn, str] = {}
    for across, cell in enumerate(cells):
        if not cell.strip():
            continue
        at = column + across
        if at > CostColumn.TOTAL:
            sentence = texts.tr(
                "Row {row}, column {column}: the table ends before it.", row=row, column=across + 1
            )
            raise BlockMisfit(sentence)
        typed[CostColumn(at)] = cell
    typed.pop(CostColumn.TOTAL, None)  # it is worked out
    for each, cell in typed.items():
        # Years that are pasted too are not to be proposed.
        span = None if CostColumn.FIRST in typed or CostColumn.LAST in typed else period
        try:
            line = changed_line(texts, line, each, cell, span)
        except CellMisfit as misfit:
            where = {"row": row, "column": each - column + 1, "reason": str(misfit)}
            raise BlockMisfit(texts.tr("Row {row}, column {column}: {reason}", **where)) from None
        if is_new and each is CostColumn.KIND:
            usual = usual_line(line.kind, period)
            line = replace(line, rhythm=usual.rhythm, first_year=usual.first_year, last_year=usual.last_year)
    if is_new and CostColumn.FIRST in typed and CostColumn.LAST not in typed:
        line = replace(line, last_year=max(line.first_year, line.last_year))
    return line if line.rhythm is not Rhythm.ONCE else replace(line, last_year=line.first_year)


def _cell(texts: Texts, line: CostLine, total: float | None, column: CostColumn) -> str:
    if column is CostColumn.TOTAL:
        return "" if total is None else plain_number(texts, round(total, 2))
    if column is CostColumn.NAME:
        return for_spreadsheet(line.name)
    return cell_text(texts, line, column)


def _read(text: str) -> list[list[str]]:
    """The rows of a block without those at the end that are empty."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain.count('"') % 2:
        rows = [line.split("\t") for line in plain.split("\n")]
    else:
        try:
            rows = list(csv.reader(io.StringIO(plain), delimiter="\t"))
        except csv.Error:
            rows = [line.split("\t") for line in plain.split("\n")]
    while rows and not any(cell.strip() for cell in rows[-1]):
        del rows[-1]
    return [[_unguarded(cell) for cell in row] for row in rows]


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(FORMULA_SIGNS) else cell
